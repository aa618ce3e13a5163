"""A collage: the leaves of one autumn."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.collages.leaves import AUTUMN, pressed_leaf
from scripts.demo_media.art.collages.scraps import tape
from scripts.demo_media.art.lines import torn
from scripts.demo_media.art.palettes import darker, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import box, circle, heart, leaf, turn


def herbarium(size: tuple[int, int], rng: Random) -> Sheet:
    """Leaves of one autumn, pressed and laid in order, or blown into a wreath."""
    paper = rng.choice(rgbs("f4ead6 efe6d6 e7e6d4 2f3e46 f6efe2"))
    sheet = Sheet(size, lighter(paper, 0.1), darker(paper, 0.04))
    light = lighter(paper, 0.5) if paper[0] > 128 else lighter(paper, 0.12)
    sheet.cut(light, torn(rng, box(5, 5, sheet.w - 10, sheet.h - 10), 0.4, 1), lift=1)
    if rng.random() < 0.5:
        _leaf_wreath(sheet, rng)
        return sheet
    columns, rows = (6, 3) if sheet.w > sheet.h else (4, 5)
    for i in range(columns * rows):
        x, y = 8 + (sheet.w - 16) * (i % columns + 0.5) / columns, 9 + (sheet.h - 16) * (i // columns + 0.8) / rows
        angle = rng.uniform(-0.35, 0.35)
        pressed_leaf(
            sheet,
            rng,
            (x, y - 2),
            rng.uniform(20, 25) * (1.0 if columns == 6 else 0.78),
            angle,
            mix(rng.choice(AUTUMN), (240, 200, 120), rng.uniform(0, 0.25)),
            (i * 2 + i // columns) % 5,
        )
        if rng.random() < 0.45:
            tape(
                sheet,
                rng,
                (x, y + 0.5),
                7,
                angle + rng.uniform(-0.2, 0.2),
                rng.choice(rgbs("e9c46a 8fb8c9 e8a598 b5c4a1")),
            )
    return sheet


def _leaf_wreath(sheet: Sheet, rng: Random) -> None:
    at = (sheet.w / 2, sheet.h / 2)
    for r, count, size in ((30, 22, 19.0), (25, 18, 15.0), (33, 14, 12.0)):
        for i in range(count):
            a = 2 * pi * i / count + rng.uniform(-0.12, 0.12)
            foot = turn([(at[0], at[1] - r)], a, at)[0]
            pressed_leaf(
                sheet,
                rng,
                foot,
                size * rng.uniform(0.8, 1.1),
                a + rng.uniform(0.6, 1.5),
                rng.choice(AUTUMN),
                rng.randrange(5),
            )
    for _ in range(26):
        a = rng.uniform(0, 2 * pi)
        berry = turn([(at[0], at[1] - rng.uniform(23, 37))], a, at)[0]
        sheet.cut((190, 50, 46), circle(*berry, 1.1, 30), lift=0.4)
        sheet.fill((250, 200, 190), circle(berry[0] - 0.35, berry[1] - 0.35, 0.28, 16))
    sheet.cut(
        (172, 58, 62),
        *[leaf(at[0], at[1] + 30, 13, 7, s, 0.6) for s in (-1.3, 1.3)],
        *[leaf(at[0], at[1] + 30, 14, 4, pi + s, 0.7) for s in (-0.4, 0.4)],
        lift=0.9,
    )
    sheet.cut((150, 46, 54), circle(at[0], at[1] + 30, 2.2), lift=0.6)
    sheet.cut((172, 58, 62), heart(at[0], at[1], 9), lift=0.5)
