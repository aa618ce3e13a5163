"""A pattern: garden tiles with stars and lemons."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import smooth
from scripts.demo_media.art.palettes import Colour, darker, lighter, rgb, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.patterns.glaze import lay_tiles, painted_rosette
from scripts.demo_media.art.shapes import arc, around, box, circle, leaf, points, turn

MAJOLICA = (
    rgbs("faf3e0 1f4e9a f2b632 e07a2f 4f8f4a"),
    rgbs("f7f0dc 2a5f8f f4c542 d9603b 6a9a4f"),
    rgbs("f3ead2 1d6f7f e9b53a c8502f 8aa05a"),
)


def majolica(size: tuple[int, int], rng: Random) -> Sheet:
    """Garden tiles: a star of leaves or a lemon branch inside painted frames."""
    ground, blue, yellow, orange, green = rng.choice(MAJOLICA)
    sheet = Sheet(size, ground)
    side = 100 / rng.choice((2, 3, 3, 4))
    half, centre = side / 2, (side / 2, side / 2)
    for corner, start in (((0.0, 0.0), 0.0), ((side, 0.0), pi / 2), ((side, side), pi), ((0.0, side), 1.5 * pi)):
        for r, colour in (
            (0.42, blue),
            (0.39, ground),
            (0.36, yellow),
            (0.3, orange),
            (0.27, ground),
            (0.22, blue),
            (0.1, yellow),
        ):
            sheet.fill(colour, [corner, *arc(*corner, side * r, start, start + pi / 2)])
        for i in range(5):
            a = start + (i + 0.5) * pi / 10
            dot = arc(*corner, side * 0.33, a, a, 1)[0]
            sheet.fill(blue, circle(*dot, side * 0.012))
        sheet.fill(
            ground, *[leaf(*corner, side * 0.21, side * 0.06, start + pi / 2 + (i + 0.5) * pi / 6) for i in range(3)]
        )
    if rng.random() < 0.5:
        _lemons(sheet, side, (blue, yellow, orange, green))
    else:
        sheet.fill(blue, *around(leaf(half, half, side * 0.36, side * 0.14, 0), 4, centre))
        sheet.fill(lighter(blue, 0.6), *around(leaf(half, half, side * 0.3, side * 0.06, 0), 4, centre))
        sheet.fill(green, *around(leaf(half, half, side * 0.24, side * 0.09, pi / 4), 4, centre))
        sheet.fill(ground, circle(half, half, side * 0.12))
        painted_rosette(sheet, centre, side * 0.12, 8, (orange, yellow, blue))
    frame = box(side * 0.02, side * 0.02, side * 0.96, side * 0.96)
    sheet.line(blue, [*frame, frame[0], frame[1]], side * 0.01)
    lay_tiles(sheet, side, ground, rng)
    return sheet


def _lemons(sheet: Sheet, side: float, colours: tuple[Colour, Colour, Colour, Colour]) -> None:
    blue, yellow, orange, green = colours
    half = side / 2
    for a in (-1.15, -0.35, 0.4, 1.2):
        sheet.fill(green, leaf(half, half, side * 0.24, side * 0.1, a))
        sheet.line(
            darker(green, 0.35), [(half, half), turn([(half, half - side * 0.2)], a, (half, half))[0]], side * 0.008
        )
    lemon = smooth(
        points(
            "0,0.02 0.07,0.07 0.095,0.15 0.06,0.225 0.022,0.25 0,0.275 -0.022,0.25 -0.06,0.225 -0.095,0.15 -0.07,0.07"
        )
    )
    for a in (0.62, -0.62):
        placed = [(half + side * x, half + side * y) for x, y in lemon]
        sheet.fill(orange, turn(placed, a, (half, half)))
        sheet.fill(
            yellow,
            turn(
                [(half + (x - half) * 0.86 - side * 0.008, half + (y - half) * 0.94) for x, y in placed],
                a,
                (half, half),
            ),
        )
        sheet.fill(
            lighter(yellow, 0.7),
            turn(leaf(half - side * 0.045, half + side * 0.2, side * 0.12, side * 0.03), a, (half, half)),
        )
    sheet.fill(rgb("ffffff"), *around(leaf(half, half, side * 0.07, side * 0.045, 0.3, 0.6), 5, (half, half)))
    sheet.fill(blue, circle(half, half, side * 0.02))
