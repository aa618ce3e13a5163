"""A programme as somebody reads it: texts in one language, times on both clocks, and what does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from portal.agenda.models import AgendaItem
from portal.agenda.queries.programmes import days_of
from portal.agenda.rules.codes import ClockChange
from portal.agenda.rules.conflicts import Found, conflicts
from portal.agenda.rules.moments import clock_change, span_of
from portal.agenda.rules.wording import Reading, reading
from portal.core.db import db
from portal.regions.models import Region
from portal.visits.models import Visit, VisitSide


@dataclass(frozen=True)
class ShownItem:
    """`elsewhere` is the same span on the clocks of the guests, where they show another time."""

    item: AgendaItem
    reading: Reading
    span: tuple[datetime, datetime]
    elsewhere: tuple[datetime, datetime] | None
    clock_change: ClockChange | None
    found: Sequence[Found]


@dataclass(frozen=True)
class ShownDay:
    """A day of the visit with its items."""

    day: date
    items: Sequence[ShownItem]


def programme_of(visit: Visit, items: Sequence[AgendaItem], language: str) -> list[ShownDay]:
    """All days, also those without an item."""
    found = conflicts((item.slot for item in items), visit.first_day, visit.last_day)
    zones = zone_of(visit.host), zone_of(visit.guest)
    shown = [_shown(item, language, zones, [each for each in found if each.item_id == item.id]) for item in items]
    return [ShownDay(day, [each for each in shown if each.item.day == day]) for day in days_of(visit, items)]


def zone_of(side: VisitSide) -> ZoneInfo:
    return ZoneInfo(db.session.get_one(Region, side.region_key).timezone)


def span_in(item: AgendaItem, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return span_of(item.day, item.starts, item.ends, item.ends_next_day, zone)


def _shown(item: AgendaItem, language: str, zones: tuple[ZoneInfo, ZoneInfo], found: Sequence[Found]) -> ShownItem:
    here, there = zones
    span = span_in(item, here)
    begin, end = (moment.astimezone(there) for moment in span)
    is_elsewhere = begin.utcoffset() != span[0].utcoffset()
    return ShownItem(
        item,
        reading(item.words, item.language, language),
        span,
        (begin, end) if is_elsewhere else None,
        clock_change(item.day, item.starts, here),
        found,
    )
