"""What posters of a school exchange show: hands, doves, books, bicycles, people hand in hand."""

from __future__ import annotations

from math import cos, pi, sin

from portal.demo.art.palettes import Colour, darker, lighter
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import (
    Point,
    Shape,
    around,
    box,
    circle,
    leaf,
    mirror,
    move,
    ribbon,
    ring,
    rounded,
    scale,
    smooth,
    star,
    turn,
)


def placed(shapes: list[Shape], at: Point, size: float, angle: float = 0.0, flip: bool = False) -> list[Shape]:
    """Shapes drawn around the origin, one unit tall, brought to their place."""
    return [move(turn(scale(mirror(s, 0) if flip else s, size), angle), *at) for s in shapes]


def hand() -> list[Shape]:
    """An open hand with its wrist at the origin, pointing up, one unit tall with the arm left out."""
    palm = smooth([(-0.13, 0.05), (-0.2, -0.2), (-0.23, -0.45), (0, -0.52), (0.22, -0.45), (0.2, -0.2), (0.13, 0.05)])
    fingers = [((-0.18, -0.42), (-0.27, -0.76)), ((-0.06, -0.46), (-0.09, -0.92)), ((0.06, -0.46), (0.09, -0.94)), ((0.17, -0.42), (0.26, -0.82))]
    thumb = ribbon(smooth([(0.1, -0.1), (0.3, -0.3), (0.42, -0.5)], closed=False), 0.18, 0.11)
    tips = [circle(x, y, 0.055, 24) for _, (x, y) in fingers] + [circle(0.42, -0.5, 0.056, 24)]
    return [palm, thumb, *[ribbon([a, b], 0.125, 0.11) for a, b in fingers], *tips]


def star_ring(at: Point, r: float, size: float, count: int = 12) -> list[Shape]:
    return [star(at[0] + r * sin(2 * pi * i / count), at[1] - r * cos(2 * pi * i / count), size) for i in range(count)]


def dove(sheet: Sheet, at: Point, size: float, white: Colour, green: Colour, beak: Colour, flip: bool = False) -> None:
    """Flying to the left with a twig, wings of single feathers."""
    def put(colour: Colour, shapes: list[Shape], lift: float) -> None:
        sheet.cut(colour, *placed(shapes, at, size, 0.0, flip), lift=lift)

    far = [leaf(0.02, -0.02, 0.62 - 0.05 * i, 0.17, 0.75 + 0.17 * i, 0.62) for i in range(5)]
    tail = [leaf(0.22, 0.06, 0.5, 0.16, 1.45 + 0.2 * i, 0.66) for i in range(4)]
    body = smooth([(-0.52, -0.04), (-0.42, -0.15), (-0.28, -0.12), (-0.1, -0.06), (0.16, -0.02), (0.32, 0.08), (0.14, 0.17), (-0.12, 0.18), (-0.34, 0.08)])
    near = [leaf(-0.08, 0.04, 0.8 - 0.07 * i, 0.2, -0.12 + 0.2 * i, 0.62) for i in range(6)]
    put(darker(white, 0.14), far, 0.5)
    put(darker(white, 0.06), tail, 0.6)
    put(white, [body], 0.9)
    for feather in near[::-1]:
        put(white, [feather], 0.45)
    put(lighter(white, 0.5), [leaf(-0.08, 0.06, 0.34, 0.16, 0.1 + 0.3 * i, 0.6) for i in range(3)], 0.35)
    put(beak, [[(-0.5, -0.1), (-0.6, -0.04), (-0.5, 0.0)]], 0.3)
    sheet.fill((40, 40, 60), *placed([circle(-0.42, -0.07, 0.018, 16)], at, size, 0.0, flip))
    twig = smooth([(-0.56, -0.05), (-0.66, 0.06), (-0.68, 0.2), (-0.62, 0.34)], closed=False)
    leaves = [leaf(x, y, 0.15, 0.06, a) for (x, y), a in zip(twig[6::5], (-2.4, 1.9, -2.2, 2.2, -2.6, 3.0), strict=False)]
    put(green, [ribbon(twig, 0.022), *leaves], 0.4)


