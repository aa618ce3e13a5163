"""Days, weekdays and school years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
AUGUST = 8
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether they share a day."""
        return self.start <= other.end and self.end >= other.start


def days_of(span: Span) -> Iterator[date]:
    return days_between(span.start, span.end)


def days_between(first: date, last: date) -> Iterator[date]:
    """Both included; none when the last day comes before the first."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def weekdays(span: Span) -> int:
    """How many days from Monday to Friday."""
    return sum(day.weekday() < SATURDAY for day in days_of(span))


def year_of(day: date) -> int:
    """The school year of a day, by the calendar year in which it began: of 2026/27 it is 2026."""
    return day.year - (day.month < AUGUST)


def year_span(year: int) -> Span:
    """A school year, from August to July."""
    return Span(date(year, AUGUST, 1), date(year + 1, AUGUST, 1) - A_DAY)


def year_name(year: int) -> str:
    """As the data files write it: `2026/27`."""
    return f"{year}/{(year + 1) % 100:02}"
