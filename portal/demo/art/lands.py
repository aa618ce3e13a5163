"""Landscapes of field and hill: vineyards and lavender, balloons over a plain, a winter forest."""

from __future__ import annotations

from math import pi
from random import Random

from portal.demo.art.buildings import cathedral, church, house
from portal.demo.art.palettes import Colour, Light, darker, lighter, mix, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Shape, arc, below, blob, box, circle, ellipse, height_at, leaf, ridge, smooth
from portal.demo.art.trees import birch, cypress, forest, meadow, round_tree
from portal.demo.art.weather import birds, clouds, hills, snowfall, streaks, sun

CROPS = (
    rgbs("5d8a3c 86ab4f a86b3a"),
    rgbs("6f5aa5 a58bd0 7f9a58"),
    rgbs("c98a1f f2c230 5f8a3a"),
    rgbs("8c3b34 c4622d 9a8438"),
)


def _swell(rng: Random, sheet: Sheet, y: float, rise: float) -> Shape:
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
    crest = _swell(rng, sheet, y, 3.5)
    green = mix(light.near, (150, 170, 80), 0.55)
    sheet.wash((lighter(green, 0.15), green), below(crest, sheet.h + 2), lift=1)
    _farm(sheet, rng, light, crest)
    field = _swell(rng, sheet, y + sheet.h * 0.14, 4)
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
        round_tree(sheet, rng, x + dx, height_at(crest, min(sheet.w, max(0, x + dx))) + 1.5, rng.uniform(9, 13), mix(green, (160, 170, 70), 0.3))


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


def balloons(sheet: Sheet, rng: Random, light: Light) -> None:
    """Hot-air balloons on a quiet morning."""
    streaks(sheet, rng, lighter(light.sky[-1], 0.4), sheet.h * 0.1, sheet.h * 0.5, 9)
    sun(sheet, light, sheet.w * rng.uniform(0.2, 0.8), sheet.h * 0.55, 5)
    lines = hills(sheet, rng, light, sheet.h * 0.62, 7, 4, 4.5)
    forest(sheet, rng, lines[3], darker(light.near, 0.1), 4, 2.2)
    meadow(sheet, rng, [(x, y + 5) for x, y in lines[3]], mix(light.near, (120, 150, 80), 0.4), ((250, 240, 220), light.accent), 60)
    papers = rgbs("e4572e f3a712 2e86ab f6ecd9 a8c686 7b4b94 d9594c 28708a")
    spots = [(0.2, 0.34, 15.0), (0.52, 0.25, 18.5), (0.8, 0.4, 13.0), (0.36, 0.6, 6.0), (0.66, 0.56, 7.0), (0.93, 0.18, 6.0), (0.08, 0.12, 5.0)]
    first = rng.randrange(8)
    for sx, sy, r in sorted(spots, key=lambda s: s[2]):
        first = (first + 3) % 8
        _balloon(sheet, sheet.w * (sx + rng.uniform(-0.03, 0.03)), sheet.h * (sy + rng.uniform(-0.04, 0.04)),
                 r * rng.uniform(0.85, 1.1), (papers[first], papers[(first + 3) % 8], papers[(first + 5) % 8]))


