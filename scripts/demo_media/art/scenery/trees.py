"""Trees: firs, cypresses, birches and round ones."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import blob, ribbon, smooth
from scripts.demo_media.art.palettes import Colour, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, leaf


def pine(rng: Random, x: float, y: float, height: float) -> list[Shape]:
    """Boughs and trunk, as shapes of one colour."""
    tiers = 5
    parts: list[Shape] = [
        [
            (x - height * 0.025, y),
            (x - height * 0.02, y - height * 0.3),
            (x + height * 0.02, y - height * 0.3),
            (x + height * 0.025, y),
        ]
    ]
    for i in range(tiers):
        foot = y - height * (0.12 + 0.16 * i)
        half = height * (0.25 - 0.042 * i) * rng.uniform(0.88, 1.1)
        top = foot - height * 0.29
        parts.append(
            [
                (x, top),
                (x + half * 0.45, foot - height * 0.10),
                (x + half, foot + height * 0.01),
                (x + half * 0.35, foot - height * 0.025),
                (x, foot),
                (x - half * 0.35, foot - height * 0.025),
                (x - half, foot + height * 0.01),
                (x - half * 0.45, foot - height * 0.10),
            ]
        )
    return parts


def forest(sheet: Sheet, rng: Random, line: Shape, colour: Colour, height: float, gap: float = 2.4) -> None:
    x = -1.0
    while x < sheet.w + 1:
        foot = min(line, key=lambda p: abs(p[0] - x))[1]
        tall = height * rng.uniform(0.6, 1.2)
        sheet.fill(mix(colour, (20, 30, 50), rng.uniform(0, 0.12)), *pine(rng, x, foot + 0.6, tall))
        x += gap * rng.uniform(0.5, 1.3)


def round_tree(sheet: Sheet, rng: Random, x: float, y: float, height: float, colour: Colour) -> None:
    r = height * 0.34
    trunk = darker(mix(colour, (110, 75, 55), 0.7), 0.3)
    sheet.fill(trunk, ribbon([(x, y), (x, y - height * 0.6)], height * 0.07, height * 0.04))
    for side in (-1, 1):
        sheet.line(trunk, [(x, y - height * 0.35), (x + side * r * 0.5, y - height * 0.55)], height * 0.025)
    crown_y = y - height * 0.66
    puffs = [(rng.uniform(-0.55, 0.55), rng.uniform(-0.4, 0.35), rng.uniform(0.45, 0.62)) for _ in range(9)]
    for tone, shift, size in (
        (darker(colour, 0.25), 0.1, 1.06),
        (colour, 0.0, 0.92),
        (lighter(colour, 0.14), -0.22, 0.6),
    ):
        for dx, dy, q in puffs:
            sheet.fill(tone, blob(rng, x + (dx + shift) * r, crown_y + (dy + shift) * r, r * q * size, 0.1, 8))
    for _ in range(14):
        dx, dy = rng.uniform(-0.85, 0.5) * r, rng.uniform(-0.8, 0.4) * r
        sheet.fill(lighter(colour, 0.32), leaf(x + dx, crown_y + dy, r * 0.2, r * 0.1, rng.uniform(0, 6)), alpha=0.7)


def cypress(sheet: Sheet, x: float, y: float, height: float, colour: Colour) -> None:
    sheet.fill(darker(colour, 0.35), [(x - height * 0.02, y), (x + height * 0.02, y), (x, y - height * 0.2)])
    body = leaf(x, y - height * 0.04, height * 0.96, height * 0.22, 0, 0.36)
    sheet.fill(darker(colour, 0.18), body)
    sheet.fill(lighter(colour, 0.08), leaf(x - height * 0.025, y - height * 0.07, height * 0.86, height * 0.1, 0, 0.36))


def birch(sheet: Sheet, rng: Random, x: float, y: float, height: float, width: float) -> None:
    lean = rng.uniform(-0.05, 0.05) * height
    stem = [(x, y), (x + lean * 0.3, y - height * 0.5), (x + lean, y - height)]
    sheet.fill((236, 234, 230), ribbon(smooth(stem, closed=False), width, width * 0.6))
    shade = [(px + width * 0.28, py) for px, py in smooth(stem, closed=False)]
    sheet.fill((150, 160, 178), ribbon(shade, width * 0.45, width * 0.28), alpha=0.6)
    for _ in range(int(height / 3)):
        t = rng.random()
        cx, cy = x + lean * t**1.3 + rng.uniform(-0.35, 0.25) * width, y - height * t
        sheet.fill(
            (52, 50, 62),
            smooth([(cx - width * 0.3, cy), (cx, cy - 0.2), (cx + width * 0.25, cy + 0.1), (cx, cy + 0.22)], steps=4),
        )
    for side in (-1, 1, -1, 1):
        t = rng.uniform(0.45, 0.95)
        bx, by = x + lean * t**1.3, y - height * t
        bough = [
            (bx, by),
            (bx + side * height * 0.09, by - height * 0.07),
            (bx + side * height * 0.17, by - height * 0.2),
        ]
        sheet.fill((70, 66, 78), ribbon(smooth(bough, closed=False), width * 0.25, width * 0.06))
