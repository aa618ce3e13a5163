"""A landscape: rows of vines, lavender or sunflowers."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import below, blob, height_at, smooth
from scripts.demo_media.art.palettes import Colour, Light, darker, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.buildings import church, house
from scripts.demo_media.art.scenery.ground import hills
from scripts.demo_media.art.scenery.trees import cypress, round_tree
from scripts.demo_media.art.scenery.weather import clouds, sun
from scripts.demo_media.art.shapes import Shape, ellipse

CROPS = (
    rgbs("5d8a3c 86ab4f a86b3a"),
    rgbs("6f5aa5 a58bd0 7f9a58"),
    rgbs("c98a1f f2c230 5f8a3a"),
    rgbs("8c3b34 c4622d 9a8438"),
)


def swell(rng: Random, sheet: Sheet, y: float, rise: float) -> Shape:
    knots = [(sheet.w * (i / 4 - 0.02) * 1.06, y + rng.uniform(-rise, rise)) for i in range(5)]
    return smooth([(-6, y), *knots, (sheet.w + 6, y)], closed=False, steps=24)


def vineyard(sheet: Sheet, rng: Random, light: Light) -> None:
    """Rows of vines, lavender or sunflowers running up to a farm between cypresses."""
    dark, bright, soil = rng.choice(CROPS)
    y = sheet.h * rng.uniform(0.5, 0.56)
    clouds(sheet, rng, lighter(light.sky[-1], 0.3), sheet.h * 0.1, sheet.h * 0.28, 4)
    sun(sheet, light, sheet.w * rng.uniform(0.15, 0.85), y - 24, 5)
    far = hills(sheet, rng, light, y - 12, 5, 2, 4)
    church_x = sheet.w * rng.uniform(0.1, 0.25)
    church(sheet, church_x, height_at(far[1], church_x + 3) + 2, 13, (240, 226, 200), (168, 84, 66))
    crest = swell(rng, sheet, y, 3.5)
    green = mix(light.near, (150, 170, 80), 0.55)
    sheet.wash((lighter(green, 0.15), green), below(crest, sheet.h + 2), lift=1)
    _farm(sheet, rng, light, crest)
    field = swell(rng, sheet, y + sheet.h * 0.14, 4)
    sheet.wash((lighter(soil, 0.28), darker(soil, 0.12)), below(field, sheet.h + 2), lift=1.4)
    _rows(sheet, rng, field, dark, bright)


def _farm(sheet: Sheet, rng: Random, light: Light, crest: Shape) -> None:
    x = sheet.w * rng.uniform(0.35, 0.7)
    green = mix(light.near, (70, 110, 60), 0.5)
    for dx in (-14, -11.5, 15, 18, 21):
        cypress(sheet, x + dx, height_at(crest, x + dx) + 1, rng.uniform(11, 17), green)
    house(sheet, rng, x + 5, height_at(crest, x) + 2, 9, 7)
    house(sheet, rng, x - 2, height_at(crest, x) + 2.4, 8, 10)
    for dx in (-30, -24, 32):
        round_tree(
            sheet,
            rng,
            x + dx,
            height_at(crest, min(sheet.w, max(0, x + dx))) + 1.5,
            rng.uniform(9, 13),
            mix(green, (160, 170, 70), 0.3),
        )


def _rows(sheet: Sheet, rng: Random, field: Shape, dark: Colour, bright: Colour) -> None:
    centre, fan = sheet.w * rng.uniform(0.3, 0.7), 4.2
    count = 25
    for i in range(count):
        top_x = centre + (i - count // 2) * sheet.w * 0.055
        if -4 < top_x < sheet.w + 4:
            _row(sheet, rng, field, (top_x, centre + (top_x - centre) * fan), dark, bright)


def _row(sheet: Sheet, rng: Random, field: Shape, ends: tuple[float, float], dark: Colour, bright: Colour) -> None:
    top, t = height_at(field, ends[0]) + 0.6, 0.0
    while t < 1.06:
        x, y = ends[0] + (ends[1] - ends[0]) * t, top + (sheet.h - top) * t
        r = 0.55 + 3.6 * t
        sheet.fill(darker(dark, 0.4), ellipse(x + r * 0.3, y + r * 0.45, r * 1.1, r * 0.5, 18), alpha=0.45)
        sheet.fill(mix(dark, darker(dark, 0.25), rng.random()), blob(rng, x, y - r * 0.1, r, 0.2, 7))
        for _ in range(3):
            bx, by = x + rng.uniform(-0.6, 0.5) * r, y - r * rng.uniform(-0.1, 0.7)
            sheet.fill(mix(bright, (255, 245, 200), 0.25 * rng.random()), blob(rng, bx, by, r * 0.3, 0.2, 6), alpha=0.9)
        t += 0.012 + 0.05 * t
