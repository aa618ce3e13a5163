"""A landscape: snowy peaks doubled in still water."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import below, ridge
from scripts.demo_media.art.palettes import Colour, Light, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.harbour import sailboat
from scripts.demo_media.art.scenery.trees import forest, pine
from scripts.demo_media.art.scenery.water import mirror_in_water, ripples
from scripts.demo_media.art.scenery.weather import clouds, sun


def _mountain(
    sheet: Sheet, rng: Random, x: float, y: float, width: float, height: float, colour: Colour, snow: Colour
) -> None:
    peak = (x, y - height)
    left = [
        (x - width / 2 * t + rng.uniform(-1, 1) * (0 < t < 1), y - height * (1 - t) + rng.uniform(-1, 1))
        for t in (0.25, 0.5, 0.75, 1)
    ]
    right = [
        (x + width / 2 * t + rng.uniform(-1, 1) * (0 < t < 1), y - height * (1 - t) + rng.uniform(-1, 1))
        for t in (0.25, 0.5, 0.75, 1)
    ]
    spine = [
        (x + rng.uniform(-0.05, 0.09) * width * (1 + i), y - height * (1 - t))
        for i, t in enumerate((0.2, 0.42, 0.66, 1))
    ]
    sheet.wash((lighter(colour, 0.22), lighter(colour, 0.1)), [peak, *left, *spine[::-1]])
    sheet.wash((darker(colour, 0.22), darker(colour, 0.05)), [peak, *right, *spine[::-1]])
    cap = 0.36
    edge_l, edge_r = (x - width / 2 * cap, y - height * (1 - cap)), (x + width / 2 * cap, y - height * (1 - cap))
    mid = spine[1]
    teeth_l = [
        (edge_l[0] + (mid[0] - edge_l[0]) * t, edge_l[1] + rng.uniform(-1, 1) + height * (0.06 if i % 2 else -0.07))
        for i, t in enumerate((0.2, 0.4, 0.6, 0.8))
    ]
    teeth_r = [
        (mid[0] + (edge_r[0] - mid[0]) * t, edge_r[1] + rng.uniform(-1, 1) + height * (0.06 if i % 2 == 0 else -0.07))
        for i, t in enumerate((0.2, 0.45, 0.7))
    ]
    sheet.fill(snow, [peak, left[0], edge_l, *teeth_l, mid, spine[0]])
    sheet.fill(mix(snow, colour, 0.34), [peak, right[0], edge_r, *teeth_r[::-1], mid, spine[0]])


def lake(sheet: Sheet, rng: Random, light: Light) -> None:
    """Snowy peaks doubled in still water."""
    y = sheet.h * rng.uniform(0.54, 0.6)
    clouds(sheet, rng, lighter(light.sky[-1], 0.4), sheet.h * 0.1, sheet.h * 0.26, 4)
    sun(sheet, light, sheet.w * rng.uniform(0.15, 0.85), sheet.h * 0.17, 4.5)
    snow = lighter(light.sky[-1], 0.65)
    spots = [((i + rng.uniform(0.1, 0.9)) / 7, rng.uniform(16, 46)) for i in range(7)]
    for share, height in sorted(spots, key=lambda s: -s[1]):
        _mountain(
            sheet,
            rng,
            sheet.w * share,
            y,
            height * rng.uniform(1.5, 2.0),
            height,
            mix(light.far, light.near, 0.1 + 0.6 * (1 - (height - 16) / 30)),
            snow,
        )
    forest(sheet, rng, ridge(rng, sheet.w, y - 2.5, 1.6), mix(light.near, light.far, 0.35), 8, 1.7)
    forest(sheet, rng, ridge(rng, sheet.w, y - 0.4, 0.4), light.near, 9, 1.9)
    mirror_in_water(sheet, light, y, 0.32)
    ripples(sheet, rng, lighter(light.water, 0.55), y, 46)
    shore = below(ridge(rng, sheet.w, sheet.h * 0.95, 2), sheet.h + 4)
    sheet.cut(darker(light.near, 0.15), shore)
    for share, tall in ((0.02, 0.8), (0.1, 0.55), (0.16, 0.34), (0.97, 0.7), (0.9, 0.42)):
        for bough in pine(rng, sheet.w * share, sheet.h * 0.97, sheet.h * tall * rng.uniform(0.9, 1.1)):
            sheet.fill(darker(light.near, 0.12), bough)
    sailboat(
        sheet,
        sheet.w * rng.uniform(0.3, 0.7),
        y + (sheet.h - y) * 0.42,
        8,
        light.accent,
        (snow, mix(snow, light.accent, 0.4)),
    )
