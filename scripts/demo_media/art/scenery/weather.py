"""Sun and moon, clouds, birds, stars and snow."""

from __future__ import annotations

from math import sqrt
from random import Random

from scripts.demo_media.art.lines import smooth
from scripts.demo_media.art.palettes import Colour, Light, darker, lighter
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, circle, star


def sun(sheet: Sheet, light: Light, x: float, y: float, r: float) -> None:
    sheet.glow(light.sun, x, y, r * 7, 0.55)
    sheet.glow(light.sun, x, y, r * 2.6, 0.8)
    sheet.fill(light.sun, circle(x, y, r))


def moon(sheet: Sheet, light: Light, x: float, y: float, r: float) -> None:
    sheet.glow(light.sun, x, y, r * 6, 0.4)
    sheet.fill(light.sun, circle(x, y, r))
    for dx, dy, q in ((-0.3, -0.2, 0.22), (0.25, 0.3, 0.17), (0.3, -0.35, 0.1), (-0.25, 0.4, 0.09)):
        sheet.fill(darker(light.sun, 0.10), circle(x + dx * r, y + dy * r, q * r))


def cloud(rng: Random, x: float, y: float, width: float) -> Shape:
    """A flat foot and round heads."""
    heads = [
        (-0.4 + 0.16 * i + rng.uniform(-0.02, 0.02), 0.08 + 0.08 * (1 - abs(i - 2.5) / 2.5) * rng.uniform(0.4, 1.3))
        for i in range(6)
    ]
    xs = [-0.48 + 0.96 * i / 90 for i in range(91)]
    tops = [
        max([sqrt(max(0.0, r * r - (px - cx) ** 2)) + r * 0.3 * (abs(px - cx) < r) for cx, r in heads]) for px in xs
    ]
    return [(x + width * px, y - width * top) for px, top in zip(xs, tops, strict=True)]


def clouds(sheet: Sheet, rng: Random, colour: Colour, top: float, bottom: float, count: int = 5) -> None:
    for i in range(count):
        x = sheet.w * (i + rng.uniform(0.1, 0.9)) / count
        y, width = rng.uniform(top, bottom), rng.uniform(16, 34)
        sheet.fill(colour, cloud(rng, x, y, width), alpha=rng.uniform(0.35, 0.7))
        sheet.fill(lighter(colour, 0.5), cloud(rng, x + width * 0.12, y + width * 0.04, width * 0.72), alpha=0.6)


def streaks(sheet: Sheet, rng: Random, colour: Colour, top: float, bottom: float, count: int = 7) -> None:
    """Long thin evening clouds."""
    for _ in range(count):
        x, y = rng.uniform(0, sheet.w), rng.uniform(top, bottom)
        length, thick = rng.uniform(18, 60), rng.uniform(0.5, 1.6)
        knots = [
            (x - length / 2, y),
            (x - length / 5, y - thick),
            (x + length / 6, y - thick * 0.6),
            (x + length / 2, y),
            (x + length / 8, y + thick * 0.4),
        ]
        sheet.fill(colour, smooth(knots), alpha=rng.uniform(0.25, 0.55))


def birds(sheet: Sheet, rng: Random, colour: Colour, x: float, y: float, count: int = 6) -> None:
    for _ in range(count):
        bx, by, s = x + rng.gauss(0, 8), y + rng.gauss(0, 4), rng.uniform(0.8, 1.7)
        wing = [
            (bx - 1.6 * s, by - 0.5 * s),
            (bx - 0.8 * s, by - 0.75 * s),
            (bx, by),
            (bx + 0.8 * s, by - 0.8 * s),
            (bx + 1.6 * s, by - 0.4 * s),
        ]
        sheet.line(colour, smooth(wing, closed=False, steps=6), 0.28 * s)


def stars(sheet: Sheet, rng: Random, colour: Colour, bottom: float, count: int = 110) -> None:
    for _ in range(count):
        x, y, r = rng.uniform(0, sheet.w), bottom * rng.random() ** 1.4, rng.uniform(0.08, 0.24)
        sheet.fill(colour, circle(x, y, r, 8), alpha=rng.uniform(0.4, 1))
    for _ in range(7):
        x, y = rng.uniform(4, sheet.w - 4), rng.uniform(3, bottom * 0.7)
        sheet.fill(colour, star(x, y, rng.uniform(0.7, 1.3), 4, 0.22))


def snowfall(sheet: Sheet, rng: Random, count: int = 170) -> None:
    for _ in range(count):
        x, y, r = rng.uniform(0, sheet.w), rng.uniform(0, sheet.h), rng.choice((0.14, 0.2, 0.28, 0.45))
        sheet.fill((255, 255, 255), circle(x, y, r, 10), alpha=rng.uniform(0.45, 0.95))
