"""The plan of a town that does not exist: rings of streets, a river, a railway."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import blob, ribbon, smooth
from scripts.demo_media.art.maps.legend import landmarks, legend, square
from scripts.demo_media.art.maps.quarters import houses, outskirts, park_ground
from scripts.demo_media.art.palettes import Colour, darker, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape

# ground, blocks, houses, streets, main streets, water, park, ink, accent
SETS = (
    rgbs("f3ead7 ead9bd d9a679 fffaf0 f7d488 8fc1d4 a9c788 3a3f52 d1495b"),
    rgbs("eef0ea dfe3d8 c98b78 ffffff f2b880 7fb2cf 9cc29a 2f3e52 e4572e"),
    rgbs("f6eee3 ecdccd b58fa3 fffdf8 f4c9a8 8fbcc9 b3cc96 44355b ce4257"),
    rgbs("23304a 2c3c5a 54719a 3f557d f2c46b 16688a 3f7a66 f1ead8 ff7f51"),
)


def town(size: tuple[int, int], rng: Random) -> Sheet:
    colours = rng.choice(SETS)
    ground, block, roof, street, main, water, park, ink, accent = colours
    sheet = Sheet(size, ground)
    centre = (sheet.w * rng.uniform(0.42, 0.58), sheet.h * rng.uniform(0.42, 0.55))
    river = _river(rng, sheet, centre)
    parks = [
        (centre[0] + r * cos(a), centre[1] + r * sin(a))
        for a, r in ((rng.uniform(0, 2 * pi), rng.uniform(16, 50)) for _ in range(5))
    ]
    rings = [_ring(rng, centre, r) for r in (9, 19, 30, 43, 58, 74, 92)]
    spokes = _spokes(rng, centre)
    sheet.fill(block, *[blob(rng, *centre, 66, 0.1, 12)])
    outskirts(sheet, rng, centre, (ground, park, main))
    houses(sheet, rng, centre, river, parks, (roof, ink))
    for at in parks:
        park_ground(sheet, rng, at, park)
    sheet.fill(lighter(park, 0.2), ribbon(river, 10.5, 12))
    sheet.fill(darker(water, 0.15), ribbon(river, 8, 9.5))
    sheet.fill(water, ribbon(river, 7.4, 8.9))
    sheet.line(lighter(water, 0.4), [(x + 0.8, y + 0.4) for x, y in river], 0.25)
    _streets(sheet, rings, spokes, (street, main, mix(ground, ink, 0.32)))
    _railway(sheet, rng, centre, ink, ground)
    square(sheet, rng, centre, colours)
    landmarks(
        sheet,
        rng,
        centre,
        (darker(ground, 0.6) if ground[0] < 128 else ink, lighter(ground, 0.9), accent, roof),
        river[60][1] > centre[1],
    )
    legend(sheet, rng, colours)
    return sheet


def _river(rng: Random, sheet: Sheet, centre: Point) -> Shape:
    side = rng.choice((-1, 1))
    y = centre[1] + side * rng.uniform(12, 17)
    knots = [
        (-6.0, y + side * rng.uniform(4, 20)),
        (centre[0] - 34, y + side * rng.uniform(0, 9)),
        (centre[0], y),
        (centre[0] + 32, y + side * rng.uniform(-2, 6)),
        (sheet.w + 6, y + side * rng.uniform(4, 24)),
    ]
    return smooth(knots, closed=False, steps=24)


def _ring(rng: Random, centre: Point, r: float) -> Shape:
    ring = blob(rng, *centre, r, 0.05, 10)
    return [*ring, ring[0], ring[1]]


def _spokes(rng: Random, centre: Point) -> list[Shape]:
    spokes, count = [], rng.choice((9, 10, 11))
    for i in range(count):
        a = 2 * pi * (i + rng.uniform(-0.15, 0.15)) / count
        knots = [
            (centre[0] + r * cos(a + bend), centre[1] + r * sin(a + bend))
            for r, bend in (
                (5, 0.0),
                (30, rng.uniform(-0.1, 0.1)),
                (60, rng.uniform(-0.2, 0.2)),
                (130, rng.uniform(-0.25, 0.25)),
            )
        ]
        spokes.append(smooth(knots, closed=False))
    return spokes


def _streets(sheet: Sheet, rings: list[Shape], spokes: list[Shape], shades: tuple[Colour, Colour, Colour]) -> None:
    street, main, casing = shades
    wide = (
        {id(line): 1.5 for line in rings}
        | {id(rings[2]): 2.4, id(rings[4]): 2.2}
        | {id(s): (2.4 if i % 3 == 0 else 1.5) for i, s in enumerate(spokes)}
    )
    for line in rings + spokes:
        sheet.fill(casing, ribbon(line, wide[id(line)] + 0.5))
    for line in sorted(rings + spokes, key=lambda s: wide[id(s)]):
        sheet.fill(main if wide[id(line)] > 2 else street, ribbon(line, wide[id(line)]))


def _railway(sheet: Sheet, rng: Random, centre: Point, ink: Colour, ground: Colour) -> None:
    y = -4.0 if centre[1] > sheet.h * 0.48 else sheet.h + 4
    toward = (centre[1] - y) / abs(centre[1] - y)
    line = smooth(
        [
            (-4, y + toward * rng.uniform(8, 20)),
            (sheet.w * 0.3, y + toward * 16),
            (sheet.w * 0.7, y + toward * 14),
            (sheet.w + 4, y + toward * rng.uniform(10, 26)),
        ],
        closed=False,
        steps=30,
    )
    sheet.line(ink, line, 1.0)
    for a, b in zip(line[::4], line[2::4], strict=False):
        sheet.line(lighter(ground, 0.3), [a, b], 0.55)
