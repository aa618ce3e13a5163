"""Houses, churches and domes."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import smooth
from scripts.demo_media.art.palettes import Colour, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, arc, box, circle, mirror

WALLS: tuple[Colour, ...] = ((246, 229, 200), (238, 205, 163), (244, 236, 222), (226, 178, 140), (212, 219, 205))


ROOFS: tuple[Colour, ...] = ((180, 78, 56), (154, 62, 52), (201, 104, 62), (120, 70, 66))


def house(
    sheet: Sheet, rng: Random, x: float, y: float, width: float, height: float, dim: Colour | None = None
) -> None:
    """A gabled house standing on y, its middle at x; dim is the colour of the air in front of it."""
    wall, roof = rng.choice(WALLS), rng.choice(ROOFS)
    if dim:
        wall, roof = mix(wall, dim, 0.55), mix(roof, dim, 0.55)
    left, top, peak = x - width / 2, y - height, width * rng.uniform(0.5, 0.85)
    sheet.fill(wall, box(left, top, width, height))
    sheet.fill(darker(wall, 0.12), box(x + width * 0.18, top, width * 0.32, height))
    sheet.fill(roof, [(left - width * 0.08, top), (x, top - peak), (left + width * 1.08, top)])
    sheet.fill(darker(roof, 0.2), [(x, top - peak), (left + width * 1.08, top), (x + width * 0.18, top)])
    glass = mix((255, 214, 120), dim, 0.2) if dim and rng.random() < 0.5 else darker(wall, 0.55)
    for row in range(max(1, int(height / width / 0.55))):
        for col in (0.2, 0.5, 0.8):
            if rng.random() < 0.85:
                sheet.fill(
                    glass,
                    box(left + width * (col - 0.07), top + width * (0.14 + 0.42 * row), width * 0.13, width * 0.2),
                )


def church(sheet: Sheet, x: float, y: float, height: float, wall: Colour, roof: Colour) -> None:
    w = height * 0.22
    sheet.fill(wall, box(x, y - height * 0.32, height * 0.5, height * 0.32))
    sheet.fill(
        roof,
        [
            (x - w * 0.1, y - height * 0.32),
            (x + w * 0.4, y - height * 0.5),
            (x + height * 0.46, y - height * 0.5),
            (x + height * 0.54, y - height * 0.32),
        ],
    )
    sheet.fill(lighter(wall, 0.12), box(x - w / 2, y - height * 0.62, w, height * 0.62))
    sheet.fill(darker(wall, 0.14), box(x + w * 0.15, y - height * 0.62, w * 0.35, height * 0.62))
    sheet.fill(darker(roof, 0.1), [(x - w * 0.6, y - height * 0.62), (x, y - height), (x + w * 0.6, y - height * 0.62)])
    sheet.fill(darker(wall, 0.6), box(x - w * 0.12, y - height * 0.54, w * 0.24, height * 0.09))


def onion(x: float, y: float, r: float) -> Shape:
    """A dome standing on y: swelling first, then drawn to a point."""
    right = [
        (x + r * 0.62, y),
        (x + r * 0.98, y - r * 0.55),
        (x + r * 0.82, y - r * 1.1),
        (x + r * 0.3, y - r * 1.6),
        (x + r * 0.06, y - r * 2.1),
        (x, y - r * 2.5),
    ]
    half = smooth(right, closed=False)
    return half + mirror(half, x)[::-1]


def cathedral(
    sheet: Sheet, x: float, y: float, size: float, wall: Colour, domes: tuple[Colour, ...], gold: Colour
) -> None:
    """White walls, a tall middle drum and smaller ones beside it, each under its onion."""
    body = size * 0.5
    sheet.fill(wall, box(x - size * 0.42, y - body, size * 0.84, body))
    sheet.fill(darker(wall, 0.1), box(x + size * 0.14, y - body, size * 0.28, body))
    for i in range(3):
        cx = x + size * (i - 1) * 0.28
        sheet.fill(wall, [*arc(cx, y - body, size * 0.14, pi, 2 * pi, 16)])
        sheet.fill(
            darker(wall, 0.42),
            [
                *arc(cx, y - body * 0.62, size * 0.04, pi, 2 * pi, 10),
                (cx + size * 0.04, y - body * 0.25),
                (cx - size * 0.04, y - body * 0.25),
            ],
        )
    for i, (dx, r, rise) in enumerate(
        ((-0.33, 0.1, 0.2), (0.33, 0.1, 0.2), (-0.17, 0.1, 0.3), (0.17, 0.1, 0.3), (0, 0.15, 0.42))
    ):
        cx, foot = x + dx * size, y - body - rise * size
        sheet.fill(lighter(wall, 0.2), box(cx - r * size * 0.55, foot, r * size * 1.1, rise * size))
        sheet.fill(darker(wall, 0.14), box(cx + r * size * 0.15, foot, r * size * 0.4, rise * size))
        colour = domes[i % len(domes)]
        dome = onion(cx, foot + 0.05, r * size)
        sheet.fill(colour, dome)
        sheet.fill(
            lighter(colour, 0.3),
            [(cx + (px - cx) * 0.3 - r * size * 0.36, foot + (py - foot) * 0.55 - r * size * 0.2) for px, py in dome],
            alpha=0.6,
        )
        sheet.line(gold, [(cx, foot - r * size * 2.3), (cx, foot - r * size * 3.1)], size * 0.014)
        sheet.fill(gold, circle(cx, foot - r * size * 3.1, size * 0.016, 12))
