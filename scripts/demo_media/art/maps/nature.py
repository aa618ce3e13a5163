"""Signs for what grows on a map: mountains, woods and fields."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import blob, smooth
from scripts.demo_media.art.maps.signs import outlined
from scripts.demo_media.art.palettes import Colour, darker, lighter
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import leaf


def mountain(sheet: Sheet, x: float, y: float, s: float, ink: Colour, fill: Colour) -> None:
    for dx, k in ((-0.55, 0.7), (0.6, 0.62), (0.0, 1.0)):
        px, h = x + dx * s, s * 1.25 * k
        face = smooth(
            [
                (px - s * 0.62 * k, y),
                (px - s * 0.25 * k, y - h * 0.55),
                (px, y - h),
                (px + s * 0.3 * k, y - h * 0.5),
                (px + s * 0.62 * k, y),
            ],
            closed=False,
            steps=5,
        )
        sheet.fill(fill, face)
        sheet.fill(
            darker(fill, 0.25),
            [
                (px, y - h),
                (px + s * 0.3 * k, y - h * 0.5),
                (px + s * 0.62 * k, y),
                (px + s * 0.1 * k, y),
                (px + s * 0.14 * k, y - h * 0.5),
            ],
        )
        sheet.fill(
            lighter(fill, 0.75),
            [
                (px, y - h),
                (px - s * 0.16 * k, y - h * 0.7),
                (px - s * 0.03 * k, y - h * 0.76),
                (px + s * 0.06 * k, y - h * 0.68),
                (px + s * 0.17 * k, y - h * 0.74),
            ],
        )
        sheet.line(ink, face, 0.24)


def wood(sheet: Sheet, rng: Random, x: float, y: float, s: float, ink: Colour, fill: Colour, count: int = 7) -> None:
    for dx, dy in sorted(((rng.gauss(0, s * 0.7), rng.gauss(0, s * 0.3)) for _ in range(count)), key=lambda p: p[1]):
        tx, ty, r = x + dx, y + dy, s * rng.uniform(0.22, 0.34)
        sheet.line(ink, [(tx, ty), (tx, ty - r)], 0.25)
        outlined(sheet, ink, fill, blob(rng, tx, ty - r * 1.7, r, 0.1, 7), width=0.18)


def firs(sheet: Sheet, rng: Random, x: float, y: float, s: float, ink: Colour, fill: Colour, count: int = 7) -> None:
    for dx, dy in sorted(((rng.gauss(0, s * 0.7), rng.gauss(0, s * 0.3)) for _ in range(count)), key=lambda p: p[1]):
        tx, ty, h = x + dx, y + dy, s * rng.uniform(0.6, 0.95)
        outlined(sheet, ink, fill, [(tx - h * 0.26, ty), (tx, ty - h), (tx + h * 0.26, ty)], width=0.18)
        sheet.line(ink, [(tx, ty), (tx, ty + h * 0.15)], 0.2)


def fields(sheet: Sheet, x: float, y: float, s: float, ink: Colour, fill: Colour) -> None:
    for row in range(4):
        for col in range(5):
            px, py = x + (col - 2 + row * 0.3) * s * 0.34, y + (row - 1.5) * s * 0.28
            sheet.line(ink, [(px, py), (px, py - s * 0.2)], 0.16)
            sheet.fill(
                fill, leaf(px, py - s * 0.06, s * 0.2, s * 0.11, 0.8), leaf(px, py - s * 0.06, s * 0.2, s * 0.11, -0.8)
            )
