"""Reads the moderation queue: contributions in review of a coordinator's regions, oldest first."""

from sqlalchemy import Select, exists, func, literal, select, tuple_

from portal.accounts.models import Person
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.queries.contributions import get_related, listed
from portal.contributions.rules import ContributionRefusal, Status, Step
from portal.core.db import Moment, db
from portal.core.refusal import Refused
from portal.core.web.paging import Page, Position, to_cursor

PER_PAGE = 25
AGE = (Contribution.status_since, Contribution.id)


def get_decidable(by: Person, contribution_id: int) -> Contribution:
    """What this coordinator may decide about; refused for what was taken out of her hands while she looked at it."""
    if db.session.scalar(_withdrawn(by, contribution_id)):
        raise Refused(ContributionRefusal.WITHDRAWN_SINCE)
    return get_related(by, contribution_id)


def waiting(
    by: Person, *, all_languages: bool = False, after: Position | None = None, limit: int = PER_PAGE
) -> Page[Contribution]:
    """One page of what waits for this coordinator; without `all_languages` only what she reads."""
    query = _in_review(by, all_languages).options(*listed())
    if after:
        query = query.where(tuple_(*AGE) > tuple_(literal(after[0], Moment), literal(after[1])))
    contributions = list(db.session.scalars(query.order_by(*AGE).limit(limit + 1)))
    last = contributions[limit - 1] if len(contributions) > limit else None
    return Page(contributions[:limit], after=to_cursor((last.status_since, last.id)) if last else None)


def count(by: Person, *, all_languages: bool = False) -> int:
    return db.session.scalar(_in_review(by, all_languages).with_only_columns(func.count())) or 0


def find_next(by: Person, *, but: int) -> int | None:
    """The id of the oldest other contribution in the coordinator's languages."""
    query = _in_review(by, False).with_only_columns(Contribution.id).where(Contribution.id != but)
    return db.session.scalar(query.order_by(*AGE).limit(1))


def _withdrawn(by: Person, contribution_id: int) -> Select[int]:
    """Finds a contribution that had been forwarded to the regions of this coordinator before it was withdrawn."""
    forwarded = exists().where(
        ContributionEntry.contribution_id == Contribution.id, ContributionEntry.step == Step.FORWARD
    )
    return select(Contribution.id).where(
        Contribution.id == contribution_id,
        Contribution.status == Status.WITHDRAWN,
        Contribution.region_key.in_(by.region_keys),
        forwarded,
    )


def _in_review(by: Person, all_languages: bool) -> Select[Contribution]:
    query = select(Contribution).where(
        Contribution.status == Status.IN_REVIEW, Contribution.region_key.in_(by.region_keys)
    )
    if all_languages or not by.read_languages:
        return query
    return query.where(Contribution.language.in_(by.read_languages))
