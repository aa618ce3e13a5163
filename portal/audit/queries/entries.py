"""Reads the record: administrators all of it, coordinators that of their regions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, literal, or_, select, tuple_
from sqlalchemy.orm import lazyload

from portal.accounts.models import Person
from portal.audit.models import AuditEntry
from portal.core.choices import Choices
from portal.core.clock import end_of
from portal.core.db import Moment, db
from portal.core.web.converters import LARGEST_NUMBER
from portal.core.web.paging import Page, Position, to_cursor
from portal.people.queries.accounts import named, visible

PER_PAGE = 50
MOST_EXPORTED = 20_000
NEWEST = (AuditEntry.at, AuditEntry.id)


@dataclass(frozen=True)
class Filters(Choices):
    """What narrows the list; an empty text means everything."""

    who: str = ""  # a part of name or address, or the number of an account
    action: str = ""
    kind: str = ""
    number: str = ""
    region: str = ""
    since: str = ""  # days
    until: str = ""


def entries(by: Person, filters: Filters, after: Position | None = None, limit: int = PER_PAGE) -> Page[AuditEntry]:
    """One page, the newest first."""
    query = _readable(by).where(*_conditions(by, filters))
    if after:
        query = query.where(tuple_(*NEWEST) < tuple_(literal(after[0], Moment), literal(after[1])))
    query = query.order_by(*(column.desc() for column in NEWEST)).limit(limit + 1)
    found = db.session.scalars(query).all()
    last = found[limit - 1] if len(found) > limit else None
    return Page(found[:limit], after=to_cursor((last.at, last.id)) if last else None)


def names_for(by: Person, found: Sequence[AuditEntry]) -> dict[int, str]:
    """Of the adults in these entries whose accounts the reader may open, and of the reader."""
    numbers = {number for entry in found for number in (entry.by_id, entry.person_id) if number}
    query = visible(by).options(lazyload("*")).where(Person.id.in_(numbers))
    return {person.id: person.name or person.mailbox or "" for person in db.session.scalars(query)} | {by.id: by.name}


def _readable(by: Person) -> Select[AuditEntry]:
    query = select(AuditEntry)
    return query if by.is_administrator else query.where(AuditEntry.region_key.in_(by.region_keys))


def _conditions(by: Person, filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.who:
        yield _concerns(by, filters.who)
    for column in (AuditEntry.action, AuditEntry.kind):
        if wanted := getattr(filters, column.key):
            yield column == wanted
    if filters.number:
        yield AuditEntry.number == _row(filters.number)
    if filters.region:
        yield AuditEntry.region_key == filters.region
    yield from _between(filters)


def _between(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """Days of the portal's clock, the last one included."""
    if filters.since:
        yield AuditEntry.at >= end_of(date.fromisoformat(filters.since) - timedelta(days=1))
    if filters.until:
        yield AuditEntry.at < end_of(date.fromisoformat(filters.until))


def _concerns(by: Person, typed: str) -> ColumnElement[bool]:
    """Whether somebody acted, or was concerned."""
    people: Iterable[int] | Select[int] = [_row(typed)] if typed.isdigit() else named(by, typed)
    return or_(AuditEntry.by_id.in_(people), AuditEntry.person_id.in_(people))


def _row(typed: str) -> int:
    """A number that a row can have; 0, which none has, for others."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 10 else 0
    return number if number <= LARGEST_NUMBER else 0
