"""Portraits: one face, two friends, a wall of classmates, and a face of two halves."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from portal.demo.art.faces import Portrait, look
from portal.demo.art.palettes import PAPERS, Colour, Palette, darker, lighter, mix
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Point, blob, box, circle, leaf, ring, star


def _backdrop(sheet: Sheet, rng: Random, palette: Palette, at: Point, size: float) -> None:
    """Wallpaper behind a face: a halo, leaves, rays, dots or paper scraps."""
    tone = sheet.image.getpixel((5, 5))
    ground: Colour = (tone[0], tone[1], tone[2]) if isinstance(tone, tuple) else palette.ground
    kind = rng.randrange(5)
    if kind == 0:
        for r, k in ((0.98, 0.25), (0.8, 0.5), (0.62, 0.8)):
            sheet.cut(mix(ground, palette.colours[1], k), circle(at[0], at[1] + size * 0.05, size * r), lift=0.8)
    elif kind == 1:
        for i in range(26):
            a = 2 * pi * i / 26 + rng.uniform(-0.06, 0.06)
            x, y = at[0] + size * 0.5 * cos(a), at[1] + size * 0.5 * sin(a)
            sheet.cut(mix(palette.colours[rng.choice((2, 3, 5))], (96, 140, 90), 0.4), leaf(x, y, size * rng.uniform(0.5, 0.75), size * 0.17, a + pi / 2), lift=0.6)
    elif kind == 2:
        far = sheet.w + sheet.h
        for i in range(18):
            a = 2 * pi * i / 18
            sheet.fill(lighter(ground, 0.4), [at, (at[0] + far * cos(a), at[1] + far * sin(a)), (at[0] + far * cos(a + pi / 18), at[1] + far * sin(a + pi / 18))], alpha=0.35)
        sheet.cut(palette.colours[1], circle(at[0], at[1] - size * 0.05, size * 0.7), lift=0.7)
    elif kind == 3:
        for _ in range(70):
            x, y = rng.uniform(0, sheet.w), rng.uniform(0, sheet.h)
            sheet.cut(rng.choice(palette.colours), rng.choice((blob(rng, x, y, rng.uniform(0.8, 2.2), 0.3, 6), ring(x, y, 1.7, 0.6), star(x, y, 1.8))), lift=0.3)
    else:
        for i in range(9):
            sheet.fill(mix(ground, palette.colours[i % 2 + 1], 0.3), box(sheet.w * i / 9, 0, sheet.w / 18, sheet.h))
        sheet.cut(lighter(ground, 0.5), circle(at[0], at[1], size * 0.72), lift=0.8)


def _ground(rng: Random, palette: Palette) -> Colour:
    return rng.choice((palette.ground, lighter(palette.colours[1], 0.3), lighter(palette.colours[2], 0.45), mix(palette.ink, palette.colours[2], 0.35), lighter(palette.colours[0], 0.35)))


def single(size: tuple[int, int], rng: Random) -> Sheet:
    palette = rng.choice(PAPERS)
    ground = _ground(rng, palette)
    sheet = Sheet(size, lighter(ground, 0.08), darker(ground, 0.06))
    at, scale = (sheet.w / 2, sheet.h * 0.45), min(58.0, sheet.w * 0.58)
    _backdrop(sheet, rng, palette, at, scale)
    Portrait(sheet, look(rng), palette, at, scale).draw(rng)
    return sheet


def friends(size: tuple[int, int], rng: Random) -> Sheet:
    """Two heads close together."""
    palette, other = rng.sample(PAPERS, 2)
    ground = _ground(rng, palette)
    sheet = Sheet(size, lighter(ground, 0.08), darker(ground, 0.06))
    scale = min(47.0, sheet.w * 0.45)
    _backdrop(sheet, rng, palette, (sheet.w / 2, sheet.h * 0.45), scale * 1.2)
    for at, dress in (((sheet.w / 2 + scale * 0.47, sheet.h * 0.46), other), ((sheet.w / 2 - scale * 0.43, sheet.h * 0.52), palette)):
        Portrait(sheet, look(rng), dress, at, scale).draw(rng)
    return sheet


def classmates(size: tuple[int, int], rng: Random) -> Sheet:
    """Six small portraits in their frames."""
    sheet = Sheet(size, (250, 246, 238))
    columns, rows = (3, 2) if sheet.w > sheet.h else (2, 3)
    wide, tall = (sheet.w - 3) / columns, (sheet.h - 3) / rows
    start = rng.randrange(8)
    for i in range(6):
        palette = PAPERS[(start + i * 3) % 8]
        x, y = 3 + wide * (i % columns), 3 + tall * (i // columns)
        frame = box(x, y, wide - 3, tall - 3)
        ground = _ground(rng, palette)
        with sheet.inside(frame):
            sheet.fill(ground, frame)
            at = (x + wide / 2 - 1.5, y + tall * 0.46)
            sheet.cut(lighter(ground, 0.3), circle(*at, tall * 0.42), lift=0.5)
            Portrait(sheet, look(rng), palette, at, min(wide, tall) * 0.58).draw(rng)
    return sheet


def halves(size: tuple[int, int], rng: Random) -> Sheet:
    """One and the same place in the picture, two people: left one, right the other."""
    palettes = rng.sample(PAPERS, 2)
    sheets = []
    for i, palette in enumerate(palettes):
        ground = palette.ink if i else palette.ground
        sheet = Sheet(size, lighter(ground, 0.06), ground)
        at = (sheet.w / 2, sheet.h * 0.45)
        sheet.cut(lighter(palette.colours[1 + i], 0.15), circle(*at, 41), lift=0.8)
        sheet.cut(lighter(palette.colours[1 + i], 0.5), circle(*at, 35), lift=0.6)
        Portrait(sheet, look(rng), palette, at, min(58.0, sheet.w * 0.58)).draw(rng)
        sheets.append(sheet)
    left, right = sheets
    middle = left.image.width // 2
    left.shadow(box(left.w / 2, -2, left.w / 2 + 2, left.h + 4), lift=1, strength=0.4)
    left.image.paste(right.image.crop((middle, 0, right.image.width, right.image.height)), (middle, 0))
    return left


COMPOSITIONS = (single, single, friends, classmates, halves)
