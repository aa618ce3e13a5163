"""Joins rows that name the same holiday: published twice, or day by day."""

from collections.abc import Iterable

from portal.holidays.rules.days import A_DAY, SATURDAY, Span, days_of
from portal.holidays.rules.entries import Kind, flaw_of
from portal.holidays.rules.lists.rows import ListEntry


def join(entries: Iterable[ListEntry]) -> list[ListEntry]:
    """In the order of days."""
    joined: list[ListEntry] = []
    for entry in sorted(entries, key=lambda each: (each.key, each.span.start, each.line)):
        if joined and _belong_together(joined[-1], entry):
            joined[-1] = joined[-1].joined(entry)
        else:
            joined.append(entry)
    return sorted(joined, key=lambda each: (each.span.start, each.line))


def _belong_together(one: ListEntry, other: ListEntry) -> bool:
    """The same name, and no day between; between two weeks of school holidays there may be a weekend."""
    if one.key != other.key or flaw_of(one.span.start, other.span.end):
        return False
    between = list(days_of(Span(one.span.end + A_DAY, other.span.start - A_DAY)))
    return not between or (one.kind == Kind.BREAK and all(day.weekday() >= SATURDAY for day in between))
