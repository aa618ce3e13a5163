"""Reads what was published in a coordinator's regions and has contact data that nobody has confirmed."""

from sqlalchemy import ColumnElement, Row, exists, func, literal, or_, select, tuple_

from portal.accounts.models import Person
from portal.contributions.models import ContactCount, Contribution
from portal.contributions.queries.contributions import listed
from portal.contributions.rules import Status
from portal.core.db import Moment, db
from portal.core.web.paging import Page, Position, to_cursor

PER_PAGE = 50
NEWEST = (Contribution.status_since, Contribution.id)


def published_with_contacts(
    by: Person, after: Position | None = None, limit: int = PER_PAGE
) -> Page[Row[Contribution, int]]:
    """Each with how much was found, those published last first."""
    query = select(Contribution, ContactCount.number).join(
        ContactCount, ContactCount.contribution_id == Contribution.id
    )
    query = query.where(*_conditions(by)).options(*listed())
    if after:
        query = query.where(tuple_(*NEWEST) < tuple_(literal(after[0], Moment), literal(after[1])))
    newest_first = (column.desc() for column in NEWEST)
    rows = db.session.execute(query.order_by(*newest_first).limit(limit + 1)).all()
    last = rows[limit - 1][0] if len(rows) > limit else None
    return Page(rows[:limit], after=to_cursor((last.status_since, last.id)) if last else None)


def count_with_contacts(by: Person) -> int:
    """Begins with the few contributions that have any: most of what is published has none."""
    is_counted = exists().where(Contribution.id == ContactCount.contribution_id, *_conditions(by))
    return db.session.scalar(select(func.count(ContactCount.contribution_id)).where(is_counted)) or 0


def _conditions(by: Person) -> list[ColumnElement[bool]]:
    keys = by.reviewed_regions
    is_hers = or_(Contribution.region_key.in_(keys), Contribution.review_region_key.in_(keys))
    return [is_hers, Contribution.status == Status.PUBLISHED]
