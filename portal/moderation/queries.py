"""The moderation queue: contributions in review of my regions, oldest first."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.contributions.models import Contribution
from portal.contributions.rules import Status
from portal.db import db
from portal.web.paging import Page, Place, pack

PER_PAGE = 25


def waiting(by: Person, *, all_languages: bool = False, after: Place | None = None) -> Page[Contribution]:
    """One page of what waits for this coordinator; without `all_languages` only what she reads."""
    found = _in_review(by, all_languages).options(
        joinedload(Contribution.project).lazyload("*"),
        joinedload(Contribution.school_class),
        selectinload(Contribution.authors).lazyload("*"),
        selectinload(Contribution.media),
    )
    if after:
        found = found.where(
            (Contribution.status_since > after[0])
            | ((Contribution.status_since == after[0]) & (Contribution.id > after[1]))
        )
    works = list(db.session.scalars(found.order_by(Contribution.status_since, Contribution.id).limit(PER_PAGE + 1)))
    more = pack((works[PER_PAGE - 1].status_since, works[PER_PAGE - 1].id)) if len(works) > PER_PAGE else None
    return Page(works[:PER_PAGE], after=more)


def count(by: Person, *, all_languages: bool = False) -> int:
    found = _in_review(by, all_languages).with_only_columns(func.count())
    return db.session.scalar(found) or 0


def next_waiting(by: Person, *, but: int) -> int | None:
    """The id of the oldest other contribution in the coordinator's languages."""
    found = _in_review(by, False).with_only_columns(Contribution.id).where(Contribution.id != but)
    return db.session.scalar(found.order_by(Contribution.status_since, Contribution.id).limit(1))


def _in_review(by: Person, all_languages: bool) -> Select[tuple[Contribution]]:
    found = select(Contribution).where(
        Contribution.status == Status.IN_REVIEW, Contribution.region_key.in_(by.region_keys)
    )
    return found if all_languages or not by.read_languages else found.where(Contribution.language.in_(by.read_languages))
