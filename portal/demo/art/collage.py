"""Collages: cut-outs in the manner of an old master, travel finds, pressed leaves, stamps, a still life."""

from __future__ import annotations

from math import pi
from random import Random

from portal.demo.art import landscape, pattern, scraps
from portal.demo.art.palettes import PAPERS, Colour, darker, lighter, mix, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Point, Shape, blob, box, circle, heart, leaf, move, ribbon, smooth, star, torn, turn

BLOCKS = (
    rgbs("f4a259 2a6f97 d1495b f6ecd9 84a98c 5b4a8a edae49 1d3557"),
    rgbs("e76f51 264653 e9c46a f7ede2 2a9d8f f4a261 8ab17d 6d597a"),
    rgbs("ef6f6c 465775 f9c784 fbf1e3 56a3a6 7d5ba6 59c9a5 2b2d42"),
    rgbs("ff7f51 44355b ffb563 fff4e0 4fb0a5 ce4257 8fbfe0 31263e"),
)


def _algae(at: Point, size: float, angle: float, lobes: int) -> list[Shape]:
    """A swaying seaweed with round fingers, cut freehand."""
    spine = smooth([(0, 0.5), (0.05, 0.15), (-0.04, -0.2), (0.0, -0.5)], closed=False)
    shapes = [ribbon(spine, 0.1, 0.07), leaf(0, -0.3, 0.32, 0.15, 0, 0.7)]
    for i in range(lobes):
        t = (i + 0.5) / lobes
        for side in (-1, 1):
            x, y = (0.03 if t < 0.5 else -0.03), 0.42 - 0.8 * t
            shapes.append(leaf(x, y, 0.42 - 0.14 * abs(t - 0.4), 0.16, side * (1.15 - 0.35 * t), 0.74))
    return [move(turn([(x * size, y * size) for x, y in s], angle), *at) for s in shapes]


