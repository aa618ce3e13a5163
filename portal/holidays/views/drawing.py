"""The geometry of a plan's pictures: one of the whole year, and one of each month; lengths are in units of the SVG.

Black and white is enough to read it: holidays are filled, unsure ones pale with a broken edge, weeks of exams
underlined, public holidays strokes, common windows numbered frames.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portal.holidays.rules.days import Span, days_of
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.plans import DatedEntry, Plan, RegionYear

BAR = 18  # height
NAMES, DAY_WIDE, ROW_WIDE, HEAD_WIDE = 190, 2.2, 34, 46
DAY, ROW, HEAD = 10, 36, 30
MONDAY = 0
LONG_NAME = 20  # characters; longer ones take two lines
MARKS = ("lessons", "break", "unsure", "public", "exams")


@dataclass(frozen=True)
class Frame:
    """A numbered window; `number` 0: it began in the month before."""

    x: float
    width: float
    number: int


@dataclass(frozen=True)
class Row:
    """A region's line, `y` from the top; each mark is one path, drawn from the line's upper left corner."""

    key: str
    y: int
    is_known: bool
    marks: dict[str, str]


@dataclass(frozen=True)
class Picture:
    """`ticks`: where a month or a Monday begins."""

    first: date
    width: float
    height: int
    ticks: Sequence[tuple[float, date]]
    frames: Sequence[Frame]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Scale:
    """The x coordinates of the days of a span."""

    span: Span
    left: float
    day_width: float

    @property
    def width(self) -> float:
        return self.left + ((self.span.end - self.span.start).days + 1) * self.day_width

    def x(self, day: date) -> float:
        return self.left + (day - self.span.start).days * self.day_width

    def visible(self, spans: Iterable[Span]) -> Iterator[tuple[float, float]]:
        """Left edge and width of the visible part of each span."""
        for span in spans:
            if span.overlaps(self.span):
                x = self.x(max(span.start, self.span.start))
                yield x, self.x(min(span.end, self.span.end)) + self.day_width - x


def whole_year(plan: Plan) -> Picture:
    """The year from left to right, the regions below each other, their names on the left."""
    scale = Scale(plan.span, NAMES, DAY_WIDE)
    ticks = [(scale.x(month.start), month.start) for month in months_of(plan.span)]
    return _picture(plan, scale, ticks, HEAD_WIDE, ROW_WIDE)


def months(plan: Plan) -> list[Picture]:
    """The months for narrow screens, each with the regions' names above their lines."""
    return [_month(plan, Scale(month, 0, DAY)) for month in months_of(plan.span)]


def months_of(span: Span) -> list[Span]:
    """Whole months; `span` begins and ends with one."""
    starts = [day for day in days_of(span) if day.day == 1]
    ends = [start - timedelta(days=1) for start in starts[1:]] + [span.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def lines_of(name: str) -> list[str]:
    """A long name is cut in two at the blank nearest to its middle."""
    blanks = [place for place, character in enumerate(name) if character == " "]
    if len(name) <= LONG_NAME or not blanks:
        return [name]
    cut = min(blanks, key=lambda place: abs(place - len(name) / 2))
    return [name[:cut], name[cut + 1 :]]


def _month(plan: Plan, scale: Scale) -> Picture:
    mondays = [(scale.x(day), day) for day in days_of(scale.span) if day.weekday() == MONDAY]
    return _picture(plan, scale, mondays, HEAD, ROW)


def _picture(plan: Plan, scale: Scale, ticks: Sequence[tuple[float, date]], head: int, row: int) -> Picture:
    rows = [
        Row(region.key, head + number * row, region.is_known, _marks(region, scale))
        for number, region in enumerate(plan.regions)
    ]
    height = head + len(rows) * row
    return Picture(scale.span.start, round(scale.width, 1), height, ticks, list(_frames(plan, scale)), rows)


def _frames(plan: Plan, scale: Scale) -> Iterator[Frame]:
    for window in plan.windows:
        for x, width in scale.visible([Span(window.start, window.end)]):
            yield Frame(x, width, window.number if window.start >= scale.span.start else 0)


def _marks(region: RegionYear, scale: Scale) -> dict[str, str]:
    by_mark: dict[str, list[Span]] = {mark: [] for mark in MARKS}
    for entry in region.of_kind(*Kind):
        by_mark[_mark(entry)].append(Span(entry.start, entry.end))
    paths = {mark: _path(mark, scale.visible(spans)) for mark, spans in by_mark.items()}
    return {mark: path for mark, path in paths.items() if path}


def _mark(entry: DatedEntry) -> str:
    is_unsure = entry.kind == Kind.BREAK and entry.certainty != Certainty.OFFICIAL
    return "unsure" if is_unsure else entry.kind


def _path(mark: str, places: Iterable[tuple[float, float]]) -> str:
    top, height = (BAR + 2, 3) if mark == "exams" else (0, BAR)
    return "".join(f"M{x:.4g} {top}h{width:.4g}v{height}h-{width:.4g}z" for x, width in places)
