"""School years: when there is teaching, and when several regions teach at the same time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SATURDAY = 5
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


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Calendar:
    """What is known of a region's school years, in order of days."""

    lessons: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()
    public: tuple[Span, ...] = ()
    exams: tuple[Span, ...] = ()

    @property
    def known(self) -> Span | None:
        """The time that the calendar tells of, from the August in which its first school year begins."""
        spans = (*self.lessons, *self.breaks)
        if not spans:
            return None
        start = min(span.start for span in spans)
        return Span(
            start.replace(year=start.year - (start.month < AUGUST), month=AUGUST, day=1), max(s.end for s in spans)
        )


def is_teaching_time(calendar: Calendar, day: date) -> bool:
    """Whether the day lies in a time of teaching, weekends and public holidays included; unknown times count."""
    if calendar.known is None or day not in calendar.known:
        return True
    return any(day in span for span in calendar.lessons) and not any(day in span for span in calendar.breaks)


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


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _without_weekends(span: Span) -> Span:
    start, end = span.start, span.end
    while start.weekday() >= SATURDAY:
        start += A_DAY
    while end.weekday() >= SATURDAY:
        end -= A_DAY
    return Span(start, end)
