"""A treasure map: five lands in an old sea, and dotted routes between them."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

from scripts.demo_media.art.lines import smooth, torn
from scripts.demo_media.art.maps.islands import coast, decorate, island
from scripts.demo_media.art.maps.signs import compass, cross, dotted, serpent, ship, wave
from scripts.demo_media.art.palettes import Colour, darker, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, box, circle, points, scale

# paper, sea, ink, accent, then the five lands
SETS = (
    rgbs("f1dfb6 b9cfc0 4a3527 b5402f e3b873 b9c07a d99a72 a9bf9a e7cf86"),
    rgbs("efe0c2 a9c7d1 2f3a4a c8452f e8b98a c3c98f d98c7a 9fc0a0 f0d78f"),
    rgbs("f4e6cf c9d5c0 3d2f4a a83f5c f0b9a0 b5c4a1 c9a7c0 e6cc8f a9c9cf"),
    rgbs("e9d9b0 8fb6b0 33291f b8502a d9b26a a8b56a c98a5a 8fae8a e5c56f"),
)


def treasure(size: tuple[int, int], rng: Random) -> Sheet:
    paper, water, ink, accent, *lands = rng.choice(SETS)
    sheet = Sheet(size, darker(water, 0.45), darker(water, 0.6))
    page = torn(rng, box(3, 3, sheet.w - 6, sheet.h - 6), 0.7)
    sheet.shadow(page, lift=2, strength=0.5)
    sheet.fill(darker(paper, 0.28), page)
    for i in range(5):
        k = 0.995 - 0.006 * i
        sheet.fill(
            mix(darker(paper, 0.28), mix(paper, water, 0.55), (i + 1) / 5),
            scale(page, k, about=(sheet.w / 2, sheet.h / 2)),
        )
    _winds(sheet, rng, ink)
    rng.shuffle(lands)
    spots = _spots(sheet, rng)
    coasts = [coast(rng, at, r) for at, r in spots]
    for (at, _), shore, land in zip(spots, coasts, lands, strict=True):
        island(sheet, at, shore, land, (water, ink))
    _sea_life(sheet, rng, [at for at, _ in spots], (ink, accent, paper))
    _routes(sheet, rng, [at for at, _ in spots], accent, ink)
    for i, ((at, r), land) in enumerate(zip(spots, lands, strict=True)):
        decorate(sheet, rng, i, at, r, (ink, accent, land, paper))
    cross(sheet, (spots[-1][0][0] + 3, spots[-1][0][1] + spots[-1][1] * 0.42), 2.8, accent)
    _folds(sheet)
    return sheet


def _spots(sheet: Sheet, rng: Random) -> list[tuple[Point, float]]:
    places = (
        points("0.22,0.28 0.77,0.27 0.79,0.72 0.23,0.73")
        if sheet.w > sheet.h
        else points("0.28,0.21 0.72,0.25 0.71,0.78 0.28,0.75")
    )
    rng.shuffle(places)
    ring = [
        ((sheet.w * (x + rng.uniform(-0.02, 0.02)), sheet.h * (y + rng.uniform(-0.02, 0.02))), rng.uniform(15, 18))
        for x, y in places
    ]
    return [*ring, ((sheet.w * rng.uniform(0.48, 0.52), sheet.h * rng.uniform(0.48, 0.54)), 13.5)]


def _routes(sheet: Sheet, rng: Random, stops: list[Point], accent: Colour, ink: Colour) -> None:
    for (ax, ay), (bx, by) in pairwise(stops):
        bend = rng.uniform(0.14, 0.24) * rng.choice((-1, 1))
        mid = ((ax + bx) / 2 - (by - ay) * bend, (ay + by) / 2 + (bx - ax) * bend)
        line = smooth([(ax, ay + 4), mid, (bx, by + 4)], closed=False, steps=16)
        dotted(sheet, line[3:-3], accent, 0.48, 1.9)
        sheet.fill(ink, circle(ax, ay + 4, 0.9, 24))
        sheet.fill(lighter(accent, 0.3), circle(ax, ay + 4, 0.5, 24))


def _sea_life(sheet: Sheet, rng: Random, lands: list[Point], shades: tuple[Colour, Colour, Colour]) -> None:
    ink, accent, paper = shades
    w, h = sheet.w, sheet.h
    free = [(w * 0.5, h * 0.17), (w * 0.5, h * 0.88), (w * 0.1, h * 0.51), (w * 0.9, h * 0.51)]
    rng.shuffle(free)
    compass(sheet, *free[0], 7, ink, accent, lighter(paper, 0.4))
    ship(sheet, *free[1], 7, ink, mix(ink, accent, 0.5), lighter(paper, 0.6))
    serpent(sheet, free[2][0] - 1.5, free[2][1] + 2, 4.4, ink, mix(accent, paper, 0.35))
    for _ in range(90):
        x, y = rng.uniform(8, w - 8), rng.uniform(8, h - 8)
        far_from_land = all(hypot((x - lx) / 1.25, y - ly) > 21 for lx, ly in lands)
        if far_from_land and all(hypot(x - fx, y - fy) > 11 for fx, fy in free[:3]):
            wave(sheet, x, y, 1.3, mix(ink, (120, 160, 170), 0.5))


def _winds(sheet: Sheet, rng: Random, ink: Colour) -> None:
    x, y = sheet.w * rng.uniform(0.4, 0.6), sheet.h * rng.uniform(0.4, 0.6)
    for i in range(16):
        a = i * pi / 8 + 0.1
        far = min(sheet.w, sheet.h) * 0.45 / max(abs(sin(a)), abs(cos(a)) * sheet.h / sheet.w)
        sheet.line(ink, [(x, y), (x + far * cos(a), y + far * sin(a))], 0.1, alpha=0.28)


def _folds(sheet: Sheet) -> None:
    for share in (1 / 3, 2 / 3):
        x = sheet.w * share
        sheet.fill((255, 250, 230), box(x - 1.4, 3.6, 1.4, sheet.h - 7.2), alpha=0.16)
        sheet.fill((50, 35, 25), box(x, 3.6, 1.6, sheet.h - 7.2), alpha=0.12)
    sheet.fill((50, 35, 25), box(3.6, sheet.h / 2, sheet.w - 7.2, 1.4), alpha=0.10)
