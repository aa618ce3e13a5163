"""Portraits: one face, two friends, a wall of classmates, a face of two halves."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.palettes import PAPERS, Colour, Palette, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.portraits.backdrop import backdrop
from scripts.demo_media.art.portraits.faces import portray
from scripts.demo_media.art.portraits.sitter import Sitter, look
from scripts.demo_media.art.shapes import box, circle


def _ground(rng: Random, palette: Palette) -> Colour:
    return rng.choice(
        (
            palette.ground,
            lighter(palette.colours[1], 0.3),
            lighter(palette.colours[2], 0.45),
            mix(palette.ink, palette.colours[2], 0.35),
            lighter(palette.colours[0], 0.35),
        )
    )


def single(size: tuple[int, int], rng: Random) -> Sheet:
    palette = rng.choice(PAPERS)
    ground = _ground(rng, palette)
    sheet = Sheet(size, lighter(ground, 0.08), darker(ground, 0.06))
    at, scale = (sheet.w / 2, sheet.h * 0.45), min(58.0, sheet.w * 0.58)
    backdrop(sheet, rng, palette, at, scale)
    portray(Sitter(sheet, look(rng), palette, at, scale), rng)
    return sheet


def friends(size: tuple[int, int], rng: Random) -> Sheet:
    """Two heads close together."""
    palette, other = rng.sample(PAPERS, 2)
    ground = _ground(rng, palette)
    sheet = Sheet(size, lighter(ground, 0.08), darker(ground, 0.06))
    scale = min(47.0, sheet.w * 0.45)
    backdrop(sheet, rng, palette, (sheet.w / 2, sheet.h * 0.45), scale * 1.2)
    for at, dress in (
        ((sheet.w / 2 + scale * 0.47, sheet.h * 0.46), other),
        ((sheet.w / 2 - scale * 0.43, sheet.h * 0.52), palette),
    ):
        portray(Sitter(sheet, look(rng), dress, at, scale), rng)
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
            portray(Sitter(sheet, look(rng), palette, at, min(wide, tall) * 0.58), rng)
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
        portray(Sitter(sheet, look(rng), palette, at, min(58.0, sheet.w * 0.58)), rng)
        sheets.append(sheet)
    left, right = sheets
    middle = left.image.width // 2
    left.shadow(box(left.w / 2, -2, left.w / 2 + 2, left.h + 4), lift=1, strength=0.4)
    left.image.paste(right.image.crop((middle, 0, right.image.width, right.image.height)), (middle, 0))
    return left
