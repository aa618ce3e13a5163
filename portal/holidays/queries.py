"""Reads the calendars of the regions; a copy that the process keeps until they change serves most questions."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from portal.core.changes.kept import Kept
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.holidays.models import Holiday, HolidayChange
from portal.holidays.rules.calendar import Calendar, calendar_from
from portal.holidays.rules.days import Span, year_name, year_of, year_span
from portal.holidays.rules.entries import Description, Kind
from portal.regions.queries import all_regions

HISTORY_LENGTH = 100


@Kept
def calendars() -> dict[str, Calendar]:
    """The calendar of every region; an empty one where nothing is known."""
    return {key: Calendar() for key in all_regions()} | _read()


def calendar_of(region_key: str) -> Calendar:
    return calendars().get(region_key, Calendar())


def entries_of(region_keys: Sequence[str], year: int) -> Sequence[Holiday]:
    """The entries of these regions with at least one day in a school year; in order of days."""
    span = year_span(year)
    inside = (Holiday.region_key.in_(region_keys), Holiday.start <= span.end, Holiday.end >= span.start)
    query = select(Holiday).where(Holiday.removed_at.is_(None), *inside)
    return db.session.scalars(query.order_by(Holiday.start, Holiday.end, Holiday.id)).all()


def get_own(person: Any, region_key: str, entry_id: int) -> Holiday:
    """An entry of a region whose dates this person may change, removed or not; raises NotFound."""
    must_be_own(person, region_key)
    return existing(db.session.scalar(select(Holiday).filter_by(id=entry_id, region_key=region_key)))


def must_be_own(person: Any, region_key: str) -> None:
    """Raises NotFound for a region whose dates this person may not change."""
    if region_key not in own_regions(person):
        raise NotFound


def find_same(region_key: str, description: Description) -> Holiday | None:
    """The entry of this kind and name that begins on this day, removed or not."""
    same = {"kind": description.kind, "event": description.event, "start": description.start}
    return db.session.scalar(select(Holiday).filter_by(region_key=region_key, **same))


def is_known_already(region_key: str, description: Description, entry: Holiday | None = None) -> bool:
    """Whether another entry than `entry` is this one already; a new entry (None) may repeat a removed one."""
    same = find_same(region_key, description)
    if same is None or same is entry:
        return False
    return entry is not None or same.removed_at is None


def removed_of(region_key: str, year: int) -> Sequence[Holiday]:
    """The entries that were taken out of a school year and can be put back."""
    query = select(Holiday).where(Holiday.removed_at.is_not(None))
    return db.session.scalars(query.filter_by(region_key=region_key, school_year=year_name(year))).all()


def history_of(region_key: str, year: int) -> Sequence[HolidayChange]:
    """The latest changes of a school year, the newest first."""
    query = select(HolidayChange).join(Holiday, Holiday.id == HolidayChange.holiday_id)
    query = query.where(Holiday.region_key == region_key, Holiday.school_year == year_name(year))
    return db.session.scalars(query.order_by(HolidayChange.id.desc()).limit(HISTORY_LENGTH)).all()


def entries_with_removed(region_keys: Collection[str]) -> Sequence[Holiday]:
    """All entries of these regions, removed ones too; in order of days."""
    query = select(Holiday).where(Holiday.region_key.in_(region_keys))
    return db.session.scalars(query.order_by(Holiday.start, Holiday.id)).all()


def public_entries(region_key: str) -> list[Span]:
    """The public holidays of a region, removed ones too."""
    query = select(Holiday.start, Holiday.end).filter_by(region_key=region_key, kind=Kind.PUBLIC)
    return [Span(start, end) for start, end in db.session.execute(query)]


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
    entries: dict[str, list[tuple[Kind, Span]]] = defaultdict(list)
    columns = select(Holiday.region_key, Holiday.kind, Holiday.start, Holiday.end)
    for key, kind, start, end in db.session.execute(columns.filter_by(removed_at=None).order_by(Holiday.start)):
        entries[key].append((kind, Span(start, end)))
    return {key: calendar_from(dated) for key, dated in entries.items()}
