"""Painted tiles: tulips from Iznik, lemons and stars from the majolica workshops."""

from __future__ import annotations

from math import pi
from random import Random

from portal.demo.art.palettes import Colour, darker, lighter, mix, rgb, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Point, Shape, arc, around, box, circle, leaf, mirror, ribbon, scallop, smooth, star, turn

GLAZES = (
    rgbs("f4f1e6 1f3f8a 2a9fae c8402f 3f8a5f"),
    rgbs("eef2ef 17457a 4bb3b8 d2553c 2f7a62"),
    rgbs("1f4a8a f4f1e6 5fc0c4 e0573f 8fcf9a"),
    rgbs("2a8f98 f6f2e4 17457a d2452f f2c14e"),
)
MAJOLICA = (
    rgbs("faf3e0 1f4e9a f2b632 e07a2f 4f8f4a"),
    rgbs("f7f0dc 2a5f8f f4c542 d9603b 6a9a4f"),
    rgbs("f3ead2 1d6f7f e9b53a c8502f 8aa05a"),
)


def _lay(sheet: Sheet, side: float, glaze: Colour, rng: Random) -> None:
    """Repeats the tile drawn in the top left corner over the whole sheet, each a little different in the kiln."""
    n = round(side * sheet.unit)
    first = sheet.image.crop((0, 0, n, n))
    for x in range(0, sheet.image.width, n):
        for y in range(0, sheet.image.height, n):
            sheet.image.paste(first, (x, y))
            left, top = x / sheet.unit, y / sheet.unit
            sheet.fill(mix(glaze, (60, 50, 80), rng.random() * 0.5), box(left, top, side, side), alpha=rng.uniform(0.0, 0.09))
            sheet.line((255, 255, 255), [(left + 0.4, top + side), (left + 0.4, top + 0.4), (left + side, top + 0.4)], 0.22, alpha=0.5)
            sheet.line(darker(glaze, 0.55), [(left, top + side), (left + side, top + side), (left + side, top)], 0.3, alpha=0.45)


def _tulip(x: float, y: float, size: float, angle: float) -> tuple[list[Shape], list[Shape]]:
    """Outer petals and inner lights of a tulip whose stem ends at (x, y)."""
    side = smooth([(0, 0), (0.42, -0.2), (0.44, -0.62), (0.62, -1.12), (0.26, -0.86), (0.06, -0.4)])
    outer = [side, mirror(side, 0), leaf(0, 0, 1.18, 0.52, 0, 0.45)]
    inner = [leaf(0.26, -0.18, 0.6, 0.1, 0.22), leaf(-0.26, -0.18, 0.6, 0.1, -0.22), leaf(0, -0.2, 0.7, 0.16)]

    def place(shapes: list[Shape]) -> list[Shape]:
        return [[(x + px, y + py) for px, py in turn([(size * qx, size * qy) for qx, qy in s], angle)] for s in shapes]

    return place(outer), place(inner)


def _carnation(sheet: Sheet, x: float, y: float, size: float, angle: float, red: Colour, green: Colour) -> None:
    for i in range(7):
        a = angle + (i - 3) * 0.36
        petal = leaf(x, y, size, size * 0.42, a, 0.72)
        sheet.fill(red, petal)
        sheet.fill(lighter(red, 0.75), leaf(x, y, size * 0.72, size * 0.07, a, 0.6))
    sheet.fill(green, leaf(x, y, size * 0.42, size * 0.36, angle, 0.4), circle(x, y, size * 0.16))


def _rosette(sheet: Sheet, at: Point, r: float, petals: int, colours: tuple[Colour, Colour, Colour]) -> None:
    outer, inner, heart = colours
    sheet.fill(outer, *around(leaf(at[0], at[1], r, r * 0.75, 0, 0.62), petals, at))
    sheet.fill(inner, *around(leaf(at[0], at[1], r * 0.66, r * 0.36, 0, 0.6), petals, at))
    sheet.fill(outer, circle(at[0], at[1], r * 0.3))
    sheet.fill(heart, circle(at[0], at[1], r * 0.2))


def iznik(size: tuple[int, int], rng: Random) -> Sheet:
    """Tulips, carnations and long saz leaves turning around a rosette."""
    ground, blue, turquoise, red, green = rng.choice(GLAZES)
    sheet = Sheet(size, ground)
    side = 100 / rng.choice((2, 3))
    half = side / 2
    centre = (half, half)
    for turnby in range(4):
        a = turnby * pi / 2
        stem = turn(smooth([(half, half * 0.9), (half + side * 0.03, half * 0.7), (half, half * 0.52)], closed=False), a, centre)
        sheet.fill(green, ribbon(stem, side * 0.016))
        for k in (-1, 1):
            saz = smooth([(half, half - side * 0.1), (half + k * side * 0.1, half - side * 0.2), (half + k * side * 0.13, half - side * 0.33),
                          (half + k * side * 0.08, half - side * 0.42), (half + k * side * 0.06, half - side * 0.3), (half + k * side * 0.03, half - side * 0.18)])
            sheet.fill(turquoise, turn(saz, a, centre))
            rib = smooth([(half + k * side * 0.02, half - side * 0.13), (half + k * side * 0.09, half - side * 0.26), (half + k * side * 0.09, half - side * 0.38)], closed=False)
            sheet.fill(blue, ribbon(turn(rib, a, centre), side * 0.012, side * 0.004))
        foot = turn([(half, half * 0.54)], a, centre)[0]
        outer, inner = _tulip(foot[0], foot[1], side * 0.17, a)
        sheet.fill(red if turnby % 2 == 0 else blue, *outer)
        sheet.fill(lighter(ground, 0.4), *inner)
        tip = turn([(half, half - side * 0.24)], a + pi / 4, centre)[0]
        sheet.fill(green, ribbon([centre, tip], side * 0.014))
        _carnation(sheet, tip[0], tip[1], side * 0.13, a + pi / 4, red, green)
    sheet.fill(ground, circle(half, half, side * 0.125))
    _rosette(sheet, centre, side * 0.13, 8, (blue, turquoise, red))
    if rng.random() < 0.6:
        _lattice(sheet, side, blue if ground[0] > 128 else turquoise, red)
    rim = rng.choice((0.17, 0.2))
    for corner in ((0.0, 0.0), (side, 0.0), (0.0, side), (side, side)):
        sheet.fill(turquoise, scallop(*corner, side * rim, 12))
        sheet.fill(blue, circle(*corner, side * (rim - 0.02)))
        _rosette(sheet, corner, side * (rim - 0.035), 12, (ground, turquoise, red))
    for edge in ((half, 0.0), (side, half), (half, side), (0.0, half)):
        sheet.fill(blue, star(*edge, side * 0.06, 8, 0.6))
        sheet.fill(red, circle(*edge, side * 0.024))
    _lay(sheet, side, ground, rng)
    return sheet


