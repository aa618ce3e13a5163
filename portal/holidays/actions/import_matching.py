"""Finds the known entry that an entry of a published list means, even when its days or its name differ."""

from collections import defaultdict
from collections.abc import Iterable

from portal.holidays.models import Holiday
from portal.holidays.rules.days import Span, days_of, year_name, year_of
from portal.holidays.rules.entries import Kind, agree, is_more_certain
from portal.holidays.rules.lists.rows import ListEntry


class KnownEntries:
    """The entries of some regions, removed ones too; each matches one entry of a list at most."""

    def __init__(self, entries: Iterable[Holiday]) -> None:
        self.matched: set[Holiday] = set()
        self.by_year: defaultdict[tuple[str, str], list[Holiday]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Holiday) -> None:
        self.by_year[entry.region_key, entry.school_year].append(entry)

    def mark_matched(self, entry: Holiday) -> None:
        """Nothing else in the list can match it."""
        self.matched.add(entry)

    def lessons(self, region_key: str, year: int) -> Holiday | None:
        return next((e for e in self.by_year[region_key, year_name(year)] if e.kind == Kind.LESSONS), None)

    def exact(self, listed: ListEntry) -> Holiday | None:
        """Of this name, and beginning on this day."""
        return next((e for e in self._alike(listed) if (e.event, e.start) == (listed.event, listed.span.start)), None)

    def other(self, listed: ListEntry) -> Holiday | None:
        """Of this name on other days, of another name on these days, or what a person made another kind of."""
        return self._moved(listed) or self._same_days(listed) or self._of_another_kind(listed)

    def overlapping(self, listed: ListEntry) -> Holiday | None:
        """Of another name, on some of these days; a public holiday has to lie within them."""
        if listed.kind == Kind.LESSONS:
            return None
        overlapping = [entry for entry in self._unmatched(listed) if listed.span.overlaps(span_of(entry))]
        if listed.kind == Kind.PUBLIC:
            overlapping = [entry for entry in overlapping if entry.start in listed.span and entry.end in listed.span]
        return _nearest(overlapping, listed)

    def is_covered(self, listed: ListEntry) -> bool:
        """Whether all of these days are known already, as parts of other entries."""
        days = {day for entry in self._alike(listed) if _counts_for(listed, entry) for day in days_of(span_of(entry))}
        return listed.kind != Kind.LESSONS and set(days_of(listed.span)) <= days

    def _moved(self, listed: ListEntry) -> Holiday | None:
        """In the same school year; public holidays have to share a day."""
        year = year_name(year_of(listed.span.start))
        moved = [entry for entry in self._unmatched(listed) if (entry.event, entry.school_year) == (listed.event, year)]
        if listed.kind == Kind.PUBLIC:
            moved = [entry for entry in moved if listed.span.overlaps(span_of(entry))]
        return _nearest(moved, listed)

    def _same_days(self, listed: ListEntry) -> Holiday | None:
        return next((e for e in self._unmatched(listed) if agree(listed.kind, listed.span, span_of(e))), None)

    def _of_another_kind(self, listed: ListEntry) -> Holiday | None:
        by_hand = [e for e in self._near(listed) if e.is_by_hand and e not in self.matched and e.kind != listed.kind]
        return next((e for e in by_hand if e.event == listed.event or span_of(e) == listed.span), None)

    def _alike(self, listed: ListEntry) -> list[Holiday]:
        return [entry for entry in self._near(listed) if entry.kind == listed.kind]

    def _near(self, listed: ListEntry) -> list[Holiday]:
        """In its school year and, as holidays reach over its ends, in those before and after."""
        year = year_of(listed.span.start)
        names = [year_name(each) for each in (year - 1, year, year + 1)]
        return [entry for name in names for entry in self.by_year[listed.region_key, name]]

    def _unmatched(self, listed: ListEntry) -> list[Holiday]:
        return [entry for entry in self._alike(listed) if entry not in self.matched]


def span_of(entry: Holiday) -> Span:
    return Span(entry.start, entry.end)


def _counts_for(listed: ListEntry, entry: Holiday) -> bool:
    """A more certain list may shorten school holidays; a public holiday within others shortens none."""
    is_less_certain = listed.kind != Kind.PUBLIC and is_more_certain(listed.certainty, entry.certainty)
    return entry.removed_at is None and not is_less_certain


def _nearest(entries: Iterable[Holiday], listed: ListEntry) -> Holiday | None:
    return min(entries, key=lambda entry: abs((entry.start - listed.span.start).days), default=None)
