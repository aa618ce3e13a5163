"""A poster: speech bubbles that speak in signs."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import PAPERS, Colour, darker, lighter
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, arc, around, box, circle, heart, leaf, ring, rounded, star


def bubble(x: float, y: float, width: float, height: float, tail: float) -> list[Shape]:
    """A speech bubble around (x, y); tail -1 or 1 says to which side it speaks."""
    body = rounded(x - width / 2, y - height / 2, width, height, min(width, height) * 0.36)
    return [
        body,
        [
            (x + tail * width * 0.1, y + height * 0.4),
            (x + tail * width * 0.34, y + height * 0.4),
            (x + tail * width * 0.4, y + height * 0.78),
        ],
    ]


def talking(size: tuple[int, int], rng: Random) -> Sheet:
    """Speech bubbles that speak in signs everybody reads."""
    palette = rng.choice(PAPERS)
    ground = rng.choice((palette.ground, palette.ink, lighter(palette.colours[1], 0.2)))
    sheet = Sheet(size, ground, darker(ground, 0.06))
    for i in range(12):
        for j in range(9):
            sheet.fill(
                lighter(ground, 0.25),
                circle((i + 0.5 + 0.5 * (j % 2)) * sheet.w / 12, (j + 0.5) * sheet.h / 9, 1.2, 20),
                alpha=0.6,
            )
    columns, rows = (4, 3) if sheet.w > sheet.h else (3, 4)
    cells = [(c, r) for r in range(rows) for c in range(columns)]
    rng.shuffle(cells)
    colours = [c for c in (*palette.colours, palette.ground, palette.ink) if c != ground]
    for i, (c, r) in enumerate(cells):
        x, y = sheet.w * (c + 0.5) / columns + rng.uniform(-3, 3), sheet.h * (r + 0.44) / rows + rng.uniform(-2, 2)
        colour = colours[i % len(colours)]
        wide, tall = rng.uniform(24, 31) * (1.0 if columns == 4 else 0.85), rng.uniform(18, 22)
        sheet.cut(colour, *bubble(x, y, wide, tall, rng.choice((-1, 1))), lift=1.3)
        _word(
            sheet,
            i,
            (x, y),
            palette.ink if sum(colour) > 400 else (255, 250, 240),
            lighter(palette.colours[(i + 3) % 6], 0.1),
        )
    return sheet


def _word(sheet: Sheet, i: int, at: Point, ink: Colour, accent: Colour) -> None:
    x, y = at
    signs: tuple[list[Shape], ...] = (
        [heart(x, y, 9)],
        [circle(x + d, y, 1.6) for d in (-5, 0, 5)],
        [
            circle(x - 2, y + 3, 2),
            ribbon([(x - 0.4, y + 3), (x - 0.4, y - 5)], 0.8),
            leaf(x - 0.6, y - 5.4, 5.4, 2.2, 2.2),
        ],
        [circle(x, y, 3.2), *around(ribbon([(x, y - 4.4), (x, y - 6.6)], 1.1), 10, at)],
        [star(x, y, 6)],
        [
            circle(x - 3.4, y - 2.4, 1.2),
            circle(x + 3.4, y - 2.4, 1.2),
            ribbon(arc(x, y - 0.6, 5, 0.15 * pi, 0.85 * pi), 1.2),
        ],
        around(leaf(x, y, 6, 3.8, 0, 0.62), 6, at),
        [ribbon([(x - 6 + 3 * k, y + 4), (x - 6 + 3 * k, y + 4 - h)], 1.7) for k, h in enumerate((3, 6, 9, 5, 7))],
        [
            ribbon(
                smooth([(x - 8, y + 1), (x - 4, y - 3), (x, y + 1), (x + 4, y - 3), (x + 8, y + 1)], closed=False), 1.5
            )
        ],
        [ring(x, y, 5.6, 1.2), ribbon([(x, y), (x, y - 3.6)], 1), ribbon([(x, y), (x + 2.6, y + 1)], 1)],
        [leaf(x, y + 6, 12, 5, 0.5), leaf(x, y + 6, 8, 3.4, -0.7)],
        [
            [(x - 6, y + 5), (x, y - 1), (x + 6, y + 5)],
            box(x - 4, y + 1.5, 8, 4),
            [(x - 7.5, y + 1), (x, y - 6), (x + 7.5, y + 1)],
        ],
    )
    sheet.fill(ink, *signs[i % len(signs)])
    if i % len(signs) in (3, 6):
        sheet.fill(accent, circle(x, y, 1.8))
