"""Patterns with ruler and compasses: Bauhaus squares and a quilt of hexagons."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, pi, sqrt
from random import Random

from portal.demo.art.palettes import PAPERS, Colour, darker, lighter
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Point, Shape, arc, around, box, circle, leaf, regular, star, turn

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
            rng.choice(CELLS)(sheet, i * side, j * side, side, (three[0], three[1], three[2]), rng.randrange(4) * pi / 2)
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


def _cube(sheet: Sheet, at: Point, r: float, colour: Colour, _: Colour) -> None:
    corners = regular(*at, r, 6, pi / 6)
    for i, tone in ((0, darker(colour, 0.28)), (2, colour), (4, lighter(colour, 0.32))):
        sheet.fill(tone, [at, corners[i - 1], corners[i], corners[i + 1]])


def _blossom(sheet: Sheet, at: Point, r: float, colour: Colour, other: Colour) -> None:
    sheet.fill(colour, regular(*at, r, 6, pi / 6))
    sheet.fill(other, *around(leaf(*at, r * 0.84, r * 0.46, pi / 6), 6, at))
    sheet.fill(colour, *around(leaf(*at, r * 0.62, r * 0.18, pi / 6), 6, at))
    sheet.fill(lighter(other, 0.6), circle(*at, r * 0.15))


def _six_star(sheet: Sheet, at: Point, r: float, colour: Colour, other: Colour) -> None:
    sheet.fill(colour, regular(*at, r, 6, pi / 6))
    sheet.fill(other, star(*at, r * 0.86, 6, 0.58, pi / 6))
    sheet.fill(lighter(colour, 0.5), star(*at, r * 0.46, 6, 0.58, 0))


def _nested(sheet: Sheet, at: Point, r: float, colour: Colour, other: Colour) -> None:
    for k, tone in ((1.0, colour), (0.76, other), (0.52, lighter(colour, 0.5)), (0.27, other)):
        sheet.fill(tone, regular(*at, r * k, 6, pi / 6))


def _kites(sheet: Sheet, at: Point, r: float, colour: Colour, other: Colour) -> None:
    corners: Shape = regular(*at, r, 6, pi / 6)
    for i in range(6):
        sheet.fill((colour, other, lighter(colour, 0.45))[i % 3], [at, corners[i - 1], corners[i]])


HEXAGONS = (_cube, _blossom, _six_star, _nested, _kites)


def hexagons(size: tuple[int, int], rng: Random) -> Sheet:
    """A quilt of hexagons with light seams; sometimes all cubes, sometimes a garden of motifs."""
    palette = rng.choice(PAPERS)
    sheet = Sheet(size, lighter(palette.ground, 0.5))
    r = rng.choice((8.5, 10.5, 12.5))
    motifs = rng.choice((HEXAGONS, (_cube,), (_blossom, _six_star), (_cube, _nested, _kites)))
    wide, tall = sqrt(3) * r, 1.5 * r
    colours = (*palette.colours, palette.ink)
    for j in range(int(sheet.h / tall) + 2):
        for i in range(int(sheet.w / wide) + 2):
            at = (i * wide + (wide / 2 if j % 2 else 0), j * tall)
            index = (i + 2 * j + (j // 2)) % len(colours) if motifs == (_cube,) else rng.randrange(len(colours))
            other = lighter(palette.ground, 0.3) if rng.random() < 0.55 else colours[index - 2]
            sheet.shadow(regular(*at, r * 0.95, 6, pi / 6), lift=0.35, strength=0.3)
            rng.choice(motifs)(sheet, at, r * 0.955, colours[index], other)
    return sheet
