"""Lines that run: curves, ribbons, horizons, waves and torn edges."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

from scripts.demo_media.art.shapes import Shape


@cache
def _weights(steps: int) -> list[tuple[float, float, float, float]]:
    shares = [i / steps for i in range(steps)]
    return [
        (
            0.5 * (-t + 2 * t**2 - t**3),
            0.5 * (2 - 5 * t**2 + 3 * t**3),
            0.5 * (t + 4 * t**2 - 3 * t**3),
            0.5 * (t**3 - t**2),
        )
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
        between = [(a + b) / 2 + rng.uniform(-push, push) for a, b in pairwise(heights)]
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
    for (ax, ay), (bx, by) in pairwise(line):
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
