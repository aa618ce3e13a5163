"""The islands of the treasure map."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import blob, ribbon, smooth, torn
from scripts.demo_media.art.maps.nature import fields, firs, mountain, wood
from scripts.demo_media.art.maps.signs import castle, hamlet
from scripts.demo_media.art.palettes import Colour, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, scale


def coast(rng: Random, at: Point, r: float) -> Shape:
    return torn(rng, scale(blob(rng, *at, r, 0.2, 9), 1.2, 0.92, about=at), 0.28, 0.9)


def island(sheet: Sheet, at: Point, shore: Shape, land: Colour, shades: tuple[Colour, Colour]) -> None:
    water, ink = shades
    for i in range(4, 0, -1):
        ring = scale(shore, 1 + 0.06 * i, about=at)
        sheet.fill(lighter(water, 0.4), ring, alpha=0.14)
        sheet.line(mix(water, ink, 0.45), [*ring, ring[0]], 0.12, alpha=0.6 - 0.1 * i)
    sheet.wash((lighter(land, 0.25), land), shore)
    sheet.line(darker(land, 0.3), [*scale(shore, 0.965, about=at), scale(shore, 0.965, about=at)[0]], 0.9, alpha=0.35)
    sheet.line(ink, [*shore, shore[0], shore[1]], 0.36)


def decorate(
    sheet: Sheet, rng: Random, i: int, at: Point, r: float, shades: tuple[Colour, Colour, Colour, Colour]
) -> None:
    ink, accent, land, paper = shades
    x, y = at
    green, grey = mix(land, (92, 130, 80), 0.6), mix(land, (140, 130, 130), 0.5)
    river = smooth(
        [
            (x - r * 0.1, y - r * 0.1),
            (x + r * 0.15, y + r * 0.2),
            (x - r * 0.05, y + r * 0.4),
            (x + r * 0.1, y + r * 0.74),
        ],
        closed=False,
    )
    sheet.fill((96, 140, 160), ribbon(river, 0.3, 1.1))
    mountain(sheet, x - r * 0.35, y - r * 0.15, r * 0.3, ink, grey)
    if i % 2:
        firs(sheet, rng, x + r * 0.6, y + r * 0.1, r * 0.26, ink, green)
        fields(sheet, x - r * 0.45, y + r * 0.45, r * 0.3, ink, green)
    else:
        wood(sheet, rng, x - r * 0.5, y + r * 0.45, r * 0.28, ink, green)
        firs(sheet, rng, x + r * 0.65, y - r * 0.1, r * 0.24, ink, green, 5)
    if i in (0, 3, 4):
        castle(sheet, x + r * 0.2, y - r * 0.12, r * 0.26, ink, paper, accent)
    else:
        hamlet(sheet, x + r * 0.22, y - r * 0.2, r * 0.42, ink, paper, accent)
