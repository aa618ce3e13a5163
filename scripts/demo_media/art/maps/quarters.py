"""What fills the plan between the streets: houses, parks and fields."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from random import Random

from scripts.demo_media.art.lines import blob
from scripts.demo_media.art.palettes import Colour, darker, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, box, circle, turn


def houses(
    sheet: Sheet, rng: Random, centre: Point, river: Shape, parks: list[Point], shades: tuple[Colour, Colour]
) -> None:
    roof, ink = shades
    for r in (12.0, 16.0, 22.0, 27.0, 33.2, 39.7, 46.5, 54.2, 62.0):
        count = int(2 * pi * r / 4.1)
        for i in range(count):
            a = 2 * pi * i / count + r
            x, y = centre[0] + r * cos(a), centre[1] + r * sin(a)
            dry = min(hypot(x - px, y - py) for px, py in river[::4]) > 7.5
            if dry and all(hypot(x - px, y - py) > 8.5 for px, py in parks) and rng.random() < 1.18 - r / 90:
                _house(sheet, rng, (x, y), a, mix(roof, rng.choice(((255, 250, 240), ink)), rng.uniform(0, 0.25)))


def _house(sheet: Sheet, rng: Random, at: Point, angle: float, roof: Colour) -> None:
    deep, wide = rng.uniform(2.2, 3.4), rng.uniform(2.4, 3.8)
    shape = turn(box(at[0] - deep / 2, at[1] - wide / 2, deep, wide), angle, at)
    if rng.random() < 0.3:
        court = turn(box(at[0], at[1] - wide * 0.2, deep * 0.5, wide * 0.4), angle, at)
        shape = [shape[0], shape[1], court[1], court[0], court[3], court[2], shape[2], shape[3]]
    sheet.fill((40, 34, 50), [(x + 0.35, y + 0.4) for x, y in shape], alpha=0.25)
    sheet.fill(roof, shape)
    sheet.line(darker(roof, 0.25), [*turn([(at[0], at[1] - wide / 2), (at[0], at[1] + wide / 2)], angle, at)], 0.16)


def outskirts(sheet: Sheet, rng: Random, centre: Point, shades: tuple[Colour, Colour, Colour]) -> None:
    """Fields and small woods outside the last ring."""
    ground, park, main = shades
    for i in range(26):
        a, r = 2 * pi * i / 26, rng.uniform(72, 98)
        x, y = centre[0] + r * cos(a), centre[1] + r * sin(a)
        tone = mix(ground, park if i % 2 else main, rng.uniform(0.3, 0.6))
        field = turn(box(x - 8, y - 6, rng.uniform(12, 20), rng.uniform(9, 14)), a + rng.uniform(-0.3, 0.3), (x, y))
        sheet.fill(tone, field)
        for k in range(1, 6):
            start, end = [
                (p[0] + (q[0] - p[0]) * k / 6, p[1] + (q[1] - p[1]) * k / 6)
                for p, q in ((field[0], field[3]), (field[1], field[2]))
            ]
            sheet.line(darker(tone, 0.12), [start, end], 0.3)


def park_ground(sheet: Sheet, rng: Random, at: Point, green: Colour) -> None:
    sheet.fill(darker(green, 0.12), blob(rng, *at, 8, 0.16))
    sheet.fill(green, blob(rng, *at, 7.4, 0.14))
    sheet.fill(mix(green, (120, 180, 210), 0.75), blob(rng, at[0] + 1.5, at[1] + 1, 2, 0.3))
    for _ in range(26):
        x, y, r = at[0] + rng.gauss(0, 3.6), at[1] + rng.gauss(0, 3.6), rng.uniform(0.5, 1.0)
        sheet.fill(darker(green, 0.4), circle(x + 0.2, y + 0.3, r, 14), alpha=0.5)
        sheet.fill(darker(green, rng.uniform(0.1, 0.3)), circle(x, y, r, 14))
