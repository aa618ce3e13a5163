"""What speaks against the days of a visit in the calendars of both regions, and the next days that are free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.holidays.rules.calendar import Calendar, is_teaching_time
from portal.holidays.rules.days import SATURDAY, Span, days_of
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.plans import RegionYear

LONGEST = 60  # days of a visit
LOOKED_AT = timedelta(days=366)  # after the wanted day, in which free days are looked for
MOST_WINDOWS = 3


class DayFlaw(StrEnum):
    """Why no visit can have these days."""

    BACKWARDS = "backwards"
    PAST = "past"
    TOO_LONG = "too_long"


class Obstacle(StrEnum):
    """What should be thought over before a visit takes place in these days."""

    BREAK = "break"
    PUBLIC = "public"
    EXAMS = "exams"
    NO_LESSONS = "no_lessons"  # outside of the school year
    UNKNOWN = "unknown"  # nobody has entered the school year yet
    YEAR_END = "year_end"  # the days lie in two calendar years


OBSTACLES = {Kind.BREAK: Obstacle.BREAK, Kind.PUBLIC: Obstacle.PUBLIC, Kind.EXAMS: Obstacle.EXAMS}


@dataclass(frozen=True)
class Clash:
    """An obstacle in a region: the entry of its calendar and how certain that is; `days` are the days concerned."""

    obstacle: Obstacle
    region_key: str
    days: Span
    event: str = ""
    certainty: Certainty = Certainty.OFFICIAL


def flaw_of(days: Span, today: date) -> DayFlaw | None:
    """`days` may be in the wrong order."""
    if days.end < days.start:
        return DayFlaw.BACKWARDS
    if days.start < today:
        return DayFlaw.PAST
    return DayFlaw.TOO_LONG if (days.end - days.start).days >= LONGEST else None


def clashes(days: Span, regions: Sequence[RegionYear]) -> list[Clash]:
    """In the order of the regions, and of the days in each."""
    crosses = days.start.year != days.end.year
    year_end = [Clash(Obstacle.YEAR_END, "", days)] if crosses else []
    return [*(clash for region in regions for clash in _clashes_in(region, days)), *year_end]


def free_windows(wanted: Span, regions: Sequence[RegionYear], earliest: date) -> list[Span]:
    """The next times of this length that begin on the same weekday, in which all known regions teach without a break,
    a public holiday or exams. None where no school year is known.
    """
    calendars = [region.calendar for region in regions if region.is_known]
    length, first = wanted.end - wanted.start, max(wanted.start, earliest)
    first += timedelta(days=(wanted.start.weekday() - first.weekday()) % 7)
    free = set(_free_days(calendars, Span(first, first + LOOKED_AT + length))) if calendars else set()
    starts = (first + timedelta(weeks=week) for week in range(LOOKED_AT.days // 7 + 1))
    windows = (Span(start, start + length) for start in starts)
    return [window for window in windows if free.issuperset(days_of(window))][:MOST_WINDOWS]


def _clashes_in(region: RegionYear, days: Span) -> Iterator[Clash]:
    calendar = region.calendar
    if not any(days.start in year for year in calendar.known):
        yield Clash(Obstacle.UNKNOWN, region.key, days)
        return
    for entry in region.of_kind(*OBSTACLES):
        if _matters(entry.kind, both := Span(max(entry.start, days.start), min(entry.end, days.end))):
            yield Clash(OBSTACLES[entry.kind], region.key, both, entry.event, entry.certainty)
    if without := [day for day in days_of(days) if _is_outside(calendar, day)]:
        yield Clash(Obstacle.NO_LESSONS, region.key, Span(without[0], without[-1]))


def _matters(kind: Kind, days: Span) -> bool:
    """A public holiday on a weekend is no obstacle."""
    is_free_anyway = kind == Kind.PUBLIC and all(day.weekday() >= SATURDAY for day in days_of(days))
    return days.start <= days.end and not is_free_anyway


def _is_outside(calendar: Calendar, day: date) -> bool:
    in_break = any(day in span for span in calendar.breaks)
    return day.weekday() < SATURDAY and not in_break and not is_teaching_time(calendar, day)


def _free_days(calendars: Sequence[Calendar], days: Span) -> Iterator[date]:
    return (day for day in days_of(days) if all(_is_free(calendar, day) for calendar in calendars))


def _is_free(calendar: Calendar, day: date) -> bool:
    """Weekends are, unless school holidays begin with them."""
    if day.weekday() >= SATURDAY:
        return not any(day in span for span in calendar.breaks)
    is_known = any(day in year for year in calendar.known)
    is_taken = any(day in span for span in (*calendar.public, *calendar.exams))
    return is_known and not is_taken and is_teaching_time(calendar, day)