def bicycle(sheet: Sheet, at: Point, size: float, frame: Colour, tyre: Colour, accent: Colour, hub: Colour) -> None:
    """Facing right, wheels on the ground, `at` between them."""
    y, left, right, r = -0.3, -0.46, 0.46, 0.3

    def put(colour: Colour, *shapes: Shape, lift: float = 0.5) -> None:
        sheet.cut(colour, *placed(list(shapes), at, size), lift=lift)

    for x in (left, right):
        put(hub, *[ribbon([(x, y), (x + r * cos(a), y + r * sin(a))], 0.008) for a in (i * pi / 7 for i in range(14))], lift=0.2)
        put(tyre, ring(x, y, r, 0.045), lift=0.7)
        put(hub, circle(x, y, 0.035, 24), lift=0.3)
    crank, seat, head, bar = (-0.06, -0.28), (-0.19, -0.68), (0.3, -0.7), (0.27, -0.84)
    tubes = [(crank, seat), (seat, head), (crank, head), ((left, y), crank), ((left, y), seat), (head, (right, y)), (head, bar)]
    put(frame, *[ribbon([a, b], 0.042) for a, b in tubes], lift=0.8)
    put(tyre, ribbon([seat, (-0.215, -0.77)], 0.03), smooth([(-0.34, -0.8), (-0.22, -0.82), (-0.08, -0.79), (-0.2, -0.755)]),
        ribbon(smooth([bar, (0.31, -0.88), (0.4, -0.87), (0.42, -0.8)], closed=False), 0.032), lift=0.5)
    put(tyre, ribbon([(-0.02, -0.19), (-0.1, -0.37)], 0.024), box(-0.16, -0.385, 0.12, 0.022), box(-0.07, -0.19, 0.12, 0.022), lift=0.4)
    put(accent, ring(*crank, 0.075, 0.03), lift=0.4)
    put((176, 122, 72), [(0.4, -0.78), (0.72, -0.78), (0.67, -0.55), (0.45, -0.55)], lift=0.6)
    for i in range(3):
        sheet.line((134, 88, 52), placed([[(0.42 + 0.012 * i, -0.72 + 0.06 * i), (0.7 - 0.012 * i, -0.72 + 0.06 * i)]], at, size)[0], 0.012 * size)


def bouquet(sheet: Sheet, at: Point, size: float, colours: tuple[Colour, ...], green: Colour) -> None:
    for i in range(9):
        sheet.cut(green, leaf(*at, size * 0.9, size * 0.26, -1.1 + 0.28 * i), lift=0.3)
    for i, (dx, dy) in enumerate(((-0.45, -0.5), (0.42, -0.55), (0.0, -0.85), (-0.2, -0.45), (0.22, -0.4))):
        x, y = at[0] + dx * size, at[1] + dy * size
        sheet.cut(colours[i % len(colours)], *around(leaf(x, y, size * 0.26, size * 0.2, 0, 0.6), 6, (x, y)), lift=0.4)
        sheet.fill((255, 240, 200), circle(x, y, size * 0.08, 20))


def book(sheet: Sheet, at: Point, size: float, cover: Colour, page: Colour, ink: Colour) -> None:
    """An open book seen from the front, one unit wide on each side."""
    for side in (False, True):
        sheet.cut(cover, *placed([[(0, 0.12), (0.98, 0.02), (1.04, -0.5), (0, -0.4)]], at, size, 0, side), lift=1)
        for i in range(4):
            k = 0.03 * i
            sheet_of_paper = [*smooth([(0, -0.38 - k), (0.25, -0.52 - k), (0.6, -0.56 - k), (0.96, -0.46 - k)], closed=False),
                              *smooth([(0.93, 0.0 - k), (0.6, -0.08 - k), (0.25, -0.04 - k), (0, 0.1 - k)], closed=False)]
            tone = darker(page, 0.1 - 0.03 * i)
            sheet.cut(tone, *placed([sheet_of_paper], at, size, 0, side), lift=0.3)
        for i in range(5):
            y = -0.5 + 0.085 * i
            row = smooth([(0.1, y + 0.0), (0.32, y - 0.07), (0.6, y - 0.09), (0.86 if i < 4 else 0.5, y - 0.04 if i < 4 else y - 0.09)], closed=False)
            sheet.line(lighter(ink, 0.62), placed([row], at, size, 0, side)[0], 0.014 * size)


def person(height: float = 1.0) -> tuple[list[Shape], list[Shape], list[Shape]]:
    """Clothes, arms with legs, and head of a paper doll standing on the origin, arms reaching 0.46 to both sides."""
    clothes = [smooth([(-0.12, -0.72), (0.12, -0.72), (0.17, -0.5), (0.24, -0.24), (-0.24, -0.24), (-0.17, -0.5)], steps=4)]
    arms = [ribbon(smooth([(0, -0.64), (s * 0.2, -0.62), (s * 0.46, -0.5 - 0.1)], closed=False), 0.09, 0.075) for s in (-1, 1)]
    legs = [ribbon([(s * 0.08, -0.28), (s * 0.1, 0)], 0.085, 0.075) for s in (-1, 1)]
    head = [circle(0, -0.87 * height, 0.125, 36)]
    return clothes, arms + legs, head


def bubble(x: float, y: float, width: float, height: float, tail: float) -> list[Shape]:
    """A speech bubble around (x, y); tail -1 or 1 says to which side it speaks."""
    body = rounded(x - width / 2, y - height / 2, width, height, min(width, height) * 0.36)
    return [body, [(x + tail * width * 0.1, y + height * 0.4), (x + tail * width * 0.34, y + height * 0.4), (x + tail * width * 0.4, y + height * 0.78)]]
