"""A collage: forms cut freehand, in the manner of an old master."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import blob, ribbon, smooth, torn
from scripts.demo_media.art.palettes import Colour, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, box, circle, leaf, move, points, turn

BLOCKS = (
    rgbs("f4a259 2a6f97 d1495b f6ecd9 84a98c 5b4a8a edae49 1d3557"),
    rgbs("e76f51 264653 e9c46a f7ede2 2a9d8f f4a261 8ab17d 6d597a"),
    rgbs("ef6f6c 465775 f9c784 fbf1e3 56a3a6 7d5ba6 59c9a5 2b2d42"),
    rgbs("ff7f51 44355b ffb563 fff4e0 4fb0a5 ce4257 8fbfe0 31263e"),
)


def _algae(at: Point, size: float, angle: float, lobes: int) -> list[Shape]:
    """A swaying seaweed with round fingers, cut freehand."""
    spine = smooth(points("0,0.5 0.05,0.15 -0.04,-0.2 0,-0.5"), closed=False)
    shapes = [ribbon(spine, 0.1, 0.07), leaf(0, -0.3, 0.32, 0.15, 0, 0.7)]
    for i in range(lobes):
        t = (i + 0.5) / lobes
        for side in (-1, 1):
            x, y = (0.03 if t < 0.5 else -0.03), 0.42 - 0.8 * t
            shapes.append(leaf(x, y, 0.42 - 0.14 * abs(t - 0.4), 0.16, side * (1.15 - 0.35 * t), 0.74))
    return [move(turn([(x * size, y * size) for x, y in s], angle), *at) for s in shapes]


def cutouts(size: tuple[int, int], rng: Random) -> Sheet:
    """Coloured sheets side by side, on each a form cut without drawing it first."""
    colours = rng.choice(BLOCKS)
    sheet = Sheet(size, lighter(colours[3], 0.3))
    columns, rows = rng.choice(((3, 2), (4, 3))) if sheet.w > sheet.h else rng.choice(((2, 3), (3, 4)))
    wide, tall = sheet.w / columns, sheet.h / rows
    previous: list[Colour] = []
    for i in range(columns * rows):
        at = (wide * (i % columns + 0.5), tall * (i // columns + 0.5))
        near = previous[-1:] + previous[-columns : -columns + 1 or None]
        ground = rng.choice([c for c in colours if c not in near])
        previous.append(ground)
        block = torn(rng, box(at[0] - wide / 2 - 0.6, at[1] - tall / 2 - 0.6, wide + 1.2, tall + 1.2), 0.16, 3)
        sheet.cut(ground, block, lift=0.7)
        ink = rng.choice([c for c in colours if abs(sum(c) - sum(ground)) > 130])
        _free_form(sheet, rng, at, min(wide, tall), ink)
    for _ in range(columns * 2):
        at = (rng.uniform(6, sheet.w - 6), rng.uniform(6, sheet.h - 6))
        sheet.cut(rng.choice(colours), *_algae(at, rng.uniform(11, 17), rng.uniform(0, 6), 4), lift=0.8)
    return sheet


def _free_form(sheet: Sheet, rng: Random, at: Point, size: float, ink: Colour) -> None:
    x, y = at
    kind = rng.randrange(5)
    if kind <= 2:
        sheet.cut(
            ink,
            *_algae(at, size * 0.86, rng.uniform(-0.5, 0.5) + (pi if rng.random() < 0.3 else 0), rng.choice((4, 5, 6))),
            lift=0.9,
        )
    elif kind == 3:
        bird = [
            leaf(x - size * 0.1, y + size * 0.05, size * 0.5, size * 0.18, 1.35, 0.6),
            leaf(x, y, size * 0.46, size * 0.16, -0.6, 0.65),
            leaf(x + size * 0.04, y + size * 0.04, size * 0.4, size * 0.14, -0.1, 0.65),
            leaf(x - size * 0.06, y + size * 0.05, size * 0.34, size * 0.14, -1.9, 0.6),
        ]
        sheet.cut(ink, *bird, circle(x + size * 0.36, y - size * 0.05, size * 0.08), lift=0.9)
    else:
        r = size * 0.36
        sheet.cut(
            ink, *[leaf(x, y, r * (1.15 if i % 2 else 0.9), r * 0.42, i * pi / 5, 0.68) for i in range(10)], lift=0.9
        )
        sheet.cut(lighter(ink, 0.6), blob(rng, x, y, r * 0.26, 0.15), lift=0.5)
