"""Reads the calendars of the regions; a copy that is at most a second old serves most questions."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import abort
from sqlalchemy import select

from portal.core.cached import Cached
from portal.core.db import db
from portal.holidays.models import Holiday, HolidayChange
from portal.holidays.rules.entries import Calendar, Span, calendar_from, year_name, year_of, year_span
from portal.regions.queries import all_regions

HISTORY_LENGTH = 100


@Cached
def calendars() -> dict[str, Calendar]:
    """The calendar of every region; an empty one where nothing is known."""
    return {key: Calendar() for key in all_regions()} | _read()


def calendar_of(region_key: str) -> Calendar:
    return calendars().get(region_key, Calendar())


def entries_of(region_keys: Sequence[str], year: int) -> Sequence[Holiday]:
    """What lies in a school year of these regions, at least with a day; in order of days."""
    span = year_span(year)
    inside = (Holiday.region_key.in_(region_keys), Holiday.start <= span.end, Holiday.end >= span.start)
    found = select(Holiday).where(Holiday.removed_at.is_(None), *inside)
    return db.session.scalars(found.order_by(Holiday.start, Holiday.end, Holiday.id)).all()


def get_own(person: Any, region_key: str, entry_id: int) -> Holiday:
    """An entry of a region whose dates this person may change, removed or not; else 404."""
    must_be_own(person, region_key)
    entry = db.session.get(Holiday, entry_id) if entry_id < 2**31 else None
    return entry if entry and entry.region_key == region_key else abort(404)


def must_be_own(person: Any, region_key: str) -> None:
    if region_key not in own_regions(person):
        abort(404)


def find_same(region_key: str, kind: str, event: str, start: date) -> Holiday | None:
    """The entry that already is what another one would be."""
    return db.session.scalar(select(Holiday).filter_by(region_key=region_key, kind=kind, event=event, start=start))


def removed_of(region_key: str, year: int) -> Sequence[Holiday]:
    """What was taken out of a school year and can be put back."""
    found = select(Holiday).where(Holiday.removed_at.is_not(None))
    return db.session.scalars(found.filter_by(region_key=region_key, school_year=year_name(year))).all()


def history_of(region_key: str, year: int) -> Sequence[HolidayChange]:
    """The latest changes of a school year, the newest first."""
    found = select(HolidayChange).join(Holiday, Holiday.id == HolidayChange.holiday_id)
    found = found.where(Holiday.region_key == region_key, Holiday.school_year == year_name(year))
    return db.session.scalars(found.order_by(HolidayChange.id.desc()).limit(HISTORY_LENGTH)).all()


def own_regions(person: Any) -> list[str]:
    """The regions whose dates this person may change: a coordinator the own ones, an administrator all."""
    if not person.is_authenticated:
        return []
    if person.is_administrator:
        return list(all_regions())
    return list(person.region_keys) if person.is_coordinator else []


def known_years() -> list[int]:
    """The school years of which lessons are known in any region, in order."""
    return sorted({year_of(span.start) for calendar in calendars().values() for span in calendar.lessons})


def _read() -> dict[str, Calendar]:
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    columns = select(Holiday.region_key, Holiday.kind, Holiday.start, Holiday.end)
    for key, kind, start, end in db.session.execute(columns.filter_by(removed_at=None).order_by(Holiday.start)):
        found[key].append((kind, Span(start, end)))
    return {key: calendar_from(entries) for key, entries in found.items()}
