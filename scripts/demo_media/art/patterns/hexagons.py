"""A pattern: a quilt of hexagons."""

from __future__ import annotations

from math import pi, sqrt
from random import Random

from scripts.demo_media.art.palettes import PAPERS, Colour, darker, lighter
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, around, circle, leaf, regular, star


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
