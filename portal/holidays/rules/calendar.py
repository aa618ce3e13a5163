"""Calendars of regions: when there is teaching, and when several regions teach at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.holidays.rules.days import A_DAY, SATURDAY, Span, days_between, weekdays, year_of, year_span
from portal.holidays.rules.entries import Kind


@dataclass(frozen=True)
class Calendar:
    """What is known of a region's school years, in order of days."""

    lessons: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()
    public: tuple[Span, ...] = ()
    exams: tuple[Span, ...] = ()

    @cached_property
    def known(self) -> tuple[Span, ...]:
        """The school years that the calendar covers: those in which lessons begin."""
        years = sorted({year_of(span.start) for span in self.lessons})
        return tuple(year_span(year) for year in years)


def calendar_from(entries: Iterable[tuple[Kind, Span]]) -> Calendar:
    """A calendar of (kind, time), given in order of days."""
    spans: dict[Kind, list[Span]] = {kind: [] for kind in Kind}
    for kind, span in entries:
        spans[kind].append(span)
    lessons, breaks, public, exams = (tuple(spans[kind]) for kind in Kind)
    return Calendar(lessons, breaks, public, exams)


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
    for day in (*days_between(first, last), last + A_DAY):
        if day <= last and all(is_teaching_time(calendar, day) for calendar in calendars):
            start = start or day
        elif start:
            windows.append(_without_weekends(Span(start, day - A_DAY)))
            start = None
    return [window for window in windows if weekdays(window) >= shortest]


def last_day_of_year(calendar: Calendar, day: date) -> date:
    """The last day of lessons of the school year that a day lies in, of the next one in the summer between them.

    Where the calendar knows nothing, the end of July.
    """
    years = (year_of(day), year_of(day) + 1)
    ends = [max((s.end for s in calendar.lessons if year_of(s.start) == y), default=year_span(y).end) for y in years]
    return next(end for end in ends if end >= day)


def nth_school_day(calendar: Calendar, after: date, n: int) -> date:
    """The n-th school day after a day (n from 1); where the calendar knows nothing, weekdays count."""
    day = after
    while n:
        day += A_DAY
        n -= is_school_day(calendar, day)
    return day


def _without_weekends(span: Span) -> Span:
    start, end = span.start, span.end
    while start.weekday() >= SATURDAY:
        start += A_DAY
    while end.weekday() >= SATURDAY:
        end -= A_DAY
    return Span(start, end)
