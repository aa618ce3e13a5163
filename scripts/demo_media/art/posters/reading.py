"""A poster: everything that flies out of an open book."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import PAPERS, Colour, Palette, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.people import placed
from scripts.demo_media.art.shapes import Point, Shape, circle, heart, leaf, points, ring, star, turn


def book(sheet: Sheet, at: Point, size: float, cover: Colour, page: Colour, ink: Colour) -> None:
    """An open book seen from the front, one unit wide on each side."""
    for side in (False, True):
        sheet.cut(cover, *placed([points("0,0.12 0.98,0.02 1.04,-0.5 0,-0.4")], at, size, 0, side), lift=1)
        for i in range(4):
            k = 0.03 * i
            sheet_of_paper = [
                *smooth([(0, -0.38 - k), (0.25, -0.52 - k), (0.6, -0.56 - k), (0.96, -0.46 - k)], closed=False),
                *smooth([(0.93, 0.0 - k), (0.6, -0.08 - k), (0.25, -0.04 - k), (0, 0.1 - k)], closed=False),
            ]
            tone = darker(page, 0.1 - 0.03 * i)
            sheet.cut(tone, *placed([sheet_of_paper], at, size, 0, side), lift=0.3)
        for i in range(5):
            y = -0.5 + 0.085 * i
            row = smooth(
                [
                    (0.1, y + 0.0),
                    (0.32, y - 0.07),
                    (0.6, y - 0.09),
                    (0.86 if i < 4 else 0.5, y - 0.04 if i < 4 else y - 0.09),
                ],
                closed=False,
            )
            sheet.line(lighter(ink, 0.62), placed([row], at, size, 0, side)[0], 0.014 * size)


def reading(size: tuple[int, int], rng: Random) -> Sheet:
    """Everything that flies out of an open book."""
    palette = rng.choice(PAPERS)
    night = rng.random() < 0.6
    ground = mix(palette.ink, palette.colours[2], 0.2) if night else palette.ground
    sheet = Sheet(size, darker(ground, 0.15), ground, lighter(ground, 0.12))
    foot = (sheet.w / 2, sheet.h * 0.84)
    for i in range(7):
        a = -pi / 2 + (i - 3) * 0.28
        beam = [
            foot,
            (foot[0] + 150 * cos(a - 0.1), foot[1] + 150 * sin(a - 0.1)),
            (foot[0] + 150 * cos(a + 0.1), foot[1] + 150 * sin(a + 0.1)),
        ]
        sheet.fill(mix(lighter(ground, 0.5), palette.colours[1], 0.25), beam, alpha=0.24)
    sheet.glow((255, 240, 200), *foot, 46, 0.7)
    for i in range(46):
        a, r = -pi / 2 + rng.uniform(-1.05, 1.05), 26 + 62 * (i / 46) ** 0.9
        x, y, s = foot[0] + r * cos(a) * (1.15 if sheet.w > sheet.h else 0.7), foot[1] + r * sin(a), 2.3 + 3.2 * i / 46
        if y > 3 and 3 < x < sheet.w - 3:
            _flying_thing(sheet, rng, (x, y), s, palette, night)
    book(sheet, foot, min(40.0, sheet.w * 0.36), palette.colours[0], (252, 246, 232), palette.ink)
    return sheet


def _flying_thing(sheet: Sheet, rng: Random, at: Point, s: float, palette: Palette, night: bool) -> None:
    x, y = at
    colour = rng.choice(palette.colours)
    colour = lighter(colour, 0.3) if night and sum(colour) < 330 else colour
    kind = rng.randrange(7)
    if kind == 5:
        sheet.cut(colour, circle(x, y, s * 0.8), lift=0.5)
        sheet.cut(lighter(colour, 0.45), turn(ring_tilted(x, y, s * 1.5), 0.4, at), lift=0.3)
    elif kind == 6:
        sheet.cut(
            colour,
            circle(x, y, s * 0.5),
            ribbon([(x + s * 0.42, y), (x + s * 0.42, y - s * 1.9)], s * 0.16),
            leaf(x + s * 0.36, y - s * 1.95, s * 1.1, s * 0.42, 2.3),
            lift=0.5,
        )
    else:
        wing = [leaf(x, y, s * 1.7, s * 0.7, k * 1.15) for k in (-1, 1)]
        sheet.cut(
            colour,
            *(
                (
                    [star(x, y, s)],
                    [heart(x, y, s * 1.8, rng.uniform(-0.4, 0.4))],
                    [leaf(x, y + s, s * 2.4, s * 1.1, rng.uniform(-0.8, 0.8))],
                    wing,
                    [star(x, y, s * 1.1, 4, 0.32)],
                )[kind]
            ),
            lift=0.5,
        )


def ring_tilted(x: float, y: float, r: float) -> Shape:
    return [(px, y + (py - y) * 0.3) for px, py in ring(x, y, r, r * 0.2)]
