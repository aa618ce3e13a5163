"""A pattern: tiles with tulips and carnations, as painted in Iznik."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.patterns.glaze import lay_tiles, painted_rosette
from scripts.demo_media.art.shapes import Shape, circle, leaf, mirror, points, scallop, star, turn

GLAZES = (
    rgbs("f4f1e6 1f3f8a 2a9fae c8402f 3f8a5f"),
    rgbs("eef2ef 17457a 4bb3b8 d2553c 2f7a62"),
    rgbs("1f4a8a f4f1e6 5fc0c4 e0573f 8fcf9a"),
    rgbs("2a8f98 f6f2e4 17457a d2452f f2c14e"),
)


def _tulip(x: float, y: float, size: float, angle: float) -> tuple[list[Shape], list[Shape]]:
    """Outer petals and inner lights of a tulip whose stem ends at (x, y)."""
    side = smooth(points("0,0 0.42,-0.2 0.44,-0.62 0.62,-1.12 0.26,-0.86 0.06,-0.4"))
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


def iznik(size: tuple[int, int], rng: Random) -> Sheet:
    """Tulips, carnations and long saz leaves turning around a rosette."""
    ground, blue, turquoise, red, green = rng.choice(GLAZES)
    sheet = Sheet(size, ground)
    side = 100 / rng.choice((2, 3))
    half = side / 2
    centre = (half, half)
    for turnby in range(4):
        a = turnby * pi / 2
        stem = turn(
            smooth([(half, half * 0.9), (half + side * 0.03, half * 0.7), (half, half * 0.52)], closed=False), a, centre
        )
        sheet.fill(green, ribbon(stem, side * 0.016))
        for k in (-1, 1):
            saz = smooth(
                [
                    (half, half - side * 0.1),
                    (half + k * side * 0.1, half - side * 0.2),
                    (half + k * side * 0.13, half - side * 0.33),
                    (half + k * side * 0.08, half - side * 0.42),
                    (half + k * side * 0.06, half - side * 0.3),
                    (half + k * side * 0.03, half - side * 0.18),
                ]
            )
            sheet.fill(turquoise, turn(saz, a, centre))
            rib = smooth(
                [
                    (half + k * side * 0.02, half - side * 0.13),
                    (half + k * side * 0.09, half - side * 0.26),
                    (half + k * side * 0.09, half - side * 0.38),
                ],
                closed=False,
            )
            sheet.fill(blue, ribbon(turn(rib, a, centre), side * 0.012, side * 0.004))
        foot = turn([(half, half * 0.54)], a, centre)[0]
        outer, inner = _tulip(foot[0], foot[1], side * 0.17, a)
        sheet.fill(red if turnby % 2 == 0 else blue, *outer)
        sheet.fill(lighter(ground, 0.4), *inner)
        tip = turn([(half, half - side * 0.24)], a + pi / 4, centre)[0]
        sheet.fill(green, ribbon([centre, tip], side * 0.014))
        _carnation(sheet, tip[0], tip[1], side * 0.13, a + pi / 4, red, green)
    sheet.fill(ground, circle(half, half, side * 0.125))
    painted_rosette(sheet, centre, side * 0.13, 8, (blue, turquoise, red))
    if rng.random() < 0.6:
        _lattice(sheet, side, blue if ground[0] > 128 else turquoise, red)
    rim = rng.choice((0.17, 0.2))
    for corner in ((0.0, 0.0), (side, 0.0), (0.0, side), (side, side)):
        sheet.fill(turquoise, scallop(*corner, side * rim, 12))
        sheet.fill(blue, circle(*corner, side * (rim - 0.02)))
        painted_rosette(sheet, corner, side * (rim - 0.035), 12, (ground, turquoise, red))
    for edge in ((half, 0.0), (side, half), (half, side), (0.0, half)):
        sheet.fill(blue, star(*edge, side * 0.06, 8, 0.6))
        sheet.fill(red, circle(*edge, side * 0.024))
    lay_tiles(sheet, side, ground, rng)
    return sheet


def _lattice(sheet: Sheet, side: float, ink: Colour, bead: Colour) -> None:
    """Curved bands that make a medallion of every tile."""
    half = side / 2
    curve = smooth(
        [(0, half), (half * 0.12, half * 0.78), (half * 0.42, half * 0.42), (half * 0.78, half * 0.12), (half, 0)],
        closed=False,
    )
    for i in range(4):
        band = turn(curve, i * pi / 2, (half, half))
        sheet.fill(ink, ribbon(band, side * 0.034))
        sheet.fill(lighter(ink, 0.82), *[circle(x, y, side * 0.006, 12) for x, y in band[4:-3:4]])
        sheet.fill(bead, *[leaf(x, y, side * 0.05, side * 0.02, i * pi / 2 - pi / 4) for x, y in band[10:-8:10]])
