"""A poster: one trunk, many kinds of leaves."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import below, ribbon, smooth
from scripts.demo_media.art.palettes import PAPERS, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, circle, heart, leaf


def tree(size: tuple[int, int], rng: Random) -> Sheet:
    """One trunk, many kinds of leaves."""
    palette = rng.choice(PAPERS)
    sky = rng.choice((palette.ground, lighter(palette.colours[2], 0.62), palette.ink))
    sheet = Sheet(size, sky, lighter(sky, 0.2))
    cx, foot = sheet.w / 2, sheet.h * 0.9
    sheet.cut(
        lighter(palette.colours[1], 0.35 if sky != palette.ink else 0.0),
        circle(cx + rng.uniform(-14, 14), sheet.h * 0.42, 36),
        lift=0.8,
    )
    hill = smooth(
        [(-5, foot), (sheet.w * 0.25, foot - 4), (cx, foot - 6), (sheet.w * 0.75, foot - 3), (sheet.w + 5, foot + 1)],
        closed=False,
    )
    bark = mix((96, 62, 50), palette.ink, 0.25)
    if sky == palette.ink:
        bark = lighter(bark, 0.35)
    tips: list[Point] = []
    boughs: list[Shape] = []
    _grow(rng, (cx, foot - 3), -pi / 2, 22.5, 6, 0, tips, boughs)
    sheet.cut(bark, *boughs, lift=1)
    greens = (*palette.colours, (122, 160, 92), (86, 132, 96))
    for x, y in tips:
        for _ in range(6):
            px, py, a = x + rng.gauss(0, 3.2), y + rng.gauss(0, 3.0), rng.uniform(0, 2 * pi)
            shape = rng.choice(
                (leaf(px, py, 6, 2.8, a), leaf(px, py, 5, 2.8, a), heart(px, py, 3.6, a * 0.2), leaf(px, py, 6, 2.4, a))
            )
            sheet.cut(rng.choice(greens), shape, lift=0.45)
    for colour, drop in (
        (mix(palette.colours[3], (132, 168, 98), 0.8), 0),
        (mix(palette.colours[3], (84, 132, 92), 0.8), 6),
    ):
        sheet.cut(colour, below([(x, y + drop) for x, y in hill], sheet.h + 4), lift=1)
    for _ in range(16):
        x, y = rng.uniform(4, sheet.w - 4), rng.uniform(foot + 1, sheet.h - 2)
        sheet.cut(rng.choice(palette.colours), leaf(x, y, 4, 2, rng.uniform(0, 6)), lift=0.3)
    return sheet


def _grow(
    rng: Random,
    at: Point,
    angle: float,
    length: float,
    width: float,
    depth: int,
    tips: list[Point],
    boughs: list[Shape],
) -> None:
    end = (at[0] + length * cos(angle), at[1] + length * sin(angle))
    mid = ((at[0] + end[0]) / 2 + rng.uniform(-1, 1), (at[1] + end[1]) / 2)
    boughs += [ribbon(smooth([at, mid, end], closed=False), width, width * 0.66), circle(*end, width * 0.33, 20)]
    if depth >= 2:
        tips.append(end)
    if depth < 4:
        for side in (-1, 1) if depth else (-1, 0, 1):
            spread = side * rng.uniform(0.35, 0.6) * (1.5 if depth == 0 else 1) + rng.uniform(-0.08, 0.08)
            _grow(rng, end, angle + spread, length * rng.uniform(0.66, 0.8), width * 0.64, depth + 1, tips, boughs)
