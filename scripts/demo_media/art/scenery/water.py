"""What still water makes of the world above it."""

from __future__ import annotations

from math import sin
from random import Random

from PIL import Image

from scripts.demo_media.art.lines import smooth
from scripts.demo_media.art.palettes import Colour, Light, darker
from scripts.demo_media.art.paper import Sheet


def mirror_in_water(sheet: Sheet, light: Light, y: float, tint: float = 0.38) -> None:
    """Everything above y again, upside down, tinted and trembling."""
    width, height = sheet.image.size
    top = round(y * sheet.unit)
    depth = height - top
    source = sheet.image.crop((0, max(0, top - depth), width, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    source = source.resize((width, depth), Image.Resampling.BILINEAR)
    colour = Image.new("RGB", source.size, light.water)
    trembling = _tremble(Image.blend(source, colour, tint), sheet.unit)
    sheet.image.paste(trembling, (0, top))
    sheet.wash((light.water, darker(light.water, 0.25)), [(0, sheet.h - 0.2), (sheet.w, sheet.h - 0.2), (0, sheet.h)])


def _tremble(water: Image.Image, unit: float) -> Image.Image:
    width, depth = water.size
    strips, top, i = [], 0, 0
    while top < depth:
        bottom = min(depth, top + max(2, round(unit * (0.18 + 0.9 * top / depth))))
        shift = unit * (0.25 + 1.5 * top / depth) * (sin(i * 1.9) + 0.6 * sin(i * 0.73 + 1))
        corners = (shift, top, shift, bottom, width + shift, bottom, width + shift, top)
        strips.append(((0, top, width, bottom), corners))
        top, i = bottom, i + 1
    moved = water.transform(water.size, Image.Transform.MESH, strips)
    edge = round(3 * unit)
    calm = water.copy()
    calm.paste(moved.crop((edge, 0, width - edge, depth)), (edge, 0))
    return calm


def ripples(sheet: Sheet, rng: Random, colour: Colour, top: float, count: int = 60) -> None:
    for _ in range(count):
        share = rng.random() ** 0.8
        y, x = top + (sheet.h - top) * share, rng.uniform(0, sheet.w)
        length = (1.5 + 9 * share) * rng.uniform(0.4, 1)
        knots = [(x - length, y), (x, y - 0.1 - 0.25 * share), (x + length, y), (x, y + 0.1 + 0.2 * share)]
        sheet.fill(colour, smooth(knots, steps=5), alpha=rng.uniform(0.12, 0.4))


def glitter(sheet: Sheet, rng: Random, colour: Colour, x: float, top: float, width: float = 5) -> None:
    """The path of the sun on the water."""
    y = top + 0.3
    while y < sheet.h:
        share = (y - top) / (sheet.h - top)
        for _ in range(2):
            half = rng.uniform(0.3, 1) * (0.6 + width * share)
            cx = x + rng.gauss(0, 0.5 + width * 0.5 * share)
            knots = [(cx - half, y), (cx, y - 0.12 - 0.3 * share), (cx + half, y), (cx, y + 0.12 + 0.3 * share)]
            sheet.fill(colour, smooth(knots, steps=4), alpha=0.75 - 0.45 * share)
        y += 0.7 + 2.2 * share
