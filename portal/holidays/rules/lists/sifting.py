"""Goes through a published list: what it says of our regions, which rows are left out or refused and why."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from portal.core.tabular.rows import Broken, Refusal, Row, column_name
from portal.holidays.rules.entries import A_DAY, Flaw, Kind, Outside, Span, flaw_of, year_name, year_of
from portal.holidays.rules.lists.joining import join
from portal.holidays.rules.lists.names import is_of_some_grades, sounds_like_a_break, usual_break
from portal.holidays.rules.lists.places import region_at
from portal.holidays.rules.lists.rows import Edge, Edges, Entry, Format, Left, Saying

KINDS = {"school": Kind.BREAK, "public": Kind.PUBLIC, "exams": Kind.EXAMS}
FIRST_DAYS, LAST_DAYS = {"schoolstart", "backtoschool"}, {"endoflessons"}
NO_HOLIDAYS = {"bank", "optional", "observance", "halfday", "workday"}
STARTS, ENDS = range(8, 11), range(4, 8)  # months in which school years do
DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T ].*)?")
DAY_FIRST = re.compile(r"(?P<day>\d\d?)[./](?P<month>\d\d?)[./](?P<year>\d{4})")
LONGEST_NAME = 120
LONGEST_PUBLIC = 4  # days, where only the name tells what it is

Found = Entry | Edge | Left | Refusal


@dataclass
class Sifted:
    """What a list says; every row is counted once: in `entries`, `lessons`, `n_joined`, `outside` or `refused`."""

    entries: list[Entry] = field(default_factory=list)
    lessons: dict[tuple[str, int], Edges] = field(default_factory=dict)
    n_rows: int = 0
    n_joined: int = 0  # the same again, days in a row, both ends of a school year
    outside: Counter[tuple[Outside, str]] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True)
class Sieve:
    """What counts: rows of `region_key` only (None: of all), which begin in the school year `first_year` or later."""

    region_key: str | None
    first_year: int

    def sift(self, rows: Iterable[Row | Broken], known: Format) -> Sifted:
        sifted = Sifted()
        for row in rows:
            sifted.n_rows += 1
            self._put(sifted, row.refusal() if isinstance(row, Broken) else self._examined(row, known.read(row)))
        n_entries = len(sifted.entries)
        sifted.entries = join(sifted.entries)
        sifted.n_joined += n_entries - len(sifted.entries)
        return sifted

    @staticmethod
    def _put(sifted: Sifted, found: Found) -> None:
        if isinstance(found, Refusal):
            sifted.refused.append(found)
        elif isinstance(found, Left):
            sifted.outside[found.why, found.what] += 1
        elif isinstance(found, Entry):
            sifted.entries.append(found)
        else:
            sifted.n_joined += found.key in sifted.lessons
            sifted.lessons.setdefault(found.key, Edges()).take(found)

    def _examined(self, row: Row, saying: Saying) -> Found:
        """Where it applies comes first: what is wrong in rows of others does not matter."""
        region = region_at(saying.place, saying.parts, self.region_key)
        if isinstance(region, Left):
            return region
        if saying.is_local:
            return Left(Outside.ONE_PLACE, saying.name)
        span = _span(row, saying)
        if isinstance(span, Refusal):
            return span
        if year_of(span.start) < self.first_year:
            return Left(Outside.EARLIER_YEAR, year_name(year_of(span.start)))
        return _read(row, saying, region, span)


def _read(row: Row, saying: Saying, region: str, span: Span) -> Found:
    kind = column_name(saying.type)
    if kind in FIRST_DAYS | LAST_DAYS:
        return _edge(row, saying, region, span.start)
    if kind in NO_HOLIDAYS:
        return Left(Outside.NO_HOLIDAY, saying.type)
    if not saying.name:
        return Refusal(row.line, saying.name_column, "", Flaw.NAME_MISSING)
    known = KINDS.get(kind) if kind else _kind_by_name(saying.name, span)
    if known is None:
        return Refusal(row.line, "Type", saying.type, Flaw.TYPE) if kind else Left(Outside.NO_HOLIDAY, saying.name)
    if is_of_some_grades(saying.name):
        return Left(Outside.SOME_GRADES, saying.name)
    event = {Kind.BREAK: usual_break(saying.name), Kind.EXAMS: "exams"}.get(known) or saying.name[:LONGEST_NAME]
    return Entry(row.line, region, known, event, span, saying.certainty, saying.source)


def _edge(row: Row, saying: Saying, region: str, day: date) -> Edge | Left:
    is_first = column_name(saying.type) in FIRST_DAYS
    if day.month not in (STARTS if is_first else ENDS):
        return Left(Outside.TERM, saying.name)
    return Edge(row.line, region, day, is_first, saying.certainty, saying.source)


def _kind_by_name(name: str, span: Span) -> Kind | None:
    if sounds_like_a_break(name):
        return Kind.BREAK
    return Kind.PUBLIC if (span.end - span.start).days < LONGEST_PUBLIC else None


def _span(row: Row, saying: Saying) -> Span | Refusal:
    """First and last day; without a last one it is one day."""
    start = _day(row[saying.start_column])
    end = _day(row[saying.end_column]) if row[saying.end_column] else start
    for column, day in ((saying.start_column, start), (saying.end_column, end)):
        if day is None:
            flaw = Flaw.DATE_FORM if row[column] else Flaw.DATE_MISSING
            return Refusal(row.line, column, row[column], flaw)
    assert start
    assert end
    if saying.is_end_excluded and end > start:
        end -= A_DAY
    if wrong := flaw_of(start, end):
        column = saying.end_column if row[saying.end_column] else saying.start_column
        return Refusal(row.line, column, row[column], wrong)
    return Span(start, end)


def _day(text: str) -> date | None:
    """2026-10-05, 05.10.2026 or 05/10/2026."""
    found = DAY.fullmatch(text) or DAY_FIRST.fullmatch(text)
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        return None
