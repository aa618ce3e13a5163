"""A landscape: warm roofs and leaning towers, seen through arches."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import blob, ribbon, smooth
from scripts.demo_media.art.palettes import Light, darker, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.weather import clouds
from scripts.demo_media.art.shapes import Shape, arc, box, leaf


def arcades(sheet: Sheet, rng: Random, light: Light) -> None:
    """A view through three cool arches onto warm roofs, leaning towers and hills."""
    clouds(sheet, rng, lighter(light.sky[-1], 0.5), sheet.h * 0.15, sheet.h * 0.3, 5)
    y = sheet.h * 0.78
    for i in range(2):
        knots = [(sheet.w * k / 5, y - 22 + i * 6 + rng.uniform(-3, 3)) for k in range(-1, 7)]
        sheet.fill(
            mix(light.far, light.near, 0.2 + 0.2 * i), [*smooth(knots, closed=False), (sheet.w + 30, y), (-30, y)]
        )
    brick = rgbs("c9744f b9603f d98f62 e0a878 a8503c")
    for share, lean in ((rng.uniform(0.45, 0.48), 2.5), (rng.uniform(0.55, 0.57), -1.2), (rng.uniform(0.12, 0.2), 0.6)):
        x, tall, half = sheet.w * share, sheet.h * rng.uniform(0.3, 0.48), 2.8
        sheet.fill(
            brick[0],
            [(x - half, y), (x + half, y), (x + half * 0.8 + lean, y - tall), (x - half * 0.8 + lean, y - tall)],
        )
        sheet.fill(
            brick[4], [(x + 0.6, y), (x + half, y), (x + half * 0.8 + lean, y - tall), (x + 0.4 + lean, y - tall)]
        )
        sheet.fill(brick[3], box(x + lean - half, y - tall - 1.4, half * 2, 1.6))
    for row in range(5):
        base, x = y - 10 + row * 5, rng.uniform(-8, 0)
        while x < sheet.w:
            width = rng.uniform(8, 15)
            wall = rng.choice(brick)
            sheet.fill(mix(wall, (250, 226, 190), 0.35), box(x, base - 5, width, 14))
            sheet.cut(
                mix(wall, (150, 60, 45), 0.4),
                [
                    (x - 0.8, base - 4.6),
                    (x + width * 0.15, base - 8),
                    (x + width * 0.85, base - 8),
                    (x + width + 0.8, base - 4.6),
                ],
                lift=0.4,
            )
            for k in range(int(width / 3)):
                sheet.fill(darker(wall, 0.5), box(x + 1 + k * 3, base - 3, 1, 1.6))
            x += width
    _portico(sheet, rng, light)


def _portico(sheet: Sheet, rng: Random, light: Light) -> None:
    count = 3 if sheet.w > sheet.h else 2
    span, wall = sheet.w / count, rng.choice(rgbs("b5563c d98f4e 8f5f74 c98a5f"))
    r, spring = span * 0.44, sheet.h * 0.36 if count == 3 else sheet.h * 0.3
    holes: Shape = []
    for i in range(count):
        cx = span * (i + 0.5)
        holes += [
            (span * i, sheet.h + 1),
            (cx - r, sheet.h + 1),
            *arc(cx, spring, r, pi, 2 * pi),
            (cx + r, sheet.h + 1),
            (span * (i + 1), sheet.h + 1),
        ]
    face = [(-1, -1), (-1, sheet.h + 1), *holes, (sheet.w + 1, sheet.h + 1), (sheet.w + 1, -1)]
    sheet.shadow(face, lift=3, strength=0.5)
    sheet.wash((darker(wall, 0.3), wall, darker(wall, 0.2)), face)
    for i in range(count):
        cx = span * (i + 0.5)
        sheet.line(lighter(wall, 0.35), arc(cx, spring, r + 1.1, pi, 2 * pi), 1.5)
        sheet.fill(lighter(wall, 0.4), box(cx - r - 2.4, spring, 3.2, 1.6), box(cx + r - 0.8, spring, 3.2, 1.6))
    for i in range(count + 1):
        sheet.fill(lighter(wall, 0.12), box(span * i - span * 0.03, spring + 1.8, span * 0.06, sheet.h), alpha=0.6)
    sheet.wash((lighter(wall, 0.25), darker(wall, 0.1)), box(-1, sheet.h * 0.93, sheet.w + 2, sheet.h), lift=1.2)
    _pots(sheet, rng, count, span)


def _pots(sheet: Sheet, rng: Random, count: int, span: float) -> None:
    for i in range(count):
        x, y = span * (i + 0.5) + rng.uniform(-4, 4), sheet.h * 0.985
        for _ in range(22):
            sheet.fill(
                rng.choice(rgbs("5f8a4a 86a85a 3f6a44")), leaf(x, y - 8, rng.uniform(5, 12), 2.2, rng.gauss(0, 0.6))
            )
        for _ in range(9):
            sheet.fill(
                rng.choice(rgbs("e4572e f28482 fbf1e3 f3a712")),
                blob(rng, x + rng.gauss(0, 3), y - rng.uniform(11, 18), 0.9, 0.2),
            )
        sheet.cut((176, 92, 62), [(x - 4, y - 9), (x + 4, y - 9), (x + 3, y), (x - 3, y)], lift=0.8)
        sheet.cut((196, 110, 76), ribbon([(x - 4.6, y - 9), (x + 4.6, y - 9)], 1.6), lift=0.4)
