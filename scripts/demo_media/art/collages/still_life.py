"""A collage: a jug of branches and some fruit."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.collages.scraps import stick
from scripts.demo_media.art.landscapes import album as landscapes
from scripts.demo_media.art.lines import blob, ribbon, smooth, torn
from scripts.demo_media.art.palettes import PAPERS, Colour, darker, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, box, circle, leaf, star, turn


def still_life(size: tuple[int, int], rng: Random) -> Sheet:
    """A jug of branches and some fruit on a patterned cloth, all of torn and cut paper."""
    palette = rng.choice(PAPERS)
    wall = lighter(palette.colours[2], rng.choice((0.35, 0.6)))
    sheet = Sheet(size, lighter(wall, 0.1), wall)
    w, h, cx = sheet.w, sheet.h, sheet.w / 2
    for i in range(9):
        sheet.fill(lighter(wall, 0.3), box(w * i / 9, 0, w / 18, h), alpha=0.5)
    window = (w * rng.choice((0.22, 0.78)), h * 0.3)
    sheet.cut((250, 246, 236), box(window[0] - 17, window[1] - 22, 34, 44), lift=1)
    view = rng.choice(landscapes.COMPOSITIONS[:6])((300, 400), rng).image
    stick(sheet, view, window, 30, 0)
    sheet.fill(
        (250, 246, 236), box(window[0] - 0.6, window[1] - 20, 1.2, 40), box(window[0] - 15, window[1] - 1, 30, 1.2)
    )
    table = torn(rng, [(-4, h * 0.7), (w + 4, h * 0.68), (w + 4, h + 4), (-4, h + 4)], 0.5, 1)
    sheet.cut(palette.colours[1], table, lift=1.4)
    _cloth(sheet, palette.colours[0], lighter(palette.ground, 0.4))
    _branches(sheet, rng, (cx, h * 0.5), palette.colours)
    jug = smooth(
        [
            (cx - 7, h * 0.48),
            (cx - 6, h * 0.56),
            (cx - 13, h * 0.7),
            (cx - 11, h * 0.83),
            (cx, h * 0.85),
            (cx + 11, h * 0.83),
            (cx + 13, h * 0.7),
            (cx + 6, h * 0.56),
            (cx + 8, h * 0.47),
            (cx, h * 0.49),
        ]
    )
    pot = palette.colours[rng.choice((2, 3, 5))]
    sheet.cut(pot, jug, lift=1.4)
    with sheet.inside(jug):
        sheet.fill(darker(pot, 0.5), box(cx + 3, 0, 30, h), alpha=0.2)
        for i in range(3):
            sheet.fill(
                lighter(pot, 0.6),
                ribbon(
                    smooth(
                        [(cx - 15 + 5 * k, h * 0.66 + 4.2 * i + (1.2 if k % 2 else -1.2)) for k in range(7)],
                        closed=False,
                    ),
                    0.9,
                ),
            )
    _fruit(sheet, rng, (cx, h * 0.86))
    return sheet


def _cloth(sheet: Sheet, red: Colour, white: Colour) -> None:
    w, h = sheet.w, sheet.h
    cloth = [(w * 0.16, h * 0.74), (w * 0.86, h * 0.72), (w * 0.95, h + 4), (w * 0.05, h + 4)]
    sheet.cut(white, cloth, lift=0.8)
    with sheet.inside(cloth):
        for i in range(18):
            x = w * i / 17
            sheet.fill(
                red,
                [
                    (x, h * 0.7),
                    (x + 2.6, h * 0.7),
                    (w / 2 + (x + 2.6 - w / 2) * 1.25, h + 4),
                    (w / 2 + (x - w / 2) * 1.25, h + 4),
                ],
                alpha=0.5,
            )
        for i in range(7):
            y = h * 0.7 + 2 + 5.2 * i
            sheet.fill(red, box(0, y, w, 2.6), alpha=0.5)


def _branches(sheet: Sheet, rng: Random, foot: Point, colours: tuple[Colour, ...]) -> None:
    for i in range(9):
        lean = (i - 4) * 0.2 + rng.uniform(-0.06, 0.06)
        length = rng.uniform(26, 38)
        tip = turn([(foot[0], foot[1] - length)], lean, foot)[0]
        mid = turn([(foot[0], foot[1] - length * 0.55)], lean * 0.7, foot)[0]
        stem = smooth([foot, mid, tip], closed=False)
        green = rng.choice(rgbs("5f8a4a 3f6f52 86a85a 6f8f6a"))
        sheet.cut(green, ribbon(stem, 0.8, 0.4), lift=0.5)
        if i % 2:
            for k, (x, y) in enumerate(stem[5::3]):
                sheet.cut(green, leaf(x, y, 7, 3, lean + (0.9 if k % 2 else -0.9)), lift=0.5)
        else:
            petal = rng.choice(colours)
            sheet.cut(petal, *[leaf(*tip, 6.4, 3.6, k * pi / 4 + lean, 0.65) for k in range(8)], lift=0.8)
            sheet.cut(lighter(petal, 0.5), star(*tip, 3, 8, 0.6), lift=0.4)
            sheet.cut((92, 62, 48), circle(*tip, 1.4), lift=0.3)


def _fruit(sheet: Sheet, rng: Random, at: Point) -> None:
    kinds = [
        (-27.0, 2.0, (236, 160, 52), 8.2),
        (-16.0, 5.0, (206, 62, 54), 7.6),
        (19.0, 4.0, (238, 196, 74), 7.6),
        (29.0, 1.0, (150, 176, 82), 8.2),
    ]
    for dx, dy, colour, r in kinds:
        x, y = at[0] + dx * (1.0 if sheet.w > sheet.h else 0.8), at[1] + dy
        body = blob(rng, x, y, r, 0.05, 7)
        sheet.cut(colour, body, lift=1.2)
        with sheet.inside(body):
            sheet.fill(darker(colour, 0.4), circle(x + r * 0.7, y + r * 0.5, r), alpha=0.22)
            sheet.fill(lighter(colour, 0.6), leaf(x - r * 0.5, y + r * 0.1, r * 0.7, r * 0.26, 0.5), alpha=0.8)
        sheet.cut((96, 66, 46), ribbon([(x, y - r * 0.86), (x + 0.6, y - r * 1.25)], 0.6), lift=0.3)
        sheet.cut((98, 140, 76), leaf(x + 0.4, y - r * 1.05, 5, 2.2, 1.2), lift=0.4)
