"""Hands, and paper dolls hand in hand."""

from __future__ import annotations

from math import cos, pi, sin

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import rgbs
from scripts.demo_media.art.shapes import Point, Shape, circle, mirror, move, points, scale, star, turn


def placed(shapes: list[Shape], at: Point, size: float, angle: float = 0.0, flip: bool = False) -> list[Shape]:
    """Shapes drawn around the origin, one unit tall, brought to their place."""
    return [move(turn(scale(mirror(s, 0) if flip else s, size), angle), *at) for s in shapes]


def hand() -> list[Shape]:
    """An open hand with its wrist at the origin, pointing up, one unit tall with the arm left out."""
    palm = smooth(points("-0.13,0.05 -0.2,-0.2 -0.23,-0.45 0,-0.52 0.22,-0.45 0.2,-0.2 0.13,0.05"))
    fingers = [
        ((-0.18, -0.42), (-0.27, -0.76)),
        ((-0.06, -0.46), (-0.09, -0.92)),
        ((0.06, -0.46), (0.09, -0.94)),
        ((0.17, -0.42), (0.26, -0.82)),
    ]
    thumb = ribbon(smooth([(0.1, -0.1), (0.3, -0.3), (0.42, -0.5)], closed=False), 0.18, 0.11)
    tips = [circle(x, y, 0.055, 24) for _, (x, y) in fingers] + [circle(0.42, -0.5, 0.056, 24)]
    return [palm, thumb, *[ribbon([a, b], 0.125, 0.11) for a, b in fingers], *tips]


def star_ring(at: Point, r: float, size: float, count: int = 12) -> list[Shape]:
    return [star(at[0] + r * sin(2 * pi * i / count), at[1] - r * cos(2 * pi * i / count), size) for i in range(count)]


def person(height: float = 1.0) -> tuple[list[Shape], list[Shape], list[Shape]]:
    """Clothes, arms with legs, and head of a paper doll standing on the origin, arms reaching 0.46 to both sides."""
    clothes = [smooth(points("-0.12,-0.72 0.12,-0.72 0.17,-0.5 0.24,-0.24 -0.24,-0.24 -0.17,-0.5"), steps=4)]
    arms = [
        ribbon(smooth([(0, -0.64), (s * 0.2, -0.62), (s * 0.46, -0.5 - 0.1)], closed=False), 0.09, 0.075)
        for s in (-1, 1)
    ]
    legs = [ribbon([(s * 0.08, -0.28), (s * 0.1, 0)], 0.085, 0.075) for s in (-1, 1)]
    head = [circle(0, -0.87 * height, 0.125, 36)]
    return clothes, arms + legs, head


SKINS = rgbs("f2c9a5 c98f62 8a5a3c e5b088 6b4430 f6d9bd a9714b")
