"""Sun, moon, clouds, birds, stars, snow, and what still water makes of them."""

from __future__ import annotations

from math import sin, sqrt
from random import Random

from PIL import Image

from portal.demo.art.palettes import Colour, Light, darker, lighter, mix
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Shape, circle, height_at, ridge, smooth, star


def sun(sheet: Sheet, light: Light, x: float, y: float, r: float) -> None:
    sheet.glow(light.sun, x, y, r * 7, 0.55)
    sheet.glow(light.sun, x, y, r * 2.6, 0.8)
    sheet.fill(light.sun, circle(x, y, r))


def moon(sheet: Sheet, light: Light, x: float, y: float, r: float) -> None:
    sheet.glow(light.sun, x, y, r * 6, 0.4)
    sheet.fill(light.sun, circle(x, y, r))
    for dx, dy, q in ((-0.3, -0.2, 0.22), (0.25, 0.3, 0.17), (0.3, -0.35, 0.1), (-0.25, 0.4, 0.09)):
        sheet.fill(darker(light.sun, 0.10), circle(x + dx * r, y + dy * r, q * r))


def cloud(rng: Random, x: float, y: float, width: float) -> Shape:
    """A flat foot and round heads."""
    heads = [(-0.4 + 0.16 * i + rng.uniform(-0.02, 0.02), 0.08 + 0.08 * (1 - abs(i - 2.5) / 2.5) * rng.uniform(0.4, 1.3)) for i in range(6)]
    xs = [-0.48 + 0.96 * i / 90 for i in range(91)]
    tops = [max([sqrt(max(0.0, r * r - (px - cx) ** 2)) + r * 0.3 * (abs(px - cx) < r) for cx, r in heads]) for px in xs]
    return [(x + width * px, y - width * top) for px, top in zip(xs, tops, strict=True)]


def clouds(sheet: Sheet, rng: Random, colour: Colour, top: float, bottom: float, count: int = 5) -> None:
    for i in range(count):
        x = sheet.w * (i + rng.uniform(0.1, 0.9)) / count
        y, width = rng.uniform(top, bottom), rng.uniform(16, 34)
        sheet.fill(colour, cloud(rng, x, y, width), alpha=rng.uniform(0.35, 0.7))
        sheet.fill(lighter(colour, 0.5), cloud(rng, x + width * 0.12, y + width * 0.04, width * 0.72), alpha=0.6)


def streaks(sheet: Sheet, rng: Random, colour: Colour, top: float, bottom: float, count: int = 7) -> None:
    """Long thin evening clouds."""
    for _ in range(count):
        x, y = rng.uniform(0, sheet.w), rng.uniform(top, bottom)
        length, thick = rng.uniform(18, 60), rng.uniform(0.5, 1.6)
        knots = [(x - length / 2, y), (x - length / 5, y - thick), (x + length / 6, y - thick * 0.6),
                 (x + length / 2, y), (x + length / 8, y + thick * 0.4)]
        sheet.fill(colour, smooth(knots), alpha=rng.uniform(0.25, 0.55))


def birds(sheet: Sheet, rng: Random, colour: Colour, x: float, y: float, count: int = 6) -> None:
    for _ in range(count):
        bx, by, s = x + rng.gauss(0, 8), y + rng.gauss(0, 4), rng.uniform(0.8, 1.7)
        wing = [(bx - 1.6 * s, by - 0.5 * s), (bx - 0.8 * s, by - 0.75 * s), (bx, by), (bx + 0.8 * s, by - 0.8 * s),
                (bx + 1.6 * s, by - 0.4 * s)]
        sheet.line(colour, smooth(wing, closed=False, steps=6), 0.28 * s)


def stars(sheet: Sheet, rng: Random, colour: Colour, bottom: float, count: int = 110) -> None:
    for _ in range(count):
        x, y, r = rng.uniform(0, sheet.w), bottom * rng.random() ** 1.4, rng.uniform(0.08, 0.24)
        sheet.fill(colour, circle(x, y, r, 8), alpha=rng.uniform(0.4, 1))
    for _ in range(7):
        x, y = rng.uniform(4, sheet.w - 4), rng.uniform(3, bottom * 0.7)
        sheet.fill(colour, star(x, y, rng.uniform(0.7, 1.3), 4, 0.22))


def snowfall(sheet: Sheet, rng: Random, count: int = 170) -> None:
    for _ in range(count):
        x, y, r = rng.uniform(0, sheet.w), rng.uniform(0, sheet.h), rng.choice((0.14, 0.2, 0.28, 0.45))
        sheet.fill((255, 255, 255), circle(x, y, r, 10), alpha=rng.uniform(0.45, 0.95))


def hills(sheet: Sheet, rng: Random, light: Light, y: float, step: float, count: int, rise: float = 4) -> list[Shape]:
    """Ranges of land one behind the other, paler the farther; returns their horizons, far to near."""
    lines = []
    for i in range(count):
        colour = mix(light.far, light.near, i / count)
        line = ridge(rng, sheet.w, y + i * step, rise, 0.44)
        foot = min(sheet.h, max(py for _, py in line) + step * 2 + 6)
        face = [*line, (sheet.w + 2, foot), (-2, foot)]
        sheet.wash((lighter(colour, 0.04), mix(colour, light.sky[-1], 0.28)), face)
        lines.append(line)
    return lines


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


def on(line: Shape, x: float) -> tuple[float, float]:
    return x, height_at(line, x)


