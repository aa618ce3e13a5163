"""A landscape: a city at night and its lights in the harbour."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.palettes import Colour, Light, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.water import mirror_in_water, ripples
from scripts.demo_media.art.scenery.weather import moon, stars
from scripts.demo_media.art.shapes import arc, box, circle


def skyline(sheet: Sheet, rng: Random, light: Light) -> None:
    """A city that does not sleep yet, and its lights in the harbour."""
    y = sheet.h * rng.uniform(0.68, 0.74)
    stars(sheet, rng, light.sun, y - 20)
    moon(sheet, light, sheet.w * rng.uniform(0.12, 0.88), sheet.h * rng.uniform(0.11, 0.15), 6)
    sheet.glow(light.accent, sheet.w * 0.5, y, 60, 0.35)
    for depth in range(3):
        body = mix(light.far, light.near, 0.15 + 0.42 * depth)
        _blocks(sheet, rng, y, body, light.accent, (0.5, 0.38, 0.25)[depth] * sheet.h)
    mirror_in_water(sheet, light, y, 0.62)
    sheet.fill(darker(light.near, 0.3), box(-1, y - 0.5, sheet.w + 2, 1))
    ripples(sheet, rng, light.accent, y + 2, 36)
    _lamps(sheet, light, y)


def _blocks(sheet: Sheet, rng: Random, y: float, body: Colour, lamp: Colour, height: float) -> None:
    x = rng.uniform(-6, 0)
    while x < sheet.w:
        width, tall = rng.uniform(6, 13), height * rng.uniform(0.45, 1.0)
        sheet.wash((lighter(body, 0.08), body), box(x, y - tall, width, tall))
        _crown(sheet, rng, x, y - tall, width, body)
        _windows(sheet, rng, x, y - tall, (width, tall), lamp)
        x += width + rng.uniform(-0.4, 1.4)


def _crown(sheet: Sheet, rng: Random, x: float, top: float, width: float, body: Colour) -> None:
    kind, mid = rng.randrange(6), x + width / 2
    if kind == 0:
        sheet.fill(body, [(x, top + 0.1), (mid, top - width * 0.7), (x + width, top + 0.1)])
    elif kind == 1:
        sheet.fill(body, arc(mid, top + 0.2, width * 0.42, pi, 2 * pi))
        sheet.line(body, [(mid, top), (mid, top - width * 0.75)], 0.25)
    elif kind == 2:
        sheet.fill(body, box(x + width * 0.2, top - 2, width * 0.6, 2.2))
        sheet.line(body, [(mid, top), (mid, top - 7)], 0.25)
        sheet.fill((240, 90, 80), circle(mid, top - 7, 0.35, 12))
    elif kind == 3:
        sheet.fill(body, [(x, top + 0.1), (x, top - width * 0.4), (x + width, top + 0.1)])


def _windows(sheet: Sheet, rng: Random, x: float, top: float, size: tuple[float, float], lamp: Colour) -> None:
    columns = max(2, round(size[0] / 2.1))
    step, lit = size[0] / (columns + 0.5), rng.uniform(0.3, 0.65)
    for row in range(int(size[1] / 2.6)):
        for col in range(columns):
            if rng.random() < lit:
                glass = mix(lamp, rng.choice(((255, 246, 220), (250, 150, 90), (170, 215, 255))), rng.random() * 0.6)
                sheet.fill(
                    glass,
                    box(x + step * (col + 0.5), top + 1.2 + 2.6 * row, step * 0.5, 1.35),
                    alpha=rng.uniform(0.65, 1),
                )


def _lamps(sheet: Sheet, light: Light, y: float) -> None:
    for i in range(9):
        x = sheet.w * (i + 0.5) / 9
        sheet.glow(light.accent, x, y - 4, 4, 0.7)
        sheet.line(darker(light.near, 0.4), [(x, y), (x, y - 4)], 0.22)
        sheet.fill((255, 244, 210), circle(x, y - 4, 0.5, 16))