def _balloon(sheet: Sheet, x: float, y: float, r: float, colours: tuple[Colour, Colour, Colour]) -> None:
    half = smooth([(0.0, -1.0), (0.5, -0.88), (0.88, -0.5), (1.0, 0.0), (0.82, 0.5), (0.42, 1.0), (0.3, 1.15)], closed=False)

    def skin(k: float) -> Shape:
        return [(x + k * r * px, y + r * py) for px, py in half]

    outer = skin(1.0)
    sheet.shadow(outer + skin(-1.0)[::-1], lift=0.09 * r, strength=0.25)
    steps = (-1.0, -0.72, -0.36, 0.0, 0.36, 0.72, 1.0)
    for i, (a, b) in enumerate(zip(steps, steps[1:], strict=False)):
        tone = (lighter(colours[i % 2], 0.12), colours[i % 2], darker(colours[i % 2], 0.2))
        sheet.wash(tone, skin(a) + skin(b)[::-1])
    rings = [[p for p in skin(k) if -0.12 * r < p[1] - y < 0.26 * r] for k in (-1.0, 1.0)]
    sheet.fill(colours[2], rings[0] + rings[1][::-1], alpha=0.88)
    bottom, basket = y + r * 1.15, y + r * 1.5
    for side in (-1, 1):
        sheet.line((90, 70, 60), [(x + side * r * 0.3, bottom), (x + side * r * 0.12, basket)], max(0.12, r * 0.018))
    sheet.fill((140, 90, 55), box(x - r * 0.14, basket, r * 0.28, r * 0.2))
    sheet.fill((180, 125, 80), box(x - r * 0.16, basket, r * 0.32, r * 0.05))


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
        cathedral(sheet, cx + dx, y - 1, size, mix((250, 246, 240), air, 0.3), tuple(mix(d, air, 0.18) for d in domes), gold)
    for dx in (-36, -15, 13, 17, 36, 42):
        house(sheet, rng, cx + dx, y, 5, 3.4, mix(air, light.far, 0.4))
    for i in range(3):
        line = ridge(rng, sheet.w, y + 1 + i * 6, 1.6)
        white = mix((250, 250, 252), light.far, 0.32 - 0.1 * i)
        sheet.wash((white, mix(white, light.far, 0.25)), below(line, sheet.h + 2), lift=1)
        open_sky = [p for p in line if i > 0 or abs(p[0] - cx) > 44]
        forest(sheet, rng, open_sky, mix(light.far, light.near, 0.35 + 0.25 * i), 6 + 4 * i, 3.2 + 3.5 * i)
    front = _swell(rng, sheet, sheet.h * 0.86, 3)
    sheet.wash(((252, 252, 254), mix((235, 240, 250), light.far, 0.4)), below(front, sheet.h + 2), lift=1.6)
    for share in (0.07, 0.14, 0.9):
        birch(sheet, rng, sheet.w * (share + rng.uniform(-0.02, 0.03)), sheet.h * rng.uniform(0.92, 0.99), sheet.h * 1.05, rng.uniform(2.2, 3.6))
    _tracks(sheet, rng, light, front)
    snowfall(sheet, rng)
    birds(sheet, rng, light.near, cx, sheet.h * 0.18, 5)


def _tracks(sheet: Sheet, rng: Random, light: Light, front: Shape) -> None:
    """Somebody's small footprints across the snow, and the robin that watches."""
    path = smooth([(sheet.w * 0.42, sheet.h + 2), (sheet.w * 0.55, sheet.h * 0.95), (sheet.w * 0.6, sheet.h * 0.9), (sheet.w * 0.7, sheet.h * 0.87)],
                  closed=False, steps=6)
    for i, (x, y) in enumerate(path):
        size = 0.5 + 0.7 * (y - sheet.h * 0.85) / (sheet.h * 0.15)
        sheet.fill(mix(light.far, light.near, 0.15), ellipse(x + (0.9 if i % 2 else -0.9) * size, y, 0.7 * size, 0.35 * size, 14), alpha=0.8)
    x, y = sheet.w * rng.uniform(0.26, 0.36), sheet.h * 0.93
    sheet.fill((116, 92, 84), ellipse(x, y, 2.3, 1.9), leaf(x + 1.2, y - 0.6, 4.4, 1.2, 1.9))
    sheet.fill((217, 96, 56), [*arc(x - 0.7, y - 0.3, 1.55, 0, 2 * pi)])
    sheet.fill((40, 36, 48), circle(x - 1.2, y - 1.1, 0.24), [(x - 2.1, y - 0.9), (x - 3.1, y - 0.6), (x - 2.1, y - 0.4)])
    for dx in (-0.2, 0.6):
        sheet.line((90, 60, 50), [(x + dx, y + 1.7), (x + dx, y + 2.9)], 0.2)
