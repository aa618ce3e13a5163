"""A school year of several regions side by side: who knows its dates, and when all of them teach."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from portal.holidays.rules.calendar import Calendar, calendar_from, common_windows, is_school_day
from portal.holidays.rules.days import Span, days_of, year_span
from portal.holidays.rules.entries import Certainty, Kind


class DatedEntry(Protocol):
    """An entry with its id and the time of its last change, as the database stores it."""

    id: int
    region_key: str
    kind: Kind
    event: str
    start: date
    end: date
    certainty: Certainty
    source: str
    changed_at: datetime


@dataclass(frozen=True)
class RegionYear:
    """What is known of a school year of a region; `entries` in order of days."""

    key: str
    entries: Sequence[DatedEntry]

    @cached_property
    def calendar(self) -> Calendar:
        return calendar_from((entry.kind, Span(entry.start, entry.end)) for entry in self.entries)

    @property
    def is_known(self) -> bool:
        """Whether it is known when there are lessons; without that no window can be worked out."""
        return bool(self.calendar.lessons)

    @property
    def doubts(self) -> list[Certainty]:
        """The certainties of its dates but `official`, in their order; empty when all are official."""
        known = {entry.certainty for entry in self.entries}
        return [certainty for certainty in Certainty if certainty in known and certainty != Certainty.OFFICIAL]

    def of_kind(self, *kinds: Kind) -> list[DatedEntry]:
        """In order of days; public holidays within school holidays are left out, there is no school anyway."""
        return [entry for entry in self.entries if entry.kind in kinds and not self._is_in_a_break(entry)]

    def _is_in_a_break(self, entry: DatedEntry) -> bool:
        return entry.kind == Kind.PUBLIC and any(
            entry.start in span and entry.end in span for span in self.calendar.breaks
        )


@dataclass(frozen=True)
class Window:
    """A time in which all teach; `n_days` are school days in every region, `exams` names who has exams meanwhile."""

    number: int
    start: date
    end: date
    n_days: int
    exams: list[str]


@dataclass(frozen=True)
class Plan:
    """A school year (2026 is 2026/27) of some regions, in the order in which they were given."""

    year: int
    regions: Sequence[RegionYear]

    @property
    def span(self) -> Span:
        return year_span(self.year)

    @property
    def unknown(self) -> list[str]:
        """Regions without dates; the windows leave them out."""
        return [region.key for region in self.regions if not region.is_known]

    @cached_property
    def windows(self) -> list[Window]:
        known = [region for region in self.regions if region.is_known]
        if not known:
            return []
        spans = common_windows([region.calendar for region in known], self.span.start, self.span.end)
        return [_window(number, span, known) for number, span in enumerate(spans, 1)]


def plan_of(year: int, keys: Iterable[str], entries: Iterable[DatedEntry]) -> Plan:
    """`entries`: those of the school year, of all these regions, in order of days."""
    by_region: dict[str, list[DatedEntry]] = {key: [] for key in keys}
    for entry in entries:
        by_region[entry.region_key].append(entry)
    return Plan(year, [RegionYear(key, own) for key, own in by_region.items()])


def _window(number: int, span: Span, regions: Sequence[RegionYear]) -> Window:
    n_days = sum(all(is_school_day(region.calendar, day) for region in regions) for day in days_of(span))
    exams = [region.key for region in regions if any(span.overlaps(exam) for exam in region.calendar.exams)]
    return Window(number, span.start, span.end, n_days, exams)
