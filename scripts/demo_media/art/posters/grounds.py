"""What stands behind a poster's figure: rays and confetti."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from random import Random

from scripts.demo_media.art.palettes import Colour
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, circle, leaf, ring, star


def rays(sheet: Sheet, at: Point, colour: Colour, count: int, start: float = 0.0, alpha: float = 1.0) -> None:
    far = sheet.w + sheet.h
    for i in range(count):
        a = start + 2 * pi * i / count
        sheet.fill(
            colour,
            [
                at,
                (at[0] + far * cos(a), at[1] + far * sin(a)),
                (at[0] + far * cos(a + pi / count), at[1] + far * sin(a + pi / count)),
            ],
            alpha=alpha,
        )


def confetti(sheet: Sheet, rng: Random, colours: tuple[Colour, ...], count: int, keep_off: tuple[Point, float]) -> None:
    for i in range(count):
        x, y, s = rng.uniform(2, sheet.w - 2), rng.uniform(2, sheet.h - 2), rng.uniform(0.7, 1.6)
        if hypot(x - keep_off[0][0], y - keep_off[0][1]) > keep_off[1]:
            shape = rng.choice(
                (
                    circle(x, y, s * 0.7),
                    star(x, y, s),
                    leaf(x, y, s * 2.4, s, rng.uniform(0, 6)),
                    ring(x, y, s, s * 0.35),
                )
            )
            sheet.cut(colours[i % len(colours)], shape, lift=0.35)
