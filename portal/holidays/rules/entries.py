"""School years: when there is teaching, and when several regions teach at the same time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

SATURDAY = 5
LONGEST = 366  # days of an entry
YEARS = range(1990, 2101)
AUGUST = 8
A_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What a dated entry of a calendar means for teaching."""

    LESSONS = "lessons"  # the school year, from its first to its last day
    BREAK = "break"
    PUBLIC = "public"  # a holiday of single days; schools plan around it
    EXAMS = "exams"  # lessons take place, but it is a weak time to meet


class Certainty(StrEnum):
    """How sure a date is."""

    OFFICIAL = "official"
    DERIVED = "derived"  # from a standing rule
    EXPECTED = "expected"  # announced, not yet official
    PATTERN = "pattern"  # as in an earlier year; schools decide


class Action(StrEnum):
    """What was done to an entry."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    RESTORE = "restore"
    IMPORT = "import"  # taken over from a published list


class HolidayRefusal(StrEnum):
    """Why an entry can't be written."""

    KNOWN_ALREADY = "holiday_known_already"  # another entry of this kind and name begins on that day


class DateFlaw(StrEnum):
    """What is wrong with the two dates of an entry."""

    BACKWARDS = "backwards"
    TOO_LONG = "too_long"
    TOO_FAR = "too_far"  # nobody plans for that year


class Outside(StrEnum):
    """Why a row of a published list is not taken over."""

    OTHER_REGION = "other_region"
    UNKNOWN_REGION = "unknown_region"  # neither the row nor the caller says where it applies
    ONE_PLACE = "one_place"  # a holiday of a town
    SOME_GRADES = "some_grades"
    EARLIER_YEAR = "earlier_year"
    NO_HOLIDAY = "no_holiday"  # schools work
    TERM = "term"  # lessons begin or end within the school year
    HALF_A_YEAR = "half_a_year"  # one end of a school year of which nothing else is known


class Flaw(StrEnum):
    """Why a row of a published list is refused."""

    DATE_MISSING = "date_missing"
    DATE_FORM = "date_form"
    NAME_MISSING = "name_missing"
    TYPE = "type"


class Keep(StrEnum):
    """Why an entry stays as it is, although a published list says otherwise."""

    BY_HAND = "by_hand"
    REMOVED = "removed"
    SURER = "surer"


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether they share a day."""
        return self.start <= other.end and self.end >= other.start


@dataclass(frozen=True)
class Calendar:
    """What is known of a region's school years, in order of days."""

    lessons: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()
    public: tuple[Span, ...] = ()
    exams: tuple[Span, ...] = ()

    @cached_property
    def known(self) -> tuple[Span, ...]:
        """The school years that the calendar tells of: those in which lessons begin."""
        years = sorted({year_of(span.start) for span in self.lessons})
        return tuple(year_span(year) for year in years)


def calendar_from(entries: Iterable[tuple[str, Span]]) -> Calendar:
    """A calendar of (kind, time), given in order of days."""
    found: dict[str, list[Span]] = {kind: [] for kind in Kind}
    for kind, span in entries:
        found[kind].append(span)
    lessons, breaks, public, exams = (tuple(found[kind]) for kind in Kind)
    return Calendar(lessons, breaks, public, exams)


def flaw_of(start: date, end: date) -> DateFlaw | None:
    """What is wrong with an entry's first and last day; None when nothing is."""
    if start.year not in YEARS or end.year not in YEARS:
        return DateFlaw.TOO_FAR
    if end < start:
        return DateFlaw.BACKWARDS
    return DateFlaw.TOO_LONG if (end - start).days >= LONGEST else None


def is_surer(one: Certainty, other: Certainty) -> bool:
    order = list(Certainty)
    return order.index(one) < order.index(other)


def says_the_same(kind: Kind, one: Span, other: Span) -> bool:
    """Whether two publications agree: on the same days or, of school holidays and lessons, up to a weekend.

    French holidays begin on Saturday in one list and on Sunday in the next.
    """
    if kind in (Kind.PUBLIC, Kind.EXAMS):
        return one == other
    return all(day.weekday() >= SATURDAY for day in set(days_of(one)) ^ set(days_of(other)))


def year_of(day: date) -> int:
    """The school year of a day, by the calendar year in which it began: of 2026/27 it is 2026."""
    return day.year - (day.month < AUGUST)


def year_span(year: int) -> Span:
    """A school year, from August to July."""
    return Span(date(year, AUGUST, 1), date(year + 1, AUGUST, 1) - A_DAY)


def year_name(year: int) -> str:
    """As the facts write it: `2026/27`."""
    return f"{year}/{(year + 1) % 100:02}"


def is_teaching_time(calendar: Calendar, day: date) -> bool:
    """Whether the day lies in a time of teaching, weekends and public holidays included.

    In a school year of which no lessons are known, every day that is in no break counts.
    """
    if any(day in span for span in calendar.breaks):
        return False
    return any(day in span for span in calendar.lessons) or not any(day in year for year in calendar.known)


def is_school_day(calendar: Calendar, day: date) -> bool:
    is_free = day.weekday() >= SATURDAY or any(day in span for span in calendar.public)
    return not is_free and is_teaching_time(calendar, day)


def common_windows(calendars: Sequence[Calendar], first: date, last: date, shortest: int = 5) -> list[Span]:
    """The times in which all teach without a break, from Monday to Friday at most, of `shortest` weekdays or more.

    A public holiday does not end a window.
    """
    windows, start = [], None
    for day in (*_days(first, last), last + A_DAY):
        if day <= last and all(is_teaching_time(calendar, day) for calendar in calendars):
            start = start or day
        elif start:
            windows.append(_without_weekends(Span(start, day - A_DAY)))
            start = None
    return [window for window in windows if weekdays(window) >= shortest]


def weekdays(span: Span) -> int:
    """How many days from Monday to Friday."""
    return sum(day.weekday() < SATURDAY for day in _days(span.start, span.end))


def school_days(calendar: Calendar, first: date, last: date) -> int:
    return sum(is_school_day(calendar, day) for day in _days(first, last))


def nth_school_day(calendar: Calendar, after: date, n: int) -> date:
    """The n-th school day after a day (n from 1); where the calendar knows nothing, weekdays count."""
    day = after
    while n:
        day += A_DAY
        n -= is_school_day(calendar, day)
    return day


def days_of(span: Span) -> Iterator[date]:
    return _days(span.start, span.end)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _without_weekends(span: Span) -> Span:
    start, end = span.start, span.end
    while start.weekday() >= SATURDAY:
        start += A_DAY
    while end.weekday() >= SATURDAY:
        end -= A_DAY
    return Span(start, end)
