"""Ranges of hills, and the flowers and reeds that grow on them."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import ribbon, ridge, smooth
from scripts.demo_media.art.palettes import Colour, Light, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, circle, leaf


def hills(sheet: Sheet, rng: Random, light: Light, y: float, step: float, count: int, rise: float = 4) -> list[Shape]:
    """Ranges of land one behind the other, paler the farther; returns their horizons, far to near."""
    lines = []
    for i in range(count):
        colour = mix(light.far, light.near, i / count)
        line = ridge(rng, sheet.w, y + i * step, rise, 0.44)
        foot = min(sheet.h, max(py for _, py in line) + step * 2 + 6)
        face = [*line, (sheet.w + 2, foot), (-2, foot)]
        sheet.wash((lighter(colour, 0.04), mix(colour, light.sky[-1], 0.28)), face)
        lines.append(line)
    return lines


def reeds(sheet: Sheet, rng: Random, colour: Colour, x: float, y: float, count: int = 14, height: float = 18) -> None:
    for _ in range(count):
        foot, tall, lean = x + rng.gauss(0, 4.5), height * rng.uniform(0.5, 1.1), rng.gauss(0, 2.2)
        stem = smooth([(foot, y), (foot + lean * 0.3, y - tall * 0.6), (foot + lean, y - tall)], closed=False)
        sheet.fill(colour, ribbon(stem, 0.5, 0.12))
        if rng.random() < 0.5:
            sheet.line(
                mix(colour, (120, 70, 40), 0.6), [(foot + lean, y - tall - 1.6), (foot + lean, y - tall + 1.2)], 0.8
            )
        else:
            sheet.fill(lighter(colour, 0.1), leaf(foot, y, tall * 0.7, 0.9, rng.uniform(-0.5, 0.5)))


def meadow(sheet: Sheet, rng: Random, line: Shape, green: Colour, flowers: tuple[Colour, ...], count: int = 80) -> None:
    """Grass blades and small flowers from a horizon down to the lower edge."""
    top = min(y for _, y in line)
    for _ in range(count * 3):
        share = rng.random()
        x, y = rng.uniform(0, sheet.w), top + (sheet.h - top) * share
        if y > min(line, key=lambda p: abs(p[0] - x))[1] + 1:
            sheet.fill(
                mix(green, rng.choice(((255, 250, 200), (20, 40, 40))), 0.25),
                leaf(x, y, 1.5 + 3 * share, 0.5, rng.gauss(0, 0.25)),
                alpha=0.6,
            )
    for _ in range(count):
        share = rng.random() ** 0.7
        x, y = rng.uniform(0, sheet.w), top + 3 + (sheet.h - top) * share
        if y > min(line, key=lambda p: abs(p[0] - x))[1] + 2:
            _flower(sheet, x, y, 0.35 + 0.9 * share, rng.choice(flowers))


def _flower(sheet: Sheet, x: float, y: float, r: float, colour: Colour) -> None:
    for i in range(5):
        sheet.fill(colour, leaf(x, y, r * 1.3, r * 0.95, i * 2 * pi / 5, 0.6))
    sheet.fill(lighter(colour, 0.7), circle(x, y, r * 0.35, 12))
