"""A landscape: a winter forest, far away the domes of a town."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.landscapes.vineyard import swell
from scripts.demo_media.art.lines import below, ridge, smooth
from scripts.demo_media.art.palettes import Light, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.buildings import cathedral, house
from scripts.demo_media.art.scenery.ground import hills
from scripts.demo_media.art.scenery.trees import birch, forest
from scripts.demo_media.art.scenery.weather import birds, snowfall, streaks, sun
from scripts.demo_media.art.shapes import Shape, arc, circle, ellipse, leaf


def winter(sheet: Sheet, rng: Random, light: Light) -> None:
    """Snow, birches and fir trees; far away the domes of a town."""
    y = sheet.h * rng.uniform(0.54, 0.6)
    sun(sheet, light, sheet.w * rng.uniform(0.2, 0.8), y - 22, 5)
    streaks(sheet, rng, lighter(light.sky[-1], 0.6), sheet.h * 0.08, y - 24, 6)
    hills(sheet, rng, light, y - 9, 4, 1, 2.5)
    air, gold = light.sky[-1], (226, 178, 84)
    domes = rng.choice((rgbs("3f7a9c 2e5f86 d9a441"), rgbs("4f8a6c 3f7a5c d9a441"), rgbs("d9a441 c98f35 3f6f9c")))
    cx = sheet.w * rng.uniform(0.35, 0.65)
    for dx, size in ((-24, 12.0), (25, 10.0), (0, 21.0)):
        cathedral(
            sheet, cx + dx, y - 1, size, mix((250, 246, 240), air, 0.3), tuple(mix(d, air, 0.18) for d in domes), gold
        )
    for dx in (-36, -15, 13, 17, 36, 42):
        house(sheet, rng, cx + dx, y, 5, 3.4, mix(air, light.far, 0.4))
    for i in range(3):
        line = ridge(rng, sheet.w, y + 1 + i * 6, 1.6)
        white = mix((250, 250, 252), light.far, 0.32 - 0.1 * i)
        sheet.wash((white, mix(white, light.far, 0.25)), below(line, sheet.h + 2), lift=1)
        open_sky = [p for p in line if i > 0 or abs(p[0] - cx) > 44]
        forest(sheet, rng, open_sky, mix(light.far, light.near, 0.35 + 0.25 * i), 6 + 4 * i, 3.2 + 3.5 * i)
    front = swell(rng, sheet, sheet.h * 0.86, 3)
    sheet.wash(((252, 252, 254), mix((235, 240, 250), light.far, 0.4)), below(front, sheet.h + 2), lift=1.6)
    for share in (0.07, 0.14, 0.9):
        birch(
            sheet,
            rng,
            sheet.w * (share + rng.uniform(-0.02, 0.03)),
            sheet.h * rng.uniform(0.92, 0.99),
            sheet.h * 1.05,
            rng.uniform(2.2, 3.6),
        )
    _tracks(sheet, rng, light, front)
    snowfall(sheet, rng)
    birds(sheet, rng, light.near, cx, sheet.h * 0.18, 5)


def _tracks(sheet: Sheet, rng: Random, light: Light, front: Shape) -> None:
    """Somebody's small footprints across the snow, and the robin that watches."""
    path = smooth(
        [
            (sheet.w * 0.42, sheet.h + 2),
            (sheet.w * 0.55, sheet.h * 0.95),
            (sheet.w * 0.6, sheet.h * 0.9),
            (sheet.w * 0.7, sheet.h * 0.87),
        ],
        closed=False,
        steps=6,
    )
    for i, (x, y) in enumerate(path):
        size = 0.5 + 0.7 * (y - sheet.h * 0.85) / (sheet.h * 0.15)
        sheet.fill(
            mix(light.far, light.near, 0.15),
            ellipse(x + (0.9 if i % 2 else -0.9) * size, y, 0.7 * size, 0.35 * size, 14),
            alpha=0.8,
        )
    x, y = sheet.w * rng.uniform(0.26, 0.36), sheet.h * 0.93
    sheet.fill((116, 92, 84), ellipse(x, y, 2.3, 1.9), leaf(x + 1.2, y - 0.6, 4.4, 1.2, 1.9))
    sheet.fill((217, 96, 56), [*arc(x - 0.7, y - 0.3, 1.55, 0, 2 * pi)])
    sheet.fill(
        (40, 36, 48), circle(x - 1.2, y - 1.1, 0.24), [(x - 2.1, y - 0.9), (x - 3.1, y - 0.6), (x - 2.1, y - 0.4)]
    )
    for dx in (-0.2, 0.6):
        sheet.line((90, 60, 50), [(x + dx, y + 1.7), (x + dx, y + 2.9)], 0.2)
