"""Shapes as lists of points: what scissors and compasses can make."""

from __future__ import annotations

from math import cos, pi, sin

Point = tuple[float, float]


Shape = list[Point]


def points(rows: str) -> Shape:
    """Coordinates written as in a drawing, "x,y x,y x,y"."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in rows.split())]


def box(x: float, y: float, width: float, height: float) -> Shape:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def ellipse(x: float, y: float, rx: float, ry: float, n: int = 72) -> Shape:
    return [(x + rx * cos(2 * pi * i / n), y + ry * sin(2 * pi * i / n)) for i in range(n)]


def circle(x: float, y: float, r: float, n: int = 72) -> Shape:
    return ellipse(x, y, r, r, n)


def ring(x: float, y: float, r: float, width: float, n: int = 72) -> Shape:
    """A band inside the circle of radius r, as one outline with a seam on the right."""
    outer, inner = circle(x, y, r, n), circle(x, y, r - width, n)
    return [*outer, outer[0], inner[0], *inner[::-1]]


def arc(x: float, y: float, r: float, start: float, end: float, n: int = 40) -> Shape:
    """An open line on a circle from angle start to end, in radians, clockwise from the right."""
    return [(x + r * cos(a), y + r * sin(a)) for a in (start + (end - start) * i / n for i in range(n + 1))]


def star(x: float, y: float, r: float, points: int = 5, inner: float = 0.4, angle: float = 0.0) -> Shape:
    radii = [r, r * inner] * points
    return [(x + q * sin(angle + pi * i / points), y - q * cos(angle + pi * i / points)) for i, q in enumerate(radii)]


def regular(x: float, y: float, r: float, sides: int, angle: float = 0.0) -> Shape:
    turns = [angle + 2 * pi * i / sides for i in range(sides)]
    return [(x + r * cos(a), y + r * sin(a)) for a in turns]


def rounded(x: float, y: float, width: float, height: float, r: float) -> Shape:
    corners = [(x + width - r, y + r), (x + width - r, y + height - r), (x + r, y + height - r), (x + r, y + r)]
    return [p for i, (cx, cy) in enumerate(corners) for p in arc(cx, cy, r, (i - 1) * pi / 2, i * pi / 2, 8)]


def leaf(x: float, y: float, length: float, width: float, angle: float = 0.0, belly: float = 0.5) -> Shape:
    """A pointed leaf growing from (x, y) upwards, turned clockwise; belly says where it is widest (0..1)."""
    power = 1.0 / (2 * (1 - belly)) if belly > 0.5 else 2 * belly
    right = [(width / 2 * sin(pi * (i / 24) ** power), -length * i / 24) for i in range(25)]
    left = [(-px, py) for px, py in reversed(right)]
    return move(turn(right + left, angle), x, y)


def heart(x: float, y: float, size: float, angle: float = 0.0) -> Shape:
    steps = [2 * pi * i / 60 for i in range(60)]
    k = size / 32
    line = [(k * 16 * sin(t) ** 3, -k * (13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t))) for t in steps]
    return move(turn(line, angle), x, y)


def scallop(x: float, y: float, r: float, bumps: int) -> Shape:
    """A disc with a wavy hem."""
    turns = [2 * pi * i / (bumps * 12) for i in range(bumps * 12)]
    radii = [r * (0.87 + 0.13 * abs(sin(bumps * a / 2)) ** 0.8) for a in turns]
    return [(x + q * sin(a), y - q * cos(a)) for a, q in zip(turns, radii, strict=True)]


def move(shape: Shape, dx: float, dy: float) -> Shape:
    return [(x + dx, y + dy) for x, y in shape]


def turn(shape: Shape, angle: float, about: Point = (0.0, 0.0)) -> Shape:
    c, s, (ax, ay) = cos(angle), sin(angle), about
    return [(ax + (x - ax) * c - (y - ay) * s, ay + (x - ax) * s + (y - ay) * c) for x, y in shape]


def scale(shape: Shape, kx: float, ky: float | None = None, about: Point = (0.0, 0.0)) -> Shape:
    vertical = kx if ky is None else ky
    return [(about[0] + (x - about[0]) * kx, about[1] + (y - about[1]) * vertical) for x, y in shape]


def mirror(shape: Shape, x: float) -> Shape:
    return [(2 * x - px, py) for px, py in shape]


def both(shape: Shape) -> list[Shape]:
    """The shape and its mirror image on the other side of zero."""
    return [shape, mirror(shape, 0)]


def around(shape: Shape, times: int, about: Point) -> list[Shape]:
    return [turn(shape, 2 * pi * i / times, about) for i in range(times)]
