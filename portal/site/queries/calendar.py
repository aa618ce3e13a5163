"""Reads what happens between the regions: public visits and events, in order of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from portal.core.db import db
from portal.events.models import Event
from portal.events.rules.codes import EventStatus
from portal.visits.models import Visit
from portal.visits.rules.codes import Status

MOST = 200  # entries of a list; there is a month for the rest
MOST_IN_MONTH = 1000  # there is no smaller page that shows what is left out
MOST_IN_FEED = 5000  # calendar programs find what comes behind all that was

PUBLIC_EVENTS = (EventStatus.OPEN, EventStatus.CLOSED, EventStatus.PUBLISHED, EventStatus.CANCELLED)
CERTAIN_VISITS = (Status.AGREED, Status.UNDER_WAY, Status.REPORTED, Status.CANCELLED)


@dataclass(frozen=True)
class Happening:
    """A visit or an event, from its first to its last day."""

    thing: Any  # a `Visit` or an `Event`
    first_day: date
    last_day: date

    @property
    def is_event(self) -> bool:
        return isinstance(self.thing, Event)

    @property
    def is_cancelled(self) -> bool:
        return self.thing.status in (Status.CANCELLED, EventStatus.CANCELLED)


def happenings(first: date, last: date | None = None, *, most: int = MOST) -> list[Happening]:
    """Those with a day from the first on, up to the last one if there is one."""
    visits = select(Visit).where(Visit.is_public, Visit.status.in_(CERTAIN_VISITS)).options(*without_people())
    events = select(Event).where(Event.status.in_(PUBLIC_EVENTS))
    found = [
        each
        for query, model in ((visits, Visit), (events, Event))
        for each in _found(query.limit(most), model, first, last)
    ]
    return sorted(found, key=lambda each: (each.first_day, each.last_day, each.is_event, each.thing.id))[:most]


def without_people() -> tuple[Any, ...]:
    """Of visits, what visitors read."""
    return selectinload(Visit.sides).lazyload("*"), joinedload(Visit.project).lazyload("*")


def _found(query: Any, model: Any, first: date, last: date | None) -> Sequence[Happening]:
    query = query.where(model.last_day >= first)
    if last:
        query = query.where(model.first_day <= last)
    rows = db.session.scalars(query.order_by(model.first_day, model.id))
    return [Happening(row, row.first_day, row.last_day) for row in rows]
