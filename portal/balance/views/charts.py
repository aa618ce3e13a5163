"""Draws bars that can be read in black and white: filled, hollow and hatched, each with its number at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from portal.core.tabular.writing import Sheet

WIDTH, LONGEST = 320, 262  # units of the picture
BAR, GAP, LABEL = 11, 2, 19  # heights
LOOKS = ("filled", "hollow", "hatched")


@dataclass(frozen=True)
class Bar:
    """A number as a bar, from the left edge."""

    look: str
    y: int
    width: float
    number: int


@dataclass(frozen=True)
class Line:
    """A region, a language or an age with its bars; `y` is the foot of its label."""

    label: str
    y: int
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Chart:
    """`legend`: look and what it stands for."""

    key: str
    title: str
    height: int
    legend: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    width: int = WIDTH


def chart_of(sheet: Sheet, columns: Sequence[int]) -> Chart:
    """These columns of a sheet, all on one scale; the last one is hatched."""
    looks = (*LOOKS[: len(columns) - 1], LOOKS[-1])
    numbers = [[int(row[column]) for column in columns] for row in sheet.rows]
    largest = max(chain.from_iterable(numbers), default=0) or 1
    step = LABEL + len(columns) * (BAR + GAP)
    lines = [
        Line(str(row[0]), place * step + LABEL - 5, _bars(numbers[place], looks, place * step, largest))
        for place, row in enumerate(sheet.rows)
    ]
    legend = [(look, sheet.head[column]) for look, column in zip(looks, columns, strict=True)]
    return Chart(sheet.key, sheet.title, len(lines) * step, legend, lines)


def _bars(numbers: Sequence[int], looks: Sequence[str], top: int, largest: int) -> list[Bar]:
    return [
        Bar(look, top + LABEL + place * (BAR + GAP), round(LONGEST * number / largest, 1), number)
        for place, (look, number) in enumerate(zip(looks, numbers, strict=True))
    ]
