"""Takes a published list of holidays over, within the caller's transaction: all of it or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portal.core.clock import today
from portal.holidays.actions.entries import Description, lock, take_over
from portal.holidays.actions.import_matching import KnownEntries, days_in
from portal.holidays.models import Holiday
from portal.holidays.queries import known_years
from portal.holidays.rules.entries import Certainty, Keep, Outside, Span, is_surer, says_the_same, year_name, year_of
from portal.holidays.rules.lists.published import open_list
from portal.holidays.rules.lists.rows import Entry, Format
from portal.holidays.rules.lists.sifting import Sieve, Sifted


@dataclass(frozen=True)
class Kept:
    """What a list says otherwise than an entry that stays as it is, and why."""

    said: Entry
    entry: Holiday
    why: Keep


@dataclass
class Report:
    """What became of every row of a list; rows before the school year `first_year` were left out."""

    format: Format
    encoding: str
    separator: str
    first_year: int
    sifted: Sifted
    n_new: int = 0
    n_changed: int = 0
    n_unchanged: int = 0
    kept: list[Kept] = field(default_factory=list)


def import_list(path: Path, region_key: str | None = None) -> Report:
    """Reads the whole file before the database is touched; raises UnreadableListError."""
    published = open_list(path)
    first_year = min([*known_years(), year_of(today())])
    sifted = Sieve(region_key, first_year).sift(published.rows, published.format)
    keys = {entry.region_key for entry in sifted.entries} | {key for key, _year in sifted.lessons}
    lock(*keys)
    known = KnownEntries(keys)
    report = Report(published.format, published.encoding, published.separator, first_year, sifted)
    Comparison(known, report).take([*sifted.entries, *_whole_years(known, sifted)])
    return report


@dataclass
class Comparison:
    """What a list says beside what is known, and what it changes there."""

    known: KnownEntries
    report: Report

    def take(self, sayings: Sequence[Entry]) -> None:
        """Those that begin as known come first: what has moved is looked for among the rest."""
        exact = [self.known.exact(said) for said in sayings]
        for known in filter(None, exact):
            self.known.take(known)
        for said, found in zip(sayings, exact, strict=True):
            self._take(said, found or self.known.other(said))

    def _take(self, said: Entry, found: Holiday | None) -> None:
        if found is None and self.known.is_covered(said):
            self.report.n_unchanged += 1
        elif entry := found or self.known.overlapping(said):
            self._compare(said, entry)
        else:
            self.known.add(self._written(Holiday(region_key=said.region_key, event=said.event), said))
            self.report.n_new += 1

    def _compare(self, said: Entry, entry: Holiday) -> None:
        self.known.take(entry)
        if why := _reason_to_keep(said, entry):
            self.report.kept.append(Kept(said, entry, why))
        elif _says_nothing_new(said, entry):
            self.report.n_unchanged += 1
        else:
            self._written(entry, said)
            self.report.n_changed += 1

    def _written(self, entry: Holiday, said: Entry) -> Holiday:
        """A known entry keeps its name: a usual one is shown in every language."""
        days = said.span
        take_over(entry, Description(said.kind, entry.event, days.start, days.end, said.certainty, said.source))
        self.known.take(entry)
        return entry


def _says_nothing_new(said: Entry, entry: Holiday) -> bool:
    """The same days, no surer than before or already vouched for by a person."""
    is_same = says_the_same(said.kind, said.span, days_in(entry))
    return is_same and (entry.is_by_hand or not is_surer(said.certainty, Certainty(entry.certainty)))


def _reason_to_keep(said: Entry, entry: Holiday) -> Keep | None:
    """What a person decided stays, and what is surer."""
    if entry.removed_at is not None:
        return Keep.REMOVED
    if entry.kind == said.kind and says_the_same(said.kind, said.span, days_in(entry)):
        return None
    if entry.is_by_hand:
        return Keep.BY_HAND
    return Keep.SURER if is_surer(Certainty(entry.certainty), said.certainty) else None


def _whole_years(known: KnownEntries, sifted: Sifted) -> Iterator[Entry]:
    """Lessons from the first to the last day; the end that a list does not name stays as it is known."""
    for (region_key, year), edges in sifted.lessons.items():
        entry = known.lessons(region_key, year)
        start = edges.first.day if edges.first else entry and entry.start
        end = edges.last.day if edges.last else entry and entry.end
        if start and end:
            yield edges.between(Span(start, end))
        else:
            sifted.outside[Outside.HALF_A_YEAR, year_name(year)] += 1
