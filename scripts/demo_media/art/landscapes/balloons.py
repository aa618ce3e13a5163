"""A landscape: hot-air balloons on a quiet morning."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from scripts.demo_media.art.lines import smooth
from scripts.demo_media.art.palettes import Colour, Light, darker, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.ground import hills, meadow
from scripts.demo_media.art.scenery.trees import forest
from scripts.demo_media.art.scenery.weather import streaks, sun
from scripts.demo_media.art.shapes import Shape, box, points


def balloons(sheet: Sheet, rng: Random, light: Light) -> None:
    """Hot-air balloons on a quiet morning."""
    streaks(sheet, rng, lighter(light.sky[-1], 0.4), sheet.h * 0.1, sheet.h * 0.5, 9)
    sun(sheet, light, sheet.w * rng.uniform(0.2, 0.8), sheet.h * 0.55, 5)
    lines = hills(sheet, rng, light, sheet.h * 0.62, 7, 4, 4.5)
    forest(sheet, rng, lines[3], darker(light.near, 0.1), 4, 2.2)
    meadow(
        sheet,
        rng,
        [(x, y + 5) for x, y in lines[3]],
        mix(light.near, (120, 150, 80), 0.4),
        ((250, 240, 220), light.accent),
        60,
    )
    papers = rgbs("e4572e f3a712 2e86ab f6ecd9 a8c686 7b4b94 d9594c 28708a")
    spots = [
        (0.2, 0.34, 15.0),
        (0.52, 0.25, 18.5),
        (0.8, 0.4, 13.0),
        (0.36, 0.6, 6.0),
        (0.66, 0.56, 7.0),
        (0.93, 0.18, 6.0),
        (0.08, 0.12, 5.0),
    ]
    first = rng.randrange(8)
    for sx, sy, r in sorted(spots, key=lambda s: s[2]):
        first = (first + 3) % 8
        _balloon(
            sheet,
            sheet.w * (sx + rng.uniform(-0.03, 0.03)),
            sheet.h * (sy + rng.uniform(-0.04, 0.04)),
            r * rng.uniform(0.85, 1.1),
            (papers[first], papers[(first + 3) % 8], papers[(first + 5) % 8]),
        )


def _balloon(sheet: Sheet, x: float, y: float, r: float, colours: tuple[Colour, Colour, Colour]) -> None:
    half = smooth(points("0,-1 0.5,-0.88 0.88,-0.5 1,0 0.82,0.5 0.42,1 0.3,1.15"), closed=False)

    def skin(k: float) -> Shape:
        return [(x + k * r * px, y + r * py) for px, py in half]

    outer = skin(1.0)
    sheet.shadow(outer + skin(-1.0)[::-1], lift=0.09 * r, strength=0.25)
    steps = (-1.0, -0.72, -0.36, 0.0, 0.36, 0.72, 1.0)
    for i, (a, b) in enumerate(pairwise(steps)):
        tone = (lighter(colours[i % 2], 0.12), colours[i % 2], darker(colours[i % 2], 0.2))
        sheet.wash(tone, skin(a) + skin(b)[::-1])
    rings = [[p for p in skin(k) if -0.12 * r < p[1] - y < 0.26 * r] for k in (-1.0, 1.0)]
    sheet.fill(colours[2], rings[0] + rings[1][::-1], alpha=0.88)
    bottom, basket = y + r * 1.15, y + r * 1.5
    for side in (-1, 1):
        sheet.line((90, 70, 60), [(x + side * r * 0.3, bottom), (x + side * r * 0.12, basket)], max(0.12, r * 0.018))
    sheet.fill((140, 90, 55), box(x - r * 0.14, basket, r * 0.28, r * 0.2))
    sheet.fill((180, 125, 80), box(x - r * 0.16, basket, r * 0.32, r * 0.05))
