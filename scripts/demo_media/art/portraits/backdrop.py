"""Wallpaper behind a face."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import blob
from scripts.demo_media.art.palettes import Colour, Palette, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, box, circle, leaf, ring, star


def backdrop(sheet: Sheet, rng: Random, palette: Palette, at: Point, size: float) -> None:
    """Wallpaper behind a face: a halo, leaves, rays, dots or paper scraps."""
    tone = sheet.image.getpixel((5, 5))
    ground: Colour = (tone[0], tone[1], tone[2]) if isinstance(tone, tuple) else palette.ground
    kind = rng.randrange(5)
    if kind == 0:
        for r, k in ((0.98, 0.25), (0.8, 0.5), (0.62, 0.8)):
            sheet.cut(mix(ground, palette.colours[1], k), circle(at[0], at[1] + size * 0.05, size * r), lift=0.8)
    elif kind == 1:
        for i in range(26):
            a = 2 * pi * i / 26 + rng.uniform(-0.06, 0.06)
            x, y = at[0] + size * 0.5 * cos(a), at[1] + size * 0.5 * sin(a)
            sheet.cut(
                mix(palette.colours[rng.choice((2, 3, 5))], (96, 140, 90), 0.4),
                leaf(x, y, size * rng.uniform(0.5, 0.75), size * 0.17, a + pi / 2),
                lift=0.6,
            )
    elif kind == 2:
        far = sheet.w + sheet.h
        for i in range(18):
            a = 2 * pi * i / 18
            sheet.fill(
                lighter(ground, 0.4),
                [
                    at,
                    (at[0] + far * cos(a), at[1] + far * sin(a)),
                    (at[0] + far * cos(a + pi / 18), at[1] + far * sin(a + pi / 18)),
                ],
                alpha=0.35,
            )
        sheet.cut(palette.colours[1], circle(at[0], at[1] - size * 0.05, size * 0.7), lift=0.7)
    elif kind == 3:
        for _ in range(70):
            x, y = rng.uniform(0, sheet.w), rng.uniform(0, sheet.h)
            sheet.cut(
                rng.choice(palette.colours),
                rng.choice((blob(rng, x, y, rng.uniform(0.8, 2.2), 0.3, 6), ring(x, y, 1.7, 0.6), star(x, y, 1.8))),
                lift=0.3,
            )
    else:
        for i in range(9):
            sheet.fill(mix(ground, palette.colours[i % 2 + 1], 0.3), box(sheet.w * i / 9, 0, sheet.w / 18, sheet.h))
        sheet.cut(lighter(ground, 0.5), circle(at[0], at[1], size * 0.72), lift=0.8)
