"""A bicycle, and flowers for its basket."""

from __future__ import annotations

from math import cos, pi, sin

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.people import placed
from scripts.demo_media.art.shapes import Point, Shape, around, box, circle, leaf, points, ring


def bicycle(sheet: Sheet, at: Point, size: float, frame: Colour, tyre: Colour, accent: Colour, hub: Colour) -> None:
    """Facing right, wheels on the ground, `at` between them."""
    y, left, right, r = -0.3, -0.46, 0.46, 0.3

    def put(colour: Colour, *shapes: Shape, lift: float = 0.5) -> None:
        sheet.cut(colour, *placed(list(shapes), at, size), lift=lift)

    for x in (left, right):
        put(
            hub,
            *[ribbon([(x, y), (x + r * cos(a), y + r * sin(a))], 0.008) for a in (i * pi / 7 for i in range(14))],
            lift=0.2,
        )
        put(tyre, ring(x, y, r, 0.045), lift=0.7)
        put(hub, circle(x, y, 0.035, 24), lift=0.3)
    crank, seat, head, bar = (-0.06, -0.28), (-0.19, -0.68), (0.3, -0.7), (0.27, -0.84)
    tubes = [
        (crank, seat),
        (seat, head),
        (crank, head),
        ((left, y), crank),
        ((left, y), seat),
        (head, (right, y)),
        (head, bar),
    ]
    put(frame, *[ribbon([a, b], 0.042) for a, b in tubes], lift=0.8)
    put(
        tyre,
        ribbon([seat, (-0.215, -0.77)], 0.03),
        smooth(points("-0.34,-0.8 -0.22,-0.82 -0.08,-0.79 -0.2,-0.755")),
        ribbon(smooth([bar, (0.31, -0.88), (0.4, -0.87), (0.42, -0.8)], closed=False), 0.032),
        lift=0.5,
    )
    put(
        tyre,
        ribbon([(-0.02, -0.19), (-0.1, -0.37)], 0.024),
        box(-0.16, -0.385, 0.12, 0.022),
        box(-0.07, -0.19, 0.12, 0.022),
        lift=0.4,
    )
    put(accent, ring(*crank, 0.075, 0.03), lift=0.4)
    put((176, 122, 72), points("0.4,-0.78 0.72,-0.78 0.67,-0.55 0.45,-0.55"), lift=0.6)
    for i in range(3):
        sheet.line(
            (134, 88, 52),
            placed([[(0.42 + 0.012 * i, -0.72 + 0.06 * i), (0.7 - 0.012 * i, -0.72 + 0.06 * i)]], at, size)[0],
            0.012 * size,
        )


def bouquet(sheet: Sheet, at: Point, size: float, colours: tuple[Colour, ...], green: Colour) -> None:
    for i in range(9):
        sheet.cut(green, leaf(*at, size * 0.9, size * 0.26, -1.1 + 0.28 * i), lift=0.3)
    for i, (dx, dy) in enumerate(((-0.45, -0.5), (0.42, -0.55), (0.0, -0.85), (-0.2, -0.45), (0.22, -0.4))):
        x, y = at[0] + dx * size, at[1] + dy * size
        sheet.cut(colours[i % len(colours)], *around(leaf(x, y, size * 0.26, size * 0.2, 0, 0.6), 6, (x, y)), lift=0.4)
        sheet.fill((255, 240, 200), circle(x, y, size * 0.08, 20))