def cutouts(size: tuple[int, int], rng: Random) -> Sheet:
    """Coloured sheets side by side, on each a form cut without drawing it first."""
    colours = rng.choice(BLOCKS)
    sheet = Sheet(size, lighter(colours[3], 0.3))
    columns, rows = rng.choice(((3, 2), (4, 3))) if sheet.w > sheet.h else rng.choice(((2, 3), (3, 4)))
    wide, tall = sheet.w / columns, sheet.h / rows
    previous: list[Colour] = []
    for i in range(columns * rows):
        at = (wide * (i % columns + 0.5), tall * (i // columns + 0.5))
        near = previous[-1:] + previous[-columns : -columns + 1 or None]
        ground = rng.choice([c for c in colours if c not in near])
        previous.append(ground)
        block = torn(rng, box(at[0] - wide / 2 - 0.6, at[1] - tall / 2 - 0.6, wide + 1.2, tall + 1.2), 0.16, 3)
        sheet.cut(ground, block, lift=0.7)
        ink = rng.choice([c for c in colours if abs(sum(c) - sum(ground)) > 130])
        _free_form(sheet, rng, at, min(wide, tall), ink)
    for _ in range(columns * 2):
        at = (rng.uniform(6, sheet.w - 6), rng.uniform(6, sheet.h - 6))
        sheet.cut(rng.choice(colours), *_algae(at, rng.uniform(11, 17), rng.uniform(0, 6), 4), lift=0.8)
    return sheet


def _free_form(sheet: Sheet, rng: Random, at: Point, size: float, ink: Colour) -> None:
    x, y = at
    kind = rng.randrange(5)
    if kind <= 2:
        sheet.cut(ink, *_algae(at, size * 0.86, rng.uniform(-0.5, 0.5) + (pi if rng.random() < 0.3 else 0), rng.choice((4, 5, 6))), lift=0.9)
    elif kind == 3:
        bird = [leaf(x - size * 0.1, y + size * 0.05, size * 0.5, size * 0.18, 1.35, 0.6), leaf(x, y, size * 0.46, size * 0.16, -0.6, 0.65),
                leaf(x + size * 0.04, y + size * 0.04, size * 0.4, size * 0.14, -0.1, 0.65), leaf(x - size * 0.06, y + size * 0.05, size * 0.34, size * 0.14, -1.9, 0.6)]
        sheet.cut(ink, *bird, circle(x + size * 0.36, y - size * 0.05, size * 0.08), lift=0.9)
    else:
        r = size * 0.36
        sheet.cut(ink, *[leaf(x, y, r * (1.15 if i % 2 else 0.9), r * 0.42, i * pi / 5, 0.68) for i in range(10)], lift=0.9)
        sheet.cut(lighter(ink, 0.6), blob(rng, x, y, r * 0.26, 0.15), lift=0.5)


def travel(size: tuple[int, int], rng: Random) -> Sheet:
    """A page of a travel diary."""
    palette = rng.choice(PAPERS)
    desk = rng.choice(rgbs("c9a67c 8f6f56 5f6f78 b58f78"))
    sheet = Sheet(size, lighter(desk, 0.1), darker(desk, 0.06))
    w, h = sheet.w, sheet.h
    for at, pw, ph, colour in (((w * 0.4, h * 0.5), w * 0.86, h * 0.9, palette.ground), ((w * 0.72, h * 0.32), w * 0.5, h * 0.5, lighter(palette.colours[rng.randrange(6)], 0.35)),
                               ((w * 0.3, h * 0.78), w * 0.56, h * 0.36, lighter(palette.colours[rng.randrange(6)], 0.2))):
        angle = rng.uniform(-0.12, 0.12)
        sheet_of_paper = turn(torn(rng, box(at[0] - pw / 2, at[1] - ph / 2, pw, ph), 0.5, 0.9), angle, at)
        sheet.cut((252, 250, 244), sheet_of_paper, lift=1.2)
        inner = turn(torn(rng, box(at[0] - pw / 2 + 0.7, at[1] - ph / 2 + 0.7, pw - 1.4, ph - 1.4), 0.4, 0.9), angle, at)
        sheet.fill(colour, inner)
        scraps.ruled(sheet, inner, palette.ink, angle, at)
    wide = min(38.0, w * 0.32)
    spots = [(w * 0.25, h * 0.34), (w * 0.68, h * 0.62), (w * 0.76, h * 0.27)][: rng.choice((2, 3))]
    for at in spots:
        angle = rng.uniform(-0.22, 0.22)
        scraps.photo(sheet, rng, at, wide, angle)
        scraps.tape(sheet, rng, turn([(at[0], at[1] - wide * 0.48)], angle, at)[0], rng.uniform(9, 14), angle + rng.uniform(-0.2, 0.2), rng.choice(palette.colours))
    for at in ((w * 0.24, h * 0.8), (w * 0.43, h * 0.88)):
        scraps.ticket(sheet, at, min(30.0, w * 0.28), rng.uniform(-0.35, 0.35), lighter(rng.choice(palette.colours), 0.15), palette.ink)
    for at in ((w * 0.49, h * 0.2), (w * 0.92, h * 0.8)):
        picture = rng.choice(pattern.COMPOSITIONS)((200, 240), rng).image
        scraps.stamp(sheet, at, 14, 17, rng.uniform(-0.2, 0.2), picture)
    scraps.postmark(sheet, (w * 0.53, h * 0.27), 6, palette.ink)
    for _ in range(3):
        scraps.pressed_leaf(sheet, rng, (w * rng.uniform(0.42, 0.56), h * rng.uniform(0.56, 0.8)), rng.uniform(14, 20), rng.uniform(-0.9, 0.9), rng.choice(scraps.AUTUMN), rng.randrange(5))
    for at in ((w * 0.06, h * 0.08), (w * 0.94, h * 0.93)):
        scraps.button(sheet, at, 2.6, rng.choice(palette.colours))
    return sheet


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
        scraps.pressed_leaf(sheet, rng, (x, y - 2), rng.uniform(20, 25) * (1.0 if columns == 6 else 0.78), angle, mix(rng.choice(scraps.AUTUMN), (240, 200, 120), rng.uniform(0, 0.25)), (i * 2 + i // columns) % 5)
        if rng.random() < 0.45:
            scraps.tape(sheet, rng, (x, y + 0.5), 7, angle + rng.uniform(-0.2, 0.2), rng.choice(rgbs("e9c46a 8fb8c9 e8a598 b5c4a1")))
    return sheet


def _leaf_wreath(sheet: Sheet, rng: Random) -> None:
    at = (sheet.w / 2, sheet.h / 2)
    for r, count, size in ((30, 22, 19.0), (25, 18, 15.0), (33, 14, 12.0)):
        for i in range(count):
            a = 2 * pi * i / count + rng.uniform(-0.12, 0.12)
            foot = turn([(at[0], at[1] - r)], a, at)[0]
            scraps.pressed_leaf(sheet, rng, foot, size * rng.uniform(0.8, 1.1), a + rng.uniform(0.6, 1.5), rng.choice(scraps.AUTUMN), rng.randrange(5))
    for i in range(26):
        a = rng.uniform(0, 2 * pi)
        berry = turn([(at[0], at[1] - rng.uniform(23, 37))], a, at)[0]
        sheet.cut((190, 50, 46), circle(*berry, 1.1, 30), lift=0.4)
        sheet.fill((250, 200, 190), circle(berry[0] - 0.35, berry[1] - 0.35, 0.28, 16))
    sheet.cut((172, 58, 62), *[leaf(at[0], at[1] + 30, 13, 7, s, 0.6) for s in (-1.3, 1.3)], *[leaf(at[0], at[1] + 30, 14, 4, pi + s, 0.7) for s in (-0.4, 0.4)], lift=0.9)
    sheet.cut((150, 46, 54), circle(at[0], at[1] + 30, 2.2), lift=0.6)
    sheet.cut((172, 58, 62), heart(at[0], at[1], 9), lift=0.5)


def stamps(size: tuple[int, int], rng: Random) -> Sheet:
    """An album page: small landscapes and patterns as stamps, some postmarked."""
    album = rng.choice(rgbs("2f3e46 31263e 23395b efe6d5 4a2f3a"))
    sheet = Sheet(size, lighter(album, 0.06), darker(album, 0.06))
    columns, rows = (4, 3) if sheet.w > sheet.h else (3, 4)
    views = rng.sample(landscape.COMPOSITIONS, 7) + rng.sample(pattern.COMPOSITIONS, 5)
    rng.shuffle(views)
    for i, view in enumerate(views):
        at = (4 + (sheet.w - 8) * (i % columns + 0.5) / columns, 3 + (sheet.h - 6) * (i // columns + 0.5) / rows)
        picture = view((240, 200), rng).image
        scraps.stamp(sheet, at, 27.5, 24, rng.uniform(-0.07, 0.07), picture)
    for _ in range(3):
        i = rng.randrange(12)
        scraps.postmark(sheet, (sheet.w * (i % columns + 0.85) / columns, sheet.h * (i // columns + 0.8) / rows), 6.5, (40, 36, 60) if album[0] > 128 else (236, 230, 220))
    return sheet


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
    view = rng.choice(landscape.COMPOSITIONS[:6])((300, 400), rng).image
    scraps.stick(sheet, view, window, 30, 0)
    sheet.fill((250, 246, 236), box(window[0] - 0.6, window[1] - 20, 1.2, 40), box(window[0] - 15, window[1] - 1, 30, 1.2))
    table = torn(rng, [(-4, h * 0.7), (w + 4, h * 0.68), (w + 4, h + 4), (-4, h + 4)], 0.5, 1)
    sheet.cut(palette.colours[1], table, lift=1.4)
    _cloth(sheet, palette.colours[0], lighter(palette.ground, 0.4))
    _branches(sheet, rng, (cx, h * 0.5), palette.colours)
    jug = smooth([(cx - 7, h * 0.48), (cx - 6, h * 0.56), (cx - 13, h * 0.7), (cx - 11, h * 0.83), (cx, h * 0.85), (cx + 11, h * 0.83), (cx + 13, h * 0.7), (cx + 6, h * 0.56), (cx + 8, h * 0.47), (cx, h * 0.49)])
    pot = palette.colours[rng.choice((2, 3, 5))]
    sheet.cut(pot, jug, lift=1.4)
    with sheet.inside(jug):
        sheet.fill(darker(pot, 0.5), box(cx + 3, 0, 30, h), alpha=0.2)
        for i in range(3):
            sheet.fill(lighter(pot, 0.6), ribbon(smooth([(cx - 15 + 5 * k, h * 0.66 + 4.2 * i + (1.2 if k % 2 else -1.2)) for k in range(7)], closed=False), 0.9))
    _fruit(sheet, rng, (cx, h * 0.86))
    return sheet


def _cloth(sheet: Sheet, red: Colour, white: Colour) -> None:
    w, h = sheet.w, sheet.h
    cloth = [(w * 0.16, h * 0.74), (w * 0.86, h * 0.72), (w * 0.95, h + 4), (w * 0.05, h + 4)]
    sheet.cut(white, cloth, lift=0.8)
    with sheet.inside(cloth):
        for i in range(18):
            x = w * i / 17
            sheet.fill(red, [(x, h * 0.7), (x + 2.6, h * 0.7), (w / 2 + (x + 2.6 - w / 2) * 1.25, h + 4), (w / 2 + (x - w / 2) * 1.25, h + 4)], alpha=0.5)
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
    kinds = [(-27.0, 2.0, (236, 160, 52), 8.2), (-16.0, 5.0, (206, 62, 54), 7.6), (19.0, 4.0, (238, 196, 74), 7.6), (29.0, 1.0, (150, 176, 82), 8.2)]
    for dx, dy, colour, r in kinds:
        x, y = at[0] + dx * (1.0 if sheet.w > sheet.h else 0.8), at[1] + dy
        body = blob(rng, x, y, r, 0.05, 7)
        sheet.cut(colour, body, lift=1.2)
        with sheet.inside(body):
            sheet.fill(darker(colour, 0.4), circle(x + r * 0.7, y + r * 0.5, r), alpha=0.22)
            sheet.fill(lighter(colour, 0.6), leaf(x - r * 0.5, y + r * 0.1, r * 0.7, r * 0.26, 0.5), alpha=0.8)
        sheet.cut((96, 66, 46), ribbon([(x, y - r * 0.86), (x + 0.6, y - r * 1.25)], 0.6), lift=0.3)
        sheet.cut((98, 140, 76), leaf(x + 0.4, y - r * 1.05, 5, 2.2, 1.2), lift=0.4)


COMPOSITIONS = (cutouts, travel, herbarium, stamps, still_life)
