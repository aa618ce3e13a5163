"""What a published list of holidays says in its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from portal.core.tabular.rows import Row, columns_needed
from portal.holidays.rules.days import Span, year_of
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.lists.codes import SkipReason

BY_CERTAINTY = list(Certainty)  # the most certain first


@dataclass(frozen=True)
class Skipped:
    """A row that is not taken over, and what it is instead."""

    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True)
class RawRow:
    """A row as published: where it applies, what it is; the days stand in two columns.

    `place` empty: it does not say; `parts` empty: it applies to all of the place; `type` empty: the name tells.
    """

    place: str
    type: str
    name: str
    certainty: Certainty
    source: str
    start_column: str
    end_column: str
    name_column: str = "Name"
    parts: Sequence[str] = ()
    is_local: bool = False  # in a town only
    is_end_excluded: bool = False
    skipped_as: SkipReason | None = None


@dataclass(frozen=True)
class ListEntry:
    """Days of one kind and name in a region; `line`: where they stand in the list."""

    line: int
    region_key: str
    kind: Kind
    event: str
    span: Span
    certainty: Certainty
    source: str

    @property
    def key(self) -> tuple[str, Kind, str]:
        return self.region_key, self.kind, self.event

    def joined(self, other: "ListEntry") -> "ListEntry":
        """Both as one; it is as certain as the less certain of them."""
        span = Span(min(self.span.start, other.span.start), max(self.span.end, other.span.end))
        return replace(self, span=span, certainty=max(self.certainty, other.certainty, key=BY_CERTAINTY.index))


@dataclass(frozen=True)
class Edge:
    """The first or the last day of lessons in a school year."""

    line: int
    region_key: str
    day: date
    is_first: bool
    certainty: Certainty
    source: str

    @property
    def key(self) -> tuple[str, int]:
        return self.region_key, year_of(self.day)


@dataclass
class Edges:
    """What a list says of the lessons of a school year: one end of it, or both."""

    first: Edge | None = None
    last: Edge | None = None

    def between(self, span: Span) -> ListEntry:
        """The lessons in these days, as certain as the less certain end."""
        known = [edge for edge in (self.first, self.last) if edge]
        certainty = max((edge.certainty for edge in known), key=BY_CERTAINTY.index)
        source = "; ".join(dict.fromkeys(edge.source for edge in known))[:500]
        line = min(edge.line for edge in known)
        return ListEntry(line, known[0].region_key, Kind.LESSONS, "lessons", span, certainty, source)

    def add(self, edge: Edge) -> None:
        """Of several the earliest first day and the latest last one."""
        if edge.is_first:
            self.first = min(filter(None, (self.first, edge)), key=lambda each: each.day)
        else:
            self.last = max(filter(None, (self.last, edge)), key=lambda each: each.day)


@dataclass(frozen=True)
class Format:
    """A published format: by which columns it is recognised, how a row is read."""

    key: str
    columns: tuple[str, ...]  # all must be there
    read: Callable[[Row], RawRow]
    language_of: Callable[[str], str]  # of a list's text; it decides between old encodings
    needed: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "needed", columns_needed(self.columns))