def _lattice(sheet: Sheet, side: float, ink: Colour, bead: Colour) -> None:
    """Curved bands that make a medallion of every tile."""
    half = side / 2
    curve = smooth([(0, half), (half * 0.12, half * 0.78), (half * 0.42, half * 0.42), (half * 0.78, half * 0.12), (half, 0)], closed=False)
    for i in range(4):
        band = turn(curve, i * pi / 2, (half, half))
        sheet.fill(ink, ribbon(band, side * 0.034))
        sheet.fill(lighter(ink, 0.82), *[circle(x, y, side * 0.006, 12) for x, y in band[4:-3:4]])
        sheet.fill(bead, *[leaf(x, y, side * 0.05, side * 0.02, i * pi / 2 - pi / 4) for x, y in band[10:-8:10]])


def majolica(size: tuple[int, int], rng: Random) -> Sheet:
    """Garden tiles: a star of leaves or a lemon branch inside painted frames."""
    ground, blue, yellow, orange, green = rng.choice(MAJOLICA)
    sheet = Sheet(size, ground)
    side = 100 / rng.choice((2, 3, 3, 4))
    half, centre = side / 2, (side / 2, side / 2)
    for corner, start in (((0.0, 0.0), 0.0), ((side, 0.0), pi / 2), ((side, side), pi), ((0.0, side), 1.5 * pi)):
        for r, colour in ((0.42, blue), (0.39, ground), (0.36, yellow), (0.3, orange), (0.27, ground), (0.22, blue), (0.1, yellow)):
            sheet.fill(colour, [corner, *arc(*corner, side * r, start, start + pi / 2)])
        for i in range(5):
            a = start + (i + 0.5) * pi / 10
            dot = arc(*corner, side * 0.33, a, a, 1)[0]
            sheet.fill(blue, circle(*dot, side * 0.012))
        sheet.fill(ground, *[leaf(*corner, side * 0.21, side * 0.06, start + pi / 2 + (i + 0.5) * pi / 6) for i in range(3)])
    if rng.random() < 0.5:
        _lemons(sheet, side, (blue, yellow, orange, green))
    else:
        sheet.fill(blue, *around(leaf(half, half, side * 0.36, side * 0.14, 0), 4, centre))
        sheet.fill(lighter(blue, 0.6), *around(leaf(half, half, side * 0.3, side * 0.06, 0), 4, centre))
        sheet.fill(green, *around(leaf(half, half, side * 0.24, side * 0.09, pi / 4), 4, centre))
        sheet.fill(ground, circle(half, half, side * 0.12))
        _rosette(sheet, centre, side * 0.12, 8, (orange, yellow, blue))
    frame = box(side * 0.02, side * 0.02, side * 0.96, side * 0.96)
    sheet.line(blue, [*frame, frame[0], frame[1]], side * 0.01)
    _lay(sheet, side, ground, rng)
    return sheet


def _lemons(sheet: Sheet, side: float, colours: tuple[Colour, Colour, Colour, Colour]) -> None:
    blue, yellow, orange, green = colours
    half = side / 2
    for a in (-1.15, -0.35, 0.4, 1.2):
        sheet.fill(green, leaf(half, half, side * 0.24, side * 0.1, a))
        sheet.line(darker(green, 0.35), [(half, half), turn([(half, half - side * 0.2)], a, (half, half))[0]], side * 0.008)
    lemon = smooth([(0, 0.02), (0.07, 0.07), (0.095, 0.15), (0.06, 0.225), (0.022, 0.25), (0, 0.275), (-0.022, 0.25), (-0.06, 0.225), (-0.095, 0.15), (-0.07, 0.07)])
    for a in (0.62, -0.62):
        placed = [(half + side * x, half + side * y) for x, y in lemon]
        sheet.fill(orange, turn(placed, a, (half, half)))
        sheet.fill(yellow, turn([(half + (x - half) * 0.86 - side * 0.008, half + (y - half) * 0.94) for x, y in placed], a, (half, half)))
        sheet.fill(lighter(yellow, 0.7), turn(leaf(half - side * 0.045, half + side * 0.2, side * 0.12, side * 0.03), a, (half, half)))
    sheet.fill(rgb("ffffff"), *around(leaf(half, half, side * 0.07, side * 0.045, 0.3, 0.6), 5, (half, half)))
    sheet.fill(blue, circle(half, half, side * 0.02))
