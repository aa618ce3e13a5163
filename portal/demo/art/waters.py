"""Landscapes with water: a river, a lake, the sea."""

from __future__ import annotations

from math import sin
from random import Random

from portal.demo.art.buildings import bridge, church, house, lighthouse, sailboat
from portal.demo.art.palettes import Colour, Light, darker, lighter, mix
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import below, blob, ridge, smooth, waves
from portal.demo.art.trees import cypress, forest, pine, reeds, round_tree
from portal.demo.art.weather import birds, clouds, glitter, hills, mirror_in_water, ripples, streaks, sun


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
    shore = smooth([(-4, sheet.h * 0.86), (sheet.w * 0.16, sheet.h * 0.9), (sheet.w * 0.34, sheet.h * 1.04), (-4, sheet.h * 1.04)])
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
    church(sheet, sheet.w * rng.uniform(0.15, 0.8), y - 3, 34, mix((240, 220, 190), air, 0.5), mix((150, 70, 60), air, 0.5))


def _mountain(sheet: Sheet, rng: Random, x: float, y: float, width: float, height: float, colour: Colour, snow: Colour) -> None:
    peak = (x, y - height)
    left = [(x - width / 2 * t + rng.uniform(-1, 1) * (0 < t < 1), y - height * (1 - t) + rng.uniform(-1, 1)) for t in (0.25, 0.5, 0.75, 1)]
    right = [(x + width / 2 * t + rng.uniform(-1, 1) * (0 < t < 1), y - height * (1 - t) + rng.uniform(-1, 1)) for t in (0.25, 0.5, 0.75, 1)]
    spine = [(x + rng.uniform(-0.05, 0.09) * width * (1 + i), y - height * (1 - t)) for i, t in enumerate((0.2, 0.42, 0.66, 1))]
    sheet.wash((lighter(colour, 0.22), lighter(colour, 0.1)), [peak, *left, *spine[::-1]])
    sheet.wash((darker(colour, 0.22), darker(colour, 0.05)), [peak, *right, *spine[::-1]])
    cap = 0.36
    edge_l, edge_r = (x - width / 2 * cap, y - height * (1 - cap)), (x + width / 2 * cap, y - height * (1 - cap))
    mid = spine[1]
    teeth_l = [(edge_l[0] + (mid[0] - edge_l[0]) * t, edge_l[1] + rng.uniform(-1, 1) + height * (0.06 if i % 2 else -0.07))
               for i, t in enumerate((0.2, 0.4, 0.6, 0.8))]
    teeth_r = [(mid[0] + (edge_r[0] - mid[0]) * t, edge_r[1] + rng.uniform(-1, 1) + height * (0.06 if i % 2 == 0 else -0.07))
               for i, t in enumerate((0.2, 0.45, 0.7))]
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
        _mountain(sheet, rng, sheet.w * share, y, height * rng.uniform(1.5, 2.0), height,
                  mix(light.far, light.near, 0.1 + 0.6 * (1 - (height - 16) / 30)), snow)
    forest(sheet, rng, ridge(rng, sheet.w, y - 2.5, 1.6), mix(light.near, light.far, 0.35), 8, 1.7)
    forest(sheet, rng, ridge(rng, sheet.w, y - 0.4, 0.4), light.near, 9, 1.9)
    mirror_in_water(sheet, light, y, 0.32)
    ripples(sheet, rng, lighter(light.water, 0.55), y, 46)
    shore = below(ridge(rng, sheet.w, sheet.h * 0.95, 2), sheet.h + 4)
    sheet.cut(darker(light.near, 0.15), shore)
    for share, tall in ((0.02, 0.8), (0.1, 0.55), (0.16, 0.34), (0.97, 0.7), (0.9, 0.42)):
        for bough in pine(rng, sheet.w * share, sheet.h * 0.97, sheet.h * tall * rng.uniform(0.9, 1.1)):
            sheet.fill(darker(light.near, 0.12), bough)
    sailboat(sheet, sheet.w * rng.uniform(0.3, 0.7), y + (sheet.h - y) * 0.42, 8, light.accent, (snow, mix(snow, light.accent, 0.4)))


