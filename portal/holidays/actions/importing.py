"""Takes a published list of holidays over, within the caller's transaction: all of it or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portal.core.clock import today
from portal.core.tabular.opening import Progress, content_of, opened, told_to_nobody
from portal.holidays.actions.entries import lock_calendars, take_over
from portal.holidays.actions.import_matching import KnownEntries, span_of
from portal.holidays.models import Holiday
from portal.holidays.queries import entries_with_removed, known_years
from portal.holidays.rules.days import Span, year_name, year_of
from portal.holidays.rules.entries import Description, agree, is_more_certain
from portal.holidays.rules.lists.codes import KeepReason, SkipReason
from portal.holidays.rules.lists.filtering import FilteredList, RowFilter
from portal.holidays.rules.lists.formats import FORMATS
from portal.holidays.rules.lists.rows import Format, ListEntry

HALF = 0.5  # of the time: all is read


@dataclass(frozen=True)
class KeptEntry:
    """An entry of a list that contradicts a known one, which stays as it is, and why."""

    listed: ListEntry
    entry: Holiday
    reason: KeepReason


@dataclass
class Report:
    """What became of every row of a list; rows before the school year `first_year` were left out."""

    format: Format
    encoding: str
    separator: str
    first_year: int
    filtered: FilteredList
    n_new: int = 0
    n_changed: int = 0
    n_unchanged: int = 0
    kept: list[KeptEntry] = field(default_factory=list)


def import_list(path: Path, region_key: str | None = None, progress: Progress = told_to_nobody) -> Report:
    """Reads the whole file before the database is touched; raises UnreadableListError."""
    published = opened(content_of(path), FORMATS)
    first_year = min([*known_years(), year_of(today())])
    filtered = RowFilter(region_key, first_year).apply(published.rows, published.format)
    progress(HALF)
    keys = {entry.region_key for entry in filtered.entries} | {key for key, _year in filtered.lessons}
    lock_calendars(*keys)
    known = KnownEntries(entries_with_removed(keys))
    report = Report(published.format, published.encoding, published.separator, first_year, filtered)
    Comparison(known, report).apply([*filtered.entries, *_whole_years(known, filtered)])
    return report


@dataclass
class Comparison:
    """Compares the entries of a list with the known ones, and writes what changes."""

    known: KnownEntries
    report: Report

    def apply(self, entries: Sequence[ListEntry]) -> None:
        """Exact matches come first: an entry that has moved is looked for among the rest."""
        exact = [self.known.exact(listed) for listed in entries]
        for known in filter(None, exact):
            self.known.mark_matched(known)
        for listed, same in zip(entries, exact, strict=True):
            self._apply(listed, same or self.known.other(listed))

    def _apply(self, listed: ListEntry, match: Holiday | None) -> None:
        if match is None and self.known.is_covered(listed):
            self.report.n_unchanged += 1
        elif entry := match or self.known.overlapping(listed):
            self._compare(listed, entry)
        else:
            self.known.add(self._written(Holiday(region_key=listed.region_key, event=listed.event), listed))
            self.report.n_new += 1

    def _compare(self, listed: ListEntry, entry: Holiday) -> None:
        self.known.mark_matched(entry)
        if reason := _reason_to_keep(listed, entry):
            self.report.kept.append(KeptEntry(listed, entry, reason))
        elif _says_nothing_new(listed, entry):
            self.report.n_unchanged += 1
        else:
            self._written(entry, listed)
            self.report.n_changed += 1

    def _written(self, entry: Holiday, listed: ListEntry) -> Holiday:
        """A known entry keeps its name: a usual one is shown in every language."""
        span, certainty = listed.span, listed.certainty
        take_over(entry, Description(listed.kind, entry.event, span.start, span.end, certainty, listed.source))
        self.known.mark_matched(entry)
        return entry


def _says_nothing_new(listed: ListEntry, entry: Holiday) -> bool:
    """The same days, no more certain than before or already confirmed by a person."""
    is_same = agree(listed.kind, listed.span, span_of(entry))
    return is_same and (entry.is_by_hand or not is_more_certain(listed.certainty, entry.certainty))


def _reason_to_keep(listed: ListEntry, entry: Holiday) -> KeepReason | None:
    """What a person decided stays, and so does what is more certain."""
    if entry.removed_at is not None:
        return KeepReason.REMOVED
    if entry.kind == listed.kind and agree(listed.kind, listed.span, span_of(entry)):
        return None
    if entry.is_by_hand:
        return KeepReason.BY_HAND
    return KeepReason.MORE_CERTAIN if is_more_certain(entry.certainty, listed.certainty) else None


def _whole_years(known: KnownEntries, filtered: FilteredList) -> Iterator[ListEntry]:
    """Lessons from the first to the last day; the end that a list does not name stays as it is known."""
    for (region_key, year), edges in filtered.lessons.items():
        entry = known.lessons(region_key, year)
        start = edges.first.day if edges.first else entry and entry.start
        end = edges.last.day if edges.last else entry and entry.end
        if start and end:
            yield edges.between(Span(start, end))
        else:
            filtered.skipped[SkipReason.HALF_A_YEAR, year_name(year)] += 1
