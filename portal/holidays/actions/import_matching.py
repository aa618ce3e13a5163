"""Finds the known entry of which a published list speaks, even when its days or its name differ."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from portal.core.db import db
from portal.holidays.models import Holiday
from portal.holidays.rules.entries import Certainty, Kind, Span, days_of, is_surer, says_the_same, year_name, year_of
from portal.holidays.rules.lists.rows import Entry


class KnownEntries:
    """The entries of some regions, removed ones too; each is what one entry of a list speaks of at most."""

    def __init__(self, region_keys: Iterable[str]) -> None:
        self.taken: set[Holiday] = set()
        self.by_year: defaultdict[tuple[str, str], list[Holiday]] = defaultdict(list)
        found = select(Holiday).where(Holiday.region_key.in_(region_keys)).order_by(Holiday.start, Holiday.id)
        for entry in db.session.scalars(found):
            self.add(entry)

    def add(self, entry: Holiday) -> None:
        self.by_year[entry.region_key, entry.school_year].append(entry)

    def take(self, entry: Holiday) -> None:
        """The list speaks of it; nothing else in the list does."""
        self.taken.add(entry)

    def lessons(self, region_key: str, year: int) -> Holiday | None:
        return next((e for e in self.by_year[region_key, year_name(year)] if e.kind == Kind.LESSONS), None)

    def exact(self, said: Entry) -> Holiday | None:
        """Of this name, and beginning on this day."""
        return next((e for e in self._alike(said) if (e.event, e.start) == (said.event, said.span.start)), None)

    def other(self, said: Entry) -> Holiday | None:
        """Of this name on other days, of another name on these days, or what a person made another kind of."""
        return self._moved(said) or self._same_days(said) or self._of_another_kind(said)

    def overlapping(self, said: Entry) -> Holiday | None:
        """Of another name, on some of these days; a public holiday has to lie within them."""
        if said.kind == Kind.LESSONS:
            return None
        met = [entry for entry in self._free(said) if said.span.meets(days_in(entry))]
        if said.kind == Kind.PUBLIC:
            met = [entry for entry in met if entry.start in said.span and entry.end in said.span]
        return _nearest(met, said)

    def is_covered(self, said: Entry) -> bool:
        """Whether all of these days are known already, as parts of other entries."""
        days = {day for entry in self._alike(said) if _counts_for(said, entry) for day in days_of(days_in(entry))}
        return said.kind != Kind.LESSONS and set(days_of(said.span)) <= days

    def _moved(self, said: Entry) -> Holiday | None:
        """In the same school year; public holidays have to share a day."""
        year = year_name(year_of(said.span.start))
        moved = [entry for entry in self._free(said) if (entry.event, entry.school_year) == (said.event, year)]
        if said.kind == Kind.PUBLIC:
            moved = [entry for entry in moved if said.span.meets(days_in(entry))]
        return _nearest(moved, said)

    def _same_days(self, said: Entry) -> Holiday | None:
        return next((e for e in self._free(said) if says_the_same(said.kind, said.span, days_in(e))), None)

    def _of_another_kind(self, said: Entry) -> Holiday | None:
        by_hand = [e for e in self._near(said) if e.is_by_hand and e not in self.taken and e.kind != said.kind]
        return next((e for e in by_hand if e.event == said.event or days_in(e) == said.span), None)

    def _alike(self, said: Entry) -> list[Holiday]:
        return [entry for entry in self._near(said) if entry.kind == said.kind]

    def _near(self, said: Entry) -> list[Holiday]:
        """In its school year and, as holidays reach over its ends, in those before and after."""
        year = year_of(said.span.start)
        names = [year_name(each) for each in (year - 1, year, year + 1)]
        return [entry for name in names for entry in self.by_year[said.region_key, name]]

    def _free(self, said: Entry) -> list[Holiday]:
        return [entry for entry in self._alike(said) if entry not in self.taken]


def days_in(entry: Holiday) -> Span:
    return Span(entry.start, entry.end)


def _counts_for(said: Entry, entry: Holiday) -> bool:
    """A surer list may shorten school holidays; a public holiday within others shortens none."""
    is_less_sure = said.kind != Kind.PUBLIC and is_surer(said.certainty, Certainty(entry.certainty))
    return entry.removed_at is None and not is_less_sure


def _nearest(entries: Iterable[Holiday], said: Entry) -> Holiday | None:
    return min(entries, key=lambda entry: abs((entry.start - said.span.start).days), default=None)
