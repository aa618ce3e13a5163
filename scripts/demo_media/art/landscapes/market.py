"""A landscape: timbered houses around a market square."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.landscapes.timber import PLASTER, TIMBER, gable
from scripts.demo_media.art.palettes import Colour, Light, darker, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.scenery.trees import round_tree
from scripts.demo_media.art.scenery.weather import birds, clouds
from scripts.demo_media.art.shapes import box, ellipse


def market(sheet: Sheet, rng: Random, light: Light) -> None:
    """Half-timbered houses shoulder to shoulder around a square with a tree and a bicycle or two."""
    y = sheet.h * 0.8
    clouds(sheet, rng, lighter(light.sky[-1], 0.5), sheet.h * 0.08, sheet.h * 0.25, 5)
    birds(sheet, rng, light.near, sheet.w * rng.uniform(0.2, 0.8), sheet.h * 0.14)
    x, i = -3.0, rng.randrange(7)
    while x < sheet.w:
        width = rng.uniform(17, 24)
        gable(sheet, rng, x, y, width, sheet.h * rng.uniform(0.33, 0.47), PLASTER[i % 7], rng.choice(TIMBER))
        x, i = x + width + 0.3, i + rng.choice((1, 2, 3))
    _cobbles(sheet, rng, y, mix((196, 178, 160), light.far, 0.25))
    for share in rng.sample((0.12, 0.34, 0.62, 0.88), 2):
        tx = sheet.w * share
        sheet.fill((40, 34, 50), ellipse(tx, y + 7, 8, 1.3), alpha=0.25)
        round_tree(sheet, rng, tx, y + 7, sheet.h * 0.36, rng.choice(rgbs("d98b3a 8a9a4a c4572e 6f9a5a")))
    _lines_of_pennants(sheet, rng)


def _cobbles(sheet: Sheet, rng: Random, y: float, stone: Colour) -> None:
    sheet.wash((lighter(stone, 0.05), darker(stone, 0.2)), box(-1, y, sheet.w + 2, sheet.h - y + 1))
    row, py = 0, y + 0.6
    while py < sheet.h + 2:
        share = (py - y) / (sheet.h - y)
        size = 1.4 + 2.6 * share
        x = -rng.random() * size
        while x < sheet.w:
            tone = mix(stone, rng.choice(((255, 244, 226), (110, 96, 104))), rng.uniform(0.05, 0.35))
            sheet.fill(tone, ellipse(x + size / 2, py, size * 0.47, size * 0.24, 14), alpha=0.8)
            x += size
        row, py = row + 1, py + size * 0.48


def _lines_of_pennants(sheet: Sheet, rng: Random) -> None:
    papers = rng.choice((rgbs("e4572e f3a712 2e86ab f6ecd9 a8c686"), rgbs("d1495b edae49 66a182 f7ede2 00798c")))
    for drop, height in ((6, 0.15), (9, 0.08)):
        a, b = (
            (-2.0, sheet.h * (height + rng.uniform(-0.04, 0.04))),
            (sheet.w + 2, sheet.h * (height + rng.uniform(-0.04, 0.04))),
        )
        rope = [
            (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + drop * 4 * t * (1 - t))
            for t in (i / 80 for i in range(81))
        ]
        sheet.line((86, 72, 74), rope, 0.22)
        for i in range(2, 78, 4):
            (x0, y0), (x1, y1) = rope[i], rope[i + 2]
            sheet.cut(papers[i // 4 % 5], [(x0, y0), (x1, y1), ((x0 + x1) / 2, (y0 + y1) / 2 + 4.6)], lift=0.5)
