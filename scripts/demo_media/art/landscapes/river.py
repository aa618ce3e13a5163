"""A landscape: an old bridge, its town, and the sun going down."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import below, ridge, smooth
from scripts.demo_media.art.palettes import Light, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.buildings import church, house
from scripts.demo_media.art.scenery.ground import hills, reeds
from scripts.demo_media.art.scenery.harbour import bridge
from scripts.demo_media.art.scenery.trees import round_tree
from scripts.demo_media.art.scenery.water import glitter, mirror_in_water, ripples
from scripts.demo_media.art.scenery.weather import birds, streaks, sun


def river(sheet: Sheet, rng: Random, light: Light) -> None:
    """An old bridge, the town behind it, the sun going down between."""
    y = sheet.h * rng.uniform(0.58, 0.66)
    x = sheet.w * rng.uniform(0.25, 0.75)
    streaks(sheet, rng, lighter(light.sky[-2], 0.3), sheet.h * 0.1, y - 22)
    sun(sheet, light, x, y - rng.uniform(18, 24), 6)
    hills(sheet, rng, light, y - 16, 5, 2, 4)
    _bank_town(sheet, rng, light, y)
    bridge(sheet, y, rng.uniform(11, 14), rng.choice((3, 4, 5)), mix(light.near, (196, 160, 130), 0.62))
    mirror_in_water(sheet, light, y, 0.3)
    glitter(sheet, rng, light.sun, x, y, 6)
    ripples(sheet, rng, lighter(light.sky[-1], 0.3), y, 50)
    birds(sheet, rng, darker(light.near, 0.2), sheet.w * rng.uniform(0.2, 0.8), sheet.h * 0.2)
    shore = smooth(
        [(-4, sheet.h * 0.86), (sheet.w * 0.16, sheet.h * 0.9), (sheet.w * 0.34, sheet.h * 1.04), (-4, sheet.h * 1.04)]
    )
    sheet.cut(darker(light.near, 0.1), shore)
    reeds(sheet, rng, lighter(light.near, 0.12), sheet.w * 0.10, sheet.h * 0.97, 22, 26)


def _bank_town(sheet: Sheet, rng: Random, light: Light, y: float) -> None:
    ground = ridge(rng, sheet.w, y - 5, 1.5)
    sheet.fill(mix(light.near, light.far, 0.35), below(ground, y))
    air = mix(light.far, light.near, 0.35)
    x = -2.0
    while x < sheet.w:
        width = rng.uniform(4, 8)
        if rng.random() < 0.72:
            house(sheet, rng, x + width / 2, y - 3, width, rng.uniform(11, 19), air)
        else:
            round_tree(sheet, rng, x + width / 2, y - 3, rng.uniform(12, 17), mix(light.near, (90, 120, 70), 0.4))
        x += width * rng.uniform(0.8, 1.0)
    church(
        sheet, sheet.w * rng.uniform(0.15, 0.8), y - 3, 34, mix((240, 220, 190), air, 0.5), mix((150, 70, 60), air, 0.5)
    )
