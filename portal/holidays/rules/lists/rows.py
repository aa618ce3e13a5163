"""What a published list of holidays says in its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from portal.core.tabular.rows import Row, columns_needed
from portal.holidays.rules.entries import Certainty, Kind, Outside, Span, year_of

SURENESS = list(Certainty)  # the surest first


@dataclass(frozen=True)
class Left:
    """A row that is not taken over, and what it is instead."""

    why: Outside
    what: str = ""


@dataclass(frozen=True)
class Saying:
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


@dataclass(frozen=True)
class Entry:
    """Days of one kind and name in a region; `line`: where the list says so."""

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

    def joined(self, other: "Entry") -> "Entry":
        """Both as one; it is as sure as the less sure of them."""
        span = Span(min(self.span.start, other.span.start), max(self.span.end, other.span.end))
        return replace(self, span=span, certainty=max(self.certainty, other.certainty, key=SURENESS.index))


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

    def between(self, span: Span) -> Entry:
        """The lessons in these days, as sure as the less sure end."""
        known = [edge for edge in (self.first, self.last) if edge]
        certainty = max((edge.certainty for edge in known), key=SURENESS.index)
        source = "; ".join(dict.fromkeys(edge.source for edge in known))[:500]
        line = min(edge.line for edge in known)
        return Entry(line, known[0].region_key, Kind.LESSONS, "lessons", span, certainty, source)

    def take(self, edge: Edge) -> None:
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
    read: Callable[[Row], Saying]
    language_of: Callable[[str], str]  # of a list's text; it decides between old encodings
    needed: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "needed", columns_needed(self.columns))
