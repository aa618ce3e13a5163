"""A landscape: boats between waves of paper."""

from __future__ import annotations

from math import sin
from random import Random

from scripts.demo_media.art.lines import below, blob, smooth, waves
from scripts.demo_media.art.palettes import Light, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.ground import hills
from scripts.demo_media.art.scenery.harbour import lighthouse, sailboat
from scripts.demo_media.art.scenery.trees import cypress
from scripts.demo_media.art.scenery.water import glitter
from scripts.demo_media.art.scenery.weather import birds, clouds, sun


def sea(sheet: Sheet, rng: Random, light: Light) -> None:
    """Boats between waves of paper, a lighthouse on its rock."""
    y = sheet.h * rng.uniform(0.44, 0.52)
    x = sheet.w * rng.uniform(0.35, 0.7)
    clouds(sheet, rng, lighter(light.sky[-1], 0.3), sheet.h * 0.1, y - 8, 5)
    sun(sheet, light, x, y - rng.uniform(8, 18), 6)
    side = rng.choice((0.0, 1.0))
    hills(sheet, rng, light, y - 1, 3, 1, 3)
    sheet.wash(
        (lighter(light.water, 0.4), light.water, darker(light.water, 0.3)),
        [(0, y), (sheet.w, y), (sheet.w, sheet.h), (0, sheet.h)],
    )
    glitter(sheet, rng, light.sun, x, y, 7)
    _rock(sheet, rng, light, side, y)
    sails = ((250, 243, 226), light.accent)
    rows = 7
    for i in range(rows):
        share = (i + 0.5) / rows
        wy = y + (sheet.h - y) * share**1.3
        if i in (0, 2, 4):
            hull = darker(light.accent, 0.35) if i % 4 else darker(light.near, 0.1)
            sailboat(
                sheet,
                sheet.w * (0.5 - (side - 0.5) * rng.uniform(-0.5, 0.7)),
                wy,
                4 + 24 * share,
                hull,
                (sails if rng.random() < 0.5 else (sails[1], sails[0])),
                0.5,
            )
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
    knots = [
        (edge - inward * 5, top),
        (edge + inward * sheet.w * 0.16, top),
        (edge + inward * sheet.w * 0.2, y),
        (edge + inward * sheet.w * 0.24, y + 12),
        (edge - inward * 5, y + 14),
    ]
    sheet.cut(stone, knots)
    for _ in range(12):
        bx, by = edge + inward * rng.uniform(0, 0.19) * sheet.w, rng.uniform(top + 2, y + 8)
        sheet.fill(
            mix(stone, rng.choice(((255, 240, 220), (20, 20, 40))), 0.22),
            blob(rng, bx, by, rng.uniform(0.7, 2.4), 0.3, 6),
        )
    sheet.fill(
        mix(light.near, (90, 140, 80), 0.6),
        smooth(
            [
                (edge - inward * 5, top - 1),
                (edge + inward * sheet.w * 0.1, top - 0.9),
                (edge + inward * sheet.w * 0.17, top),
                (edge + inward * sheet.w * 0.1, top + 1.6),
                (edge - inward * 5, top + 1.8),
            ]
        ),
    )
