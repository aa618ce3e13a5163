"""Shapes as lists of points: what scissors and compasses can make."""

from __future__ import annotations

from functools import cache
from math import cos, hypot, pi, sin
from random import Random

Point = tuple[float, float]
Shape = list[Point]


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
    return [
        (x + q * sin(angle + pi * i / points), y - q * cos(angle + pi * i / points)) for i, q in enumerate(radii)
    ]


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
    line = [
        (k * 16 * sin(t) ** 3, -k * (13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t))) for t in steps
    ]
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


def around(shape: Shape, times: int, about: Point) -> list[Shape]:
    return [turn(shape, 2 * pi * i / times, about) for i in range(times)]


@cache
def _weights(steps: int) -> list[tuple[float, float, float, float]]:
    shares = [i / steps for i in range(steps)]
    return [
        (0.5 * (-t + 2 * t**2 - t**3), 0.5 * (2 - 5 * t**2 + 3 * t**3), 0.5 * (t + 4 * t**2 - 3 * t**3), 0.5 * (t**3 - t**2))
        for t in shares
    ]


def smooth(points: Shape, closed: bool = True, steps: int = 10) -> Shape:
    """A Catmull-Rom curve through all the points."""
    knots = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    curve = [
        (a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1])
        for p, q, r, s in zip(knots, knots[1:], knots[2:], knots[3:], strict=False)
        for a, b, c, d in _weights(steps)
    ]
    return curve if closed else [*curve, points[-1]]


def blob(rng: Random, x: float, y: float, r: float, wobble: float = 0.18, knots: int = 8) -> Shape:
    turns = [2 * pi * i / knots for i in range(knots)]
    radii = [r * rng.uniform(1 - wobble, 1 + wobble) for _ in turns]
    return smooth([(x + q * cos(a), y + q * sin(a)) for a, q in zip(turns, radii, strict=True)])


def torn(rng: Random, shape: Shape, rough: float = 0.5, step: float = 1.2) -> Shape:
    """The same outline, torn by hand instead of cut."""
    edge: Shape = []
    for (ax, ay), (bx, by) in zip(shape, [*shape[1:], shape[0]], strict=True):
        parts = max(1, round(hypot(bx - ax, by - ay) / step))
        edge += [(ax + (bx - ax) * i / parts, ay + (by - ay) * i / parts) for i in range(parts)]
    return [(x + rng.gauss(0, rough / 2), y + rng.gauss(0, rough / 2)) for x, y in edge]


def ridge(rng: Random, width: float, y: float, rise: float, rough: float = 0.5, depth: int = 7) -> Shape:
    """A horizon from left to right: midpoints pushed up and down, more gently the finer they get."""
    heights = [rng.uniform(-rise, rise) for _ in range(3)]
    push = rise
    for _ in range(depth):
        push *= rough
        between = [(a + b) / 2 + rng.uniform(-push, push) for a, b in zip(heights, heights[1:], strict=False)]
        heights = [h for pair in zip(heights, between, strict=False) for h in pair] + [heights[-1]]
    last = len(heights) - 1
    return [(-2 + (width + 4) * i / last, y + h) for i, h in enumerate(heights)]


def waves(width: float, y: float, rise: float, length: float, phase: float = 0.0) -> Shape:
    n = round(width * 1.5)
    return [(x, y + rise * sin(2 * pi * x / length + phase)) for x in (-2 + (width + 4) * i / n for i in range(n + 1))]


def below(line: Shape, y: float) -> Shape:
    """The ground under a horizon, down to y."""
    return [*line, (line[-1][0], y), (line[0][0], y)]


def height_at(line: Shape, x: float) -> float:
    return min(line, key=lambda p: abs(p[0] - x))[1]


def spaced(line: Shape, gap: float) -> Shape:
    """Points along a line, always the same distance apart."""
    points, rest = [line[0]], gap
    for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
        length = hypot(bx - ax, by - ay)
        at = rest
        while at <= length:
            points.append((ax + (bx - ax) * at / length, ay + (by - ay) * at / length))
            at += gap
        rest = at - length
    return points


def ribbon(line: Shape, width: float, end: float | None = None) -> Shape:
    """A band along a line, from width to end."""
    last = width if end is None else end
    left, right = [], []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        d = hypot(bx - ax, by - ay) or 1.0
        q = (width + (last - width) * i / max(1, len(line) - 1)) / 2
        left.append((x - (by - ay) / d * q, y + (bx - ax) / d * q))
        right.append((x + (by - ay) / d * q, y - (bx - ax) / d * q))
    return left + right[::-1]
