"""A pattern: squares of circles, bars and triangles."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, pi
from random import Random

from scripts.demo_media.art.palettes import PAPERS, Colour
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import arc, around, box, circle, leaf, turn

Cell = Callable[[Sheet, float, float, float, tuple[Colour, Colour, Colour], float], None]


def _quarter(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], a: float) -> None:
    mid = (x + s / 2, y + s / 2)
    for r, colour in ((1.0, c[1]), (0.66, c[2]), (0.33, c[0])):
        sheet.fill(colour, turn([(x, y), *arc(x, y, s * r, 0, pi / 2)], a, mid))


def _halves(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], a: float) -> None:
    mid = (x + s / 2, y + s / 2)
    sheet.fill(c[1], turn(arc(x + s / 2, y + s / 2, s / 2, pi, 2 * pi), a, mid))
    sheet.fill(c[2], turn(arc(x + s / 2, y + s, s / 2, pi, 2 * pi), a, mid))


def _rings(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], _: float) -> None:
    for r, colour in ((0.46, c[1]), (0.34, c[0]), (0.22, c[2]), (0.09, c[0])):
        sheet.fill(colour, circle(x + s / 2, y + s / 2, s * r))


def _triangle(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], a: float) -> None:
    mid = (x + s / 2, y + s / 2)
    sheet.fill(c[1], turn([(x, y), (x + s, y), (x, y + s)], a, mid))
    sheet.fill(c[2], circle(x + s / 2, y + s / 2, s * 0.18))


def _bars(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], a: float) -> None:
    mid = (x + s / 2, y + s / 2)
    for i in range(4):
        sheet.fill(c[1 + i % 2], turn(box(x + s * i / 4, y, s / 8, s), a, mid))


def _petals(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], _: float) -> None:
    mid = (x + s / 2, y + s / 2)
    sheet.fill(c[1], *around(leaf(*mid, s * 0.66, s * 0.36, pi / 4), 4, mid))
    sheet.fill(c[2], circle(*mid, s * 0.1))


def _steps(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], a: float) -> None:
    mid = (x + s / 2, y + s / 2)
    for i in range(4):
        sheet.fill(c[1 + i % 2], turn(box(x, y + s * i / 4, s * (i + 1) / 4, s / 4), a, mid))


def _dots(sheet: Sheet, x: float, y: float, s: float, c: tuple[Colour, Colour, Colour], _: float) -> None:
    for i in range(9):
        sheet.fill(c[1 + i % 2], circle(x + s * (i % 3 + 0.5) / 3, y + s * (i // 3 + 0.5) / 3, s * 0.11))


CELLS: tuple[Cell, ...] = (_quarter, _halves, _rings, _triangle, _bars, _petals, _steps, _dots, _quarter, _halves)


def bauhaus(size: tuple[int, int], rng: Random) -> Sheet:
    """Squares of circles, bars and triangles; one big form holds them together."""
    palette = rng.choice(PAPERS)
    sheet = Sheet(size, palette.ground)
    side = rng.choice(_sides(sheet.w, sheet.h))
    colours = (*palette.colours, palette.ground, palette.ink)
    for i in range(ceil(sheet.w / side - 0.05)):
        for j in range(ceil(sheet.h / side - 0.05)):
            three = rng.sample(colours, 3)
            sheet.fill(three[0], box(i * side, j * side, side + 0.1, side + 0.1))
            rng.choice(CELLS)(
                sheet, i * side, j * side, side, (three[0], three[1], three[2]), rng.randrange(4) * pi / 2
            )
    if side < 30:
        _big_form(sheet, rng, side, colours)
    return sheet


def _sides(w: float, h: float) -> list[float]:
    """Square sizes that fill the sheet without a rest, when there are any."""
    sides = [100 / k for k in (3, 4, 5, 6)]
    return [s for s in sides if abs(max(w, h) / s - round(max(w, h) / s)) < 0.05] or sides


def _big_form(sheet: Sheet, rng: Random, side: float, colours: tuple[Colour, ...]) -> None:
    x, y = side * rng.randint(0, round(sheet.w / side) - 2), side * rng.randint(0, round(sheet.h / side) - 2)
    three = rng.sample(colours, 3)
    sheet.cut(three[0], box(x, y, side * 2, side * 2), lift=0.8)
    rng.choice(CELLS)(sheet, x, y, side * 2, (three[0], three[1], three[2]), rng.randrange(4) * pi / 2)