def sea(sheet: Sheet, rng: Random, light: Light) -> None:
    """Boats between waves of paper, a lighthouse on its rock."""
    y = sheet.h * rng.uniform(0.44, 0.52)
    x = sheet.w * rng.uniform(0.35, 0.7)
    clouds(sheet, rng, lighter(light.sky[-1], 0.3), sheet.h * 0.1, y - 8, 5)
    sun(sheet, light, x, y - rng.uniform(8, 18), 6)
    side = rng.choice((0.0, 1.0))
    hills(sheet, rng, light, y - 1, 3, 1, 3)
    sheet.wash((lighter(light.water, 0.4), light.water, darker(light.water, 0.3)), [(0, y), (sheet.w, y), (sheet.w, sheet.h), (0, sheet.h)])
    glitter(sheet, rng, light.sun, x, y, 7)
    _rock(sheet, rng, light, side, y)
    sails = ((250, 243, 226), light.accent)
    rows = 7
    for i in range(rows):
        share = (i + 0.5) / rows
        wy = y + (sheet.h - y) * share**1.3
        if i in (0, 2, 4):
            hull = darker(light.accent, 0.35) if i % 4 else darker(light.near, 0.1)
            sailboat(sheet, sheet.w * (0.5 - (side - 0.5) * rng.uniform(-0.5, 0.7)), wy, 4 + 24 * share, hull,
                     (sails if rng.random() < 0.5 else (sails[1], sails[0])), 0.5)
        crest = waves(sheet.w, wy, 0.3 + 1.5 * share, 8 + 20 * share, rng.uniform(0, 6))
        crest = [(px, py + 0.6 * share * sin(px / (3 + 9 * share))) for px, py in crest]
        blue = mix(mix(light.water, light.sky[-1], 0.45), darker(mix(light.water, light.sky[0], 0.5), 0.45), share)
        sheet.shadow(below(crest, sheet.h + 5), lift=0.8 + 1.4 * share, strength=0.4)
        sheet.wash((lighter(blue, 0.16), blue), below(crest, sheet.h + 5))
        sheet.line(lighter(blue, 0.62), crest, 0.25 + 0.35 * share)
    birds(sheet, rng, (250, 250, 250), sheet.w * rng.uniform(0.3, 0.7), sheet.h * 0.2, 7)


def _rock(sheet: Sheet, rng: Random, light: Light, side: float, y: float) -> None:
    edge, inward = (0.0, 1) if side == 0 else (sheet.w, -1)
    top = y - 6
    lighthouse(sheet, edge + inward * sheet.w * 0.12, top + 1, sheet.h * 0.30, light.accent, (255, 236, 170))
    cypress(sheet, edge + inward * sheet.w * 0.03, top + 1, 13, mix(light.near, (60, 110, 70), 0.5))
    stone = mix(light.near, (170, 140, 120), 0.45)
    knots = [(edge - inward * 5, top), (edge + inward * sheet.w * 0.16, top), (edge + inward * sheet.w * 0.2, y),
             (edge + inward * sheet.w * 0.24, y + 12), (edge - inward * 5, y + 14)]
    sheet.cut(stone, knots)
    for _ in range(12):
        bx, by = edge + inward * rng.uniform(0, 0.19) * sheet.w, rng.uniform(top + 2, y + 8)
        sheet.fill(mix(stone, rng.choice(((255, 240, 220), (20, 20, 40))), 0.22), blob(rng, bx, by, rng.uniform(0.7, 2.4), 0.3, 6))
    sheet.fill(mix(light.near, (90, 140, 80), 0.6), smooth([(edge - inward * 5, top - 1), (edge + inward * sheet.w * 0.1, top - 0.9),
               (edge + inward * sheet.w * 0.17, top), (edge + inward * sheet.w * 0.1, top + 1.6), (edge - inward * 5, top + 1.8)]))
