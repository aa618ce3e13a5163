"""Filters the rows of a published list: entries of our regions, rows that are skipped or refused, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from portal.core.tabular.rows import Broken, Refusal, Row, column_name
from portal.holidays.rules.days import Span, year_name, year_of
from portal.holidays.rules.entries import Kind
from portal.holidays.rules.lists.codes import Flaw, SkipReason
from portal.holidays.rules.lists.dates import span_in
from portal.holidays.rules.lists.joining import join
from portal.holidays.rules.lists.names import is_of_some_grades, sounds_like_a_break, usual_break
from portal.holidays.rules.lists.places import region_at
from portal.holidays.rules.lists.rows import Edge, Edges, Format, ListEntry, RawRow, Skipped

KINDS = {"school": Kind.BREAK, "public": Kind.PUBLIC, "exams": Kind.EXAMS}
FIRST_DAYS, LAST_DAYS = {"schoolstart", "backtoschool"}, {"endoflessons"}
NO_HOLIDAYS = {"bank", "optional", "observance", "halfday", "workday"}
STARTS, ENDS = range(8, 11), range(4, 8)  # months in which school years do
LONGEST_NAME = 120
LONGEST_PUBLIC = 4  # days, where only the name tells what it is

RowResult = ListEntry | Edge | Skipped | Refusal


@dataclass
class FilteredList:
    """What a list says; every row is counted once: in `entries`, `lessons`, `n_joined`, `skipped` or `refused`."""

    entries: list[ListEntry] = field(default_factory=list)
    lessons: dict[tuple[str, int], Edges] = field(default_factory=dict)
    n_rows: int = 0
    n_joined: int = 0  # the same again, days in a row, both ends of a school year
    skipped: Counter[tuple[SkipReason, str]] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True)
class RowFilter:
    """Lets rows of `region_key` through (None: of all), which begin in the school year `first_year` or later."""

    region_key: str | None
    first_year: int

    def apply(self, rows: Iterable[Row | Broken], known: Format) -> FilteredList:
        result = FilteredList()
        for row in rows:
            result.n_rows += 1
            _add(result, row.refusal() if isinstance(row, Broken) else self._result(row, known.read(row)))
        n_entries = len(result.entries)
        result.entries = join(result.entries)
        result.n_joined += n_entries - len(result.entries)
        return result

    def _result(self, row: Row, raw: RawRow) -> RowResult:
        """Where it applies comes first: what is wrong in rows of others does not matter."""
        region = region_at(raw.place, raw.parts, self.region_key)
        if isinstance(region, Skipped):
            return region
        if raw.skipped_as:
            return Skipped(raw.skipped_as, raw.name)
        if raw.is_local:
            return Skipped(SkipReason.ONE_PLACE, raw.name)
        span = span_in(row, raw)
        if isinstance(span, Refusal):
            return span
        if year_of(span.start) < self.first_year:
            return Skipped(SkipReason.EARLIER_YEAR, year_name(year_of(span.start)))
        return _read(row, raw, region, span)


def _add(result: FilteredList, of_row: RowResult) -> None:
    if isinstance(of_row, Refusal):
        result.refused.append(of_row)
    elif isinstance(of_row, Skipped):
        result.skipped[of_row.reason, of_row.detail] += 1
    elif isinstance(of_row, ListEntry):
        result.entries.append(of_row)
    else:
        result.n_joined += of_row.key in result.lessons
        result.lessons.setdefault(of_row.key, Edges()).add(of_row)


def _read(row: Row, raw: RawRow, region: str, span: Span) -> RowResult:
    kind = column_name(raw.type)
    if kind in FIRST_DAYS | LAST_DAYS:
        return _edge(row, raw, region, span.start)
    if kind in NO_HOLIDAYS:
        return Skipped(SkipReason.NO_HOLIDAY, raw.type)
    if not raw.name:
        return Refusal(row.line, raw.name_column, "", Flaw.NAME_MISSING)
    known = KINDS.get(kind) if kind else _kind_by_name(raw.name, span)
    if known is None:
        return Refusal(row.line, "Type", raw.type, Flaw.TYPE) if kind else Skipped(SkipReason.NO_HOLIDAY, raw.name)
    if is_of_some_grades(raw.name):
        return Skipped(SkipReason.SOME_GRADES, raw.name)
    event = {Kind.BREAK: usual_break(raw.name), Kind.EXAMS: "exams"}.get(known) or raw.name[:LONGEST_NAME]
    return ListEntry(row.line, region, known, event, span, raw.certainty, raw.source)


def _edge(row: Row, raw: RawRow, region: str, day: date) -> Edge | Skipped:
    is_first = column_name(raw.type) in FIRST_DAYS
    if day.month not in (STARTS if is_first else ENDS):
        return Skipped(SkipReason.TERM, raw.name)
    return Edge(row.line, region, day, is_first, raw.certainty, raw.source)


def _kind_by_name(name: str, span: Span) -> Kind | None:
    if sounds_like_a_break(name):
        return Kind.BREAK
    return Kind.PUBLIC if (span.end - span.start).days < LONGEST_PUBLIC else None
