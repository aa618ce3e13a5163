"""The tram lines of a city."""

from __future__ import annotations

from itertools import pairwise
from math import pi
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import PAPERS, Colour, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, box, circle, rounded, star


def tram(size: tuple[int, int], rng: Random) -> Sheet:
    """Coloured lines at straight and half-straight angles, stops, interchanges and a river underneath."""
    palette = rng.choice(PAPERS)
    sheet = Sheet(size, lighter(palette.ground, 0.45))
    w, h = sheet.w, sheet.h
    river = smooth(
        [
            (-5, h * rng.uniform(0.55, 0.8)),
            (w * 0.3, h * rng.uniform(0.5, 0.7)),
            (w * 0.6, h * rng.uniform(0.35, 0.6)),
            (w + 5, h * rng.uniform(0.2, 0.45)),
        ],
        closed=False,
        steps=20,
    )
    sheet.fill(mix((143, 193, 214), palette.ground, 0.35), ribbon(river, 9, 13))
    for _ in range(4):
        x, y = rng.uniform(w * 0.05, w * 0.8), rng.uniform(h * 0.05, h * 0.8)
        sheet.fill(
            mix((160, 200, 140), palette.ground, 0.45), rounded(x, y, rng.uniform(14, 26), rng.uniform(10, 18), 4)
        )
    hub = (round(w / 2 / 6) * 6.0, round(h / 2 / 6) * 6.0)
    lines = [_tram_line(rng, sheet, hub, i) for i in range(6)]
    inks = [darker(c, 0.22) if sum(c) > 560 else c for c in palette.colours]
    for line, colour in zip(lines, inks, strict=True):
        sheet.line(lighter(palette.ground, 0.6), line, 3.0)
        sheet.line(colour, line, 1.9)
    for line, colour in zip(lines, inks, strict=True):
        _stops(sheet, line, colour, palette.ink)
    _interchange(sheet, hub, palette.ink)
    return sheet


def _tram_line(rng: Random, sheet: Sheet, hub: Point, i: int) -> Shape:
    """Edge to edge, bending by 45 degrees, each line passing the middle on its own track."""
    reach, shift = max(sheet.w, sheet.h), (i - 2.5) * 2.6
    steps = {0: (1, 0), 1: (1, 1), 2: (0, 1), 3: (1, -1), 4: (1, 0), 5: (0, 1)}[i]
    other = rng.choice(((1, 1), (1, -1))) if 0 in steps else rng.choice(((1, 0), (0, 1 if steps[1] > 0 else -1)))
    a, b = rng.uniform(14, 30), rng.uniform(14, 30)
    x, y = hub[0] + (shift if steps[0] == 0 else 0), hub[1] + (shift if steps[0] else 0)
    sx, sy = x - steps[0] * a, y - steps[1] * a
    ex, ey = x + steps[0] * b, y + steps[1] * b
    flip = -1 if steps[0] == 0 and other[1] < 0 else 1
    ox, oy = other[0] * flip, other[1] * flip
    return [
        (sx - ox * reach, sy - oy * reach),
        (sx - ox * 22, sy - oy * 22),
        (sx, sy),
        (ex, ey),
        (ex + ox * 24, ey + oy * 24),
        (ex + ox * 24 + steps[0] * reach, ey + oy * 24 + steps[1] * reach),
    ]


def _stops(sheet: Sheet, line: Shape, colour: Colour, ink: Colour) -> None:
    for (ax, ay), (bx, by) in pairwise(line):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        count = max(1, round(length / 9))
        for k in range(count):
            x, y = ax + (bx - ax) * (k + 0.5) / count, ay + (by - ay) * (k + 0.5) / count
            sheet.fill(darker(colour, 0.25), circle(x, y, 1.3, 30))
            sheet.fill((255, 255, 252), circle(x, y, 0.85, 30))


def _interchange(sheet: Sheet, hub: Point, ink: Colour) -> None:
    x, y = hub
    sheet.cut(ink, rounded(x - 9.5, y - 9.5, 19, 19, 4), lift=1.2)
    sheet.fill((255, 255, 252), rounded(x - 8.4, y - 8.4, 16.8, 16.8, 3.2))
    sheet.fill(ink, rounded(x - 4, y - 5, 8, 8.6, 1.8))
    sheet.fill(
        (255, 255, 252),
        rounded(x - 3, y - 4, 6, 3.6, 0.6),
        circle(x - 2, y + 1.8, 0.7, 20),
        circle(x + 2, y + 1.8, 0.7, 20),
    )
    sheet.line(ink, [(x - 2.4, y + 6), (x - 1.2, y + 3.8)], 0.6)
    sheet.line(ink, [(x + 2.4, y + 6), (x + 1.2, y + 3.8)], 0.6)
    sheet.fill(ink, box(x - 2, y - 6.4, 4, 0.6), star(x, y - 7.1, 0.8, 4, 0.4, pi / 4))
