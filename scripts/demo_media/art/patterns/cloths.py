"""A pattern: striped towels on a wooden table."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import ribbon
from scripts.demo_media.art.palettes import Colour, darker, lighter, mix, rgb, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, box, points, turn

CLOTHS = (
    rgbs("f4ecdc b3202c 1f4a7a 3f7a5a"),
    rgbs("f7efe0 d1495b edae49 00798c"),
    rgbs("f2ead8 2e5f86 8fb8d8 e9c46a"),
    rgbs("efe6d5 3f6f4a 8fae5a c8502f"),
    rgbs("f6eee2 5b4a8a c78fbf f2a65a"),
)


TABLES = rgbs("8a5f43 3f4f5a c9a27a 6a4a3f 56706a")


def cloths(size: tuple[int, int], rng: Random) -> Sheet:
    """Striped towels laid over each other on a wooden table."""
    table = rng.choice(TABLES)
    sheet = Sheet(size, lighter(table, 0.1), darker(table, 0.12))
    _planks(sheet, rng, table)
    middle = (sheet.w / 2, sheet.h / 2)
    spots = points("-0.27,-0.1 0.28,-0.06 -0.04,0.12 0.3,0.36 -0.34,0.42")
    for (dx, dy), colours in zip(spots[: rng.choice((3, 4, 5))], rng.sample(CLOTHS, 5), strict=False):
        at = (middle[0] + dx * sheet.w, middle[1] + dy * sheet.h)
        _towel(sheet, rng, at, (rng.uniform(44, 54), rng.uniform(62, 74)), colours, rng.uniform(-0.45, 0.45))
    return sheet


def _planks(sheet: Sheet, rng: Random, table: Colour) -> None:
    for i in range(7):
        y = sheet.h * i / 6
        sheet.fill(darker(table, rng.uniform(0, 0.25)), box(0, y, sheet.w, sheet.h / 6), alpha=0.5)
        for _ in range(9):
            gy, x = y + rng.random() * sheet.h / 6, rng.uniform(-20, sheet.w)
            sheet.line(
                darker(table, 0.4), [(x, gy), (x + rng.uniform(20, 70), gy + rng.uniform(-0.5, 0.5))], 0.16, alpha=0.5
            )
        sheet.line(darker(table, 0.6), [(0, y), (sheet.w, y)], 0.3)


def _towel(
    sheet: Sheet,
    rng: Random,
    at: tuple[float, float],
    size: tuple[float, float],
    colours: tuple[Colour, ...],
    angle: float,
) -> None:
    x, y, (w, h) = at[0] - size[0] / 2, at[1] - size[1] / 2, size

    def placed(shape: Shape) -> Shape:
        return turn(shape, angle, at)

    fringe = [
        ribbon([(x + w * i / 44, end), (x + w * i / 44 + rng.gauss(0, 0.25), end + out)], 0.42, 0.2)
        for i in range(1, 44)
        for end, out in ((y, -2.6), (y + h, 2.6))
    ]
    cloth = placed(box(x, y, w, h))
    sheet.shadow(cloth, lift=1.8, strength=0.45)
    sheet.fill(darker(colours[0], 0.08), *[placed(s) for s in fringe])
    sheet.fill(colours[0], cloth)
    left = 0.0
    stripes: list[tuple[float, float, Colour]] = []
    while left < w / 2:
        wide = rng.choice((0.7, 0.7, 1.4, 2.8, 5.0))
        stripes.append((left, min(wide, w / 2 - left), rng.choice(colours[1:])))
        left += wide + rng.choice((0.7, 1.4, 2.4, 4.0))
    for start, wide, colour in stripes:
        sheet.fill(colour, placed(box(x + start, y, wide, h)), placed(box(x + w - start - wide, y, wide, h)))
    for i in range(int(h / 0.55)):
        tone = mix(rgb("ffffff"), rgb("302838"), i % 2)
        sheet.line(tone, placed([(x, y + i * 0.55), (x + w, y + i * 0.55)]), 0.2, alpha=0.10)
    fold = w * rng.uniform(0.3, 0.7)
    sheet.fill(rgb("302838"), placed(box(x + fold, y, 1.2, h)), alpha=0.12)
    sheet.fill(rgb("ffffff"), placed(box(x + fold - 1.2, y, 1.2, h)), alpha=0.2)
