"""The plan of a town that does not exist: rings of streets, a river, parks, and a legend of signs."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from random import Random

from portal.demo.art import signs
from portal.demo.art.palettes import Colour, darker, lighter, mix, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Point, Shape, blob, box, circle, heart, ribbon, rounded, smooth, star, turn

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
    parks = [(centre[0] + r * cos(a), centre[1] + r * sin(a)) for a, r in ((rng.uniform(0, 2 * pi), rng.uniform(16, 50)) for _ in range(5))]
    rings = [_ring(rng, centre, r) for r in (9, 19, 30, 43, 58, 74, 92)]
    spokes = _spokes(rng, centre)
    sheet.fill(block, *[blob(rng, *centre, 66, 0.1, 12)])
    _outskirts(sheet, rng, centre, (ground, park, main))
    _houses(sheet, rng, centre, river, parks, (roof, ink))
    for at in parks:
        _park(sheet, rng, at, park)
    sheet.fill(lighter(park, 0.2), ribbon(river, 10.5, 12))
    sheet.fill(darker(water, 0.15), ribbon(river, 8, 9.5))
    sheet.fill(water, ribbon(river, 7.4, 8.9))
    sheet.line(lighter(water, 0.4), [(x + 0.8, y + 0.4) for x, y in river], 0.25)
    _streets(sheet, rings, spokes, (street, main, mix(ground, ink, 0.32)))
    _railway(sheet, rng, centre, ink, ground)
    _square(sheet, rng, centre, colours)
    _landmarks(sheet, rng, centre, (darker(ground, 0.6) if ground[0] < 128 else ink, lighter(ground, 0.9), accent, roof), river[60][1] > centre[1])
    _legend(sheet, rng, colours)
    return sheet


def _river(rng: Random, sheet: Sheet, centre: Point) -> Shape:
    side = rng.choice((-1, 1))
    y = centre[1] + side * rng.uniform(12, 17)
    knots = [(-6.0, y + side * rng.uniform(4, 20)), (centre[0] - 34, y + side * rng.uniform(0, 9)), (centre[0], y), (centre[0] + 32, y + side * rng.uniform(-2, 6)),
             (sheet.w + 6, y + side * rng.uniform(4, 24))]
    return smooth(knots, closed=False, steps=24)


def _ring(rng: Random, centre: Point, r: float) -> Shape:
    ring = blob(rng, *centre, r, 0.05, 10)
    return [*ring, ring[0], ring[1]]


def _spokes(rng: Random, centre: Point) -> list[Shape]:
    spokes, count = [], rng.choice((9, 10, 11))
    for i in range(count):
        a = 2 * pi * (i + rng.uniform(-0.15, 0.15)) / count
        knots = [(centre[0] + r * cos(a + bend), centre[1] + r * sin(a + bend)) for r, bend in ((5, 0.0), (30, rng.uniform(-0.1, 0.1)), (60, rng.uniform(-0.2, 0.2)), (130, rng.uniform(-0.25, 0.25)))]
        spokes.append(smooth(knots, closed=False))
    return spokes


def _streets(sheet: Sheet, rings: list[Shape], spokes: list[Shape], shades: tuple[Colour, Colour, Colour]) -> None:
    street, main, casing = shades
    wide = {id(line): 1.5 for line in rings} | {id(rings[2]): 2.4, id(rings[4]): 2.2} | {id(s): (2.4 if i % 3 == 0 else 1.5) for i, s in enumerate(spokes)}
    for line in rings + spokes:
        sheet.fill(casing, ribbon(line, wide[id(line)] + 0.5))
    for line in sorted(rings + spokes, key=lambda s: wide[id(s)]):
        sheet.fill(main if wide[id(line)] > 2 else street, ribbon(line, wide[id(line)]))


def _houses(sheet: Sheet, rng: Random, centre: Point, river: Shape, parks: list[Point], shades: tuple[Colour, Colour]) -> None:
    roof, ink = shades
    for r in (12.0, 16.0, 22.0, 27.0, 33.2, 39.7, 46.5, 54.2, 62.0):
        count = int(2 * pi * r / 4.1)
        for i in range(count):
            a = 2 * pi * i / count + r
            x, y = centre[0] + r * cos(a), centre[1] + r * sin(a)
            dry = min(hypot(x - px, y - py) for px, py in river[::4]) > 7.5
            if dry and all(hypot(x - px, y - py) > 8.5 for px, py in parks) and rng.random() < 1.18 - r / 90:
                _house(sheet, rng, (x, y), a, mix(roof, rng.choice(((255, 250, 240), ink)), rng.uniform(0, 0.25)))


def _house(sheet: Sheet, rng: Random, at: Point, angle: float, roof: Colour) -> None:
    deep, wide = rng.uniform(2.2, 3.4), rng.uniform(2.4, 3.8)
    shape = turn(box(at[0] - deep / 2, at[1] - wide / 2, deep, wide), angle, at)
    if rng.random() < 0.3:
        court = turn(box(at[0], at[1] - wide * 0.2, deep * 0.5, wide * 0.4), angle, at)
        shape = [shape[0], shape[1], court[1], court[0], court[3], court[2], shape[2], shape[3]]
    sheet.fill((40, 34, 50), [(x + 0.35, y + 0.4) for x, y in shape], alpha=0.25)
    sheet.fill(roof, shape)
    sheet.line(darker(roof, 0.25), [*turn([(at[0], at[1] - wide / 2), (at[0], at[1] + wide / 2)], angle, at)], 0.16)


def _outskirts(sheet: Sheet, rng: Random, centre: Point, shades: tuple[Colour, Colour, Colour]) -> None:
    """Fields and small woods outside the last ring."""
    ground, park, main = shades
    for i in range(26):
        a, r = 2 * pi * i / 26, rng.uniform(72, 98)
        x, y = centre[0] + r * cos(a), centre[1] + r * sin(a)
        tone = mix(ground, park if i % 2 else main, rng.uniform(0.3, 0.6))
        field = turn(box(x - 8, y - 6, rng.uniform(12, 20), rng.uniform(9, 14)), a + rng.uniform(-0.3, 0.3), (x, y))
        sheet.fill(tone, field)
        for k in range(1, 6):
            start, end = [(p[0] + (q[0] - p[0]) * k / 6, p[1] + (q[1] - p[1]) * k / 6) for p, q in ((field[0], field[3]), (field[1], field[2]))]
            sheet.line(darker(tone, 0.12), [start, end], 0.3)


def _park(sheet: Sheet, rng: Random, at: Point, green: Colour) -> None:
    sheet.fill(darker(green, 0.12), blob(rng, *at, 8, 0.16))
    sheet.fill(green, blob(rng, *at, 7.4, 0.14))
    sheet.fill(mix(green, (120, 180, 210), 0.75), blob(rng, at[0] + 1.5, at[1] + 1, 2, 0.3))
    for _ in range(26):
        x, y, r = at[0] + rng.gauss(0, 3.6), at[1] + rng.gauss(0, 3.6), rng.uniform(0.5, 1.0)
        sheet.fill(darker(green, 0.4), circle(x + 0.2, y + 0.3, r, 14), alpha=0.5)
        sheet.fill(darker(green, rng.uniform(0.1, 0.3)), circle(x, y, r, 14))


def _railway(sheet: Sheet, rng: Random, centre: Point, ink: Colour, ground: Colour) -> None:
    y = -4.0 if centre[1] > sheet.h * 0.48 else sheet.h + 4
    toward = (centre[1] - y) / abs(centre[1] - y)
    line = smooth([(-4, y + toward * rng.uniform(8, 20)), (sheet.w * 0.3, y + toward * 16), (sheet.w * 0.7, y + toward * 14), (sheet.w + 4, y + toward * rng.uniform(10, 26))], closed=False, steps=30)
    sheet.line(ink, line, 1.0)
    for a, b in zip(line[::4], line[2::4], strict=False):
        sheet.line(lighter(ground, 0.3), [a, b], 0.55)


def _square(sheet: Sheet, rng: Random, centre: Point, colours: tuple[Colour, ...]) -> None:
    ground, ink, accent = colours[0], colours[7], colours[8]
    sheet.cut(mix(ground, (255, 252, 244), 0.35), turn(rounded(centre[0] - 6, centre[1] - 5, 12, 10, 1.2), rng.uniform(-0.4, 0.4), centre), lift=0.4)
    sheet.fill(mix(ground, ink, 0.2), circle(*centre, 2.6))
    sheet.fill(colours[5], circle(*centre, 2))
    sheet.fill(accent, star(*centre, 1.4, 8, 0.45))


def _pin(sheet: Sheet, at: Point, colour: Colour, paper: Colour) -> None:
    x, y = at
    drop = smooth([(x, y), (x - 1.5, y - 2.4), (x - 2.2, y - 4.6), (x, y - 6.9), (x + 2.2, y - 4.6), (x + 1.5, y - 2.4)])
    sheet.cut(colour, drop, lift=0.7)
    sheet.fill(paper, circle(x, y - 4.6, 1.5))


def _landmarks(sheet: Sheet, rng: Random, centre: Point, shades: tuple[Colour, Colour, Colour, Colour], river_below: bool) -> None:
    ink, paper, accent, roof = shades
    start = -pi / 2 if river_below else pi / 2
    for i, r in enumerate((18, 27, 34, 24, 38)):
        a = start + i * 2 * pi / 5 + rng.uniform(-0.3, 0.3)
        x, y = centre[0] + r * 1.15 * cos(a), centre[1] + r * 0.92 * sin(a)
        if i == 0:
            signs.castle(sheet, x, y + 3, 4.2, ink, paper, roof)
            continue
        colour = (accent, mix(ink, (46, 134, 171), 0.6), (90, 150, 90), (226, 150, 50))[i - 1]
        _pin(sheet, (x, y + 3), colour, paper)
        at = (x, y - 1.6)
        shape = (heart(*at, 1.9), star(*at, 1.1), box(at[0] - 0.7, at[1] - 0.7, 1.4, 1.4), circle(*at, 0.75))[i - 1]
        sheet.fill(colour, shape)


def _legend(sheet: Sheet, rng: Random, colours: tuple[Colour, ...]) -> None:
    """A card in a corner: for every sign a line where a name could stand."""
    ground, _, roof, street, main, water, park, ink, accent = colours
    card = lighter(ground, 0.5) if ground[0] > 128 else lighter(ground, 0.08)
    x, y = rng.choice((5.0, sheet.w - 33)), sheet.h - 38.0
    sheet.cut(card, rounded(x, y, 28, 33, 1.4), lift=1.3)
    for i, colour in enumerate((accent, roof, park, water, main)):
        row = y + 4.6 + i * 4.3
        if i in (3, 4):
            sheet.line(colour, [(x + 2.8, row), (x + 7, row)], 1.2)
        else:
            sheet.fill(colour, (star(x + 5, row, 1.9), box(x + 3.4, row - 1.4, 3.2, 2.8), circle(x + 5, row, 1.6))[i])
        sheet.line(mix(card, ink, 0.35), [(x + 9.5, row), (x + 9.5 + rng.uniform(9, 15), row)], 0.7)
    for i in range(5):
        sheet.fill(ink if i % 2 == 0 else mix(card, ink, 0.15), box(x + 3 + i * 4.4, y + 26.4, 4.4, 0.9))
    signs.compass(sheet, sheet.w - 10 if x < 10 else 10, 10.5, 5.2, ink, accent, card)
