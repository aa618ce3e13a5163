"""A landscape of stacked paper, with a path from the shore to the summit."""

from __future__ import annotations

import struct
from random import Random

from PIL import Image, ImageFilter

from scripts.demo_media.art.lines import smooth
from scripts.demo_media.art.maps.signs import dotted, ship
from scripts.demo_media.art.palettes import Colour, darker, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, circle

SCALES = (
    rgbs("1d4f6e 2f7a96 6fb3b8 e9dcae b7c77f 7fa860 4f8558 c9a878 f4ede0"),
    rgbs("2a3a6a 4a6fa5 8fb8d0 f3e3c3 f0c08a e3936a c4685a 8f4a5c f7ede2"),
    rgbs("12474f 1f7a7a 5fb0a0 f2e8c9 e6cf8a c9b45f 94a04f 5f7f4a fbf6e6"),
    rgbs("3a2e5c 5f4b8b 9a86bf efd9d4 e8b4b0 d98a94 b8647f 7d4468 fbeee6"),
)


def relief(size: tuple[int, int], rng: Random) -> Sheet:
    """Sea, shore, hills and summits, each height one sheet of paper; a dotted path climbs from harbour to summit."""
    levels = rng.choice(SCALES)
    sheet = Sheet(size, levels[0])
    heights = _heights(rng, size)
    ground = heights.resize(size, Image.Resampling.BICUBIC)
    spots = sorted(_floats(heights))
    steps = [spots[int(len(spots) * share)] for share in (0.1, 0.2, 0.32, 0.46, 0.6, 0.74, 0.86, 0.95)]
    stack = Image.new("RGB", size, levels[0])
    for level, colour in zip(steps, levels[1:], strict=True):
        _layer(stack, ground, level, colour)
    sheet.image.paste(stack.resize(sheet.image.size, Image.Resampling.BICUBIC))
    summit, shore = _nearest(sheet, heights, spots[-1]), _nearest(sheet, heights, steps[2])
    accent, ink = (220, 70, 50), darker(levels[0], 0.3)
    mid = ((summit[0] + shore[0]) / 2 + rng.uniform(-14, 14), (summit[1] + shore[1]) / 2 + rng.uniform(-10, 10))
    quarter = ((shore[0] + mid[0]) / 2 + rng.uniform(-6, 6), (shore[1] + mid[1]) / 2 + rng.uniform(-6, 6))
    dotted(sheet, smooth([shore, quarter, mid, summit], closed=False, steps=12), (255, 252, 240), 0.55, 2.1)
    for at in (quarter, mid):
        sheet.cut((255, 252, 240), circle(*at, 1.4), lift=0.4)
        sheet.fill(accent, circle(*at, 0.8))
    _flag(sheet, summit, accent, ink)
    ship(sheet, *_nearest(sheet, heights, spots[0]), 6, ink, accent, (255, 250, 240))
    return sheet


def _heights(rng: Random, size: tuple[int, int]) -> Image.Image:
    """A coarse floating-point field: two kinds of noise, higher towards the middle."""
    columns, rows = (12, 9) if size[0] >= size[1] else (9, 12)
    rough = Image.new("F", (columns // 2 + 1, rows // 2 + 1))
    rough.putdata([rng.uniform(0, 1) for _ in range(rough.width * rough.height)])
    big = rough.resize((columns * 8, rows * 8), Image.Resampling.BICUBIC)
    fine = Image.new("F", (columns + 3, rows + 3))
    fine.putdata([rng.uniform(-1, 1) for _ in range(fine.width * fine.height)])
    small = fine.resize(big.size, Image.Resampling.BICUBIC)
    values = []
    for i, (a, b) in enumerate(zip(_floats(big), _floats(small), strict=True)):
        u, v = i % big.width / big.width - 0.5, i // big.width / big.height - 0.5
        values.append(a + 0.15 * b - 1.6 * (u * u + v * v))
    field = Image.new("F", big.size)
    field.putdata(values)
    return field


def _floats(image: Image.Image) -> list[float]:
    return [value for (value,) in struct.iter_unpack("f", image.tobytes())]


def _layer(stack: Image.Image, ground: Image.Image, level: float, colour: Colour) -> None:
    """One sheet of paper: everything higher than the level, with its shadow and its light edge."""
    steep, unit = 255 * 60, min(stack.size) / 100
    mask = ground.point(lambda v: v * steep - level * steep).convert("L")
    coarse = mask.resize((mask.width // 4, mask.height // 4), Image.Resampling.BOX)
    soft = coarse.filter(ImageFilter.GaussianBlur(unit * 0.9 / 4)).point([round(v * 0.42) for v in range(256)])
    stack.paste((22, 20, 44), (round(unit * 0.5), round(unit * 0.9)), soft.resize(mask.size, Image.Resampling.BILINEAR))
    stack.paste(lighter(colour, 0.35), (0, 0), mask)
    stack.paste(colour, (1, 1), mask)


def _nearest(sheet: Sheet, heights: Image.Image, level: float) -> Point:
    """The place, not too near the edge, whose height is closest to the level."""
    spots = [(abs(v - level), i % heights.width, i // heights.width) for i, v in enumerate(_floats(heights))]
    _, x, y = min(s for s in spots if 0.12 < s[1] / heights.width < 0.88 and 0.15 < s[2] / heights.height < 0.88)
    return (x + 0.5) / heights.width * sheet.w, (y + 0.5) / heights.height * sheet.h


def _flag(sheet: Sheet, at: Point, colour: Colour, ink: Colour) -> None:
    x, y = at
    sheet.shadow([(x, y), (x + 5, y - 3), (x + 5, y - 6), (x, y - 8)], lift=0.8)
    sheet.line(ink, [(x, y), (x, y - 8)], 0.35)
    sheet.fill(
        colour,
        smooth(
            [
                (x, y - 8),
                (x + 2.4, y - 8.6),
                (x + 5.4, y - 7.6),
                (x + 4.4, y - 6.2),
                (x + 5.4, y - 4.8),
                (x + 2.4, y - 5.6),
                (x, y - 5),
            ],
            steps=6,
        ),
    )
