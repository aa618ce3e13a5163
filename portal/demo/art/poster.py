"""Posters: bold shapes of cut paper for meetings, peace, reading, cycling and talking to each other."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from random import Random

from portal.demo.art import emblems
from portal.demo.art.palettes import PAPERS, Colour, Palette, darker, lighter, mix, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import (
    Point,
    Shape,
    arc,
    around,
    below,
    blob,
    box,
    circle,
    heart,
    leaf,
    move,
    ribbon,
    ring,
    smooth,
    star,
    turn,
    waves,
)

SKINS = rgbs("f2c9a5 c98f62 8a5a3c e5b088 6b4430 f6d9bd a9714b")


def _rays(sheet: Sheet, at: Point, colour: Colour, count: int, start: float = 0.0, alpha: float = 1.0) -> None:
    far = sheet.w + sheet.h
    for i in range(count):
        a = start + 2 * pi * i / count
        sheet.fill(colour, [at, (at[0] + far * cos(a), at[1] + far * sin(a)),
                            (at[0] + far * cos(a + pi / count), at[1] + far * sin(a + pi / count))], alpha=alpha)


def _confetti(sheet: Sheet, rng: Random, colours: tuple[Colour, ...], count: int, keep_off: tuple[Point, float]) -> None:
    for i in range(count):
        x, y, s = rng.uniform(2, sheet.w - 2), rng.uniform(2, sheet.h - 2), rng.uniform(0.7, 1.6)
        if hypot(x - keep_off[0][0], y - keep_off[0][1]) > keep_off[1]:
            shape = rng.choice((circle(x, y, s * 0.7), star(x, y, s), leaf(x, y, s * 2.4, s, rng.uniform(0, 6)), ring(x, y, s, s * 0.35)))
            sheet.cut(colours[i % len(colours)], shape, lift=0.35)


def hands(size: tuple[int, int], rng: Random) -> Sheet:
    """Hands of every colour reach into the middle, around a ring of stars."""
    palette = rng.choice(PAPERS)
    ground = rng.choice((palette.ink, palette.ground, mix(palette.colours[2], palette.ink, 0.3)))
    sheet = Sheet(size, lighter(ground, 0.06), darker(ground, 0.1))
    at = (sheet.w / 2, sheet.h / 2)
    _rays(sheet, at, lighter(ground, 0.5), 18, rng.random(), 0.10)
    for r, colour in ((38, lighter(palette.colours[1], 0.15)), (33, lighter(palette.colours[1], 0.5)), (28, lighter(palette.ground, 0.5))):
        sheet.cut(colour, circle(*at, r), lift=1)
    count, skins = rng.choice((8, 9, 10)), rng.sample(SKINS, 7)
    for i in range(count):
        a = 2 * pi * (i + 0.5) / count
        reach = 33 + rng.uniform(-1.5, 1.5)
        wrist = (at[0] + reach * sin(a), at[1] - reach * cos(a))
        far = (at[0] + 110 * sin(a), at[1] - 110 * cos(a))
        sheet.cut(skins[i % 7], *emblems.placed(emblems.hand(), wrist, 19, a + pi, bool(i % 2)), lift=1.1)
        cuff = (at[0] + (reach + 1) * sin(a), at[1] - (reach + 1) * cos(a))
        sleeve = palette.colours[i % len(palette.colours)]
        sheet.cut(sleeve, ribbon([cuff, far], 8.4, 26), lift=1.1)
        for k in (3.5, 9, 15, 22):
            band = [(at[0] + (reach + k + d) * sin(a), at[1] - (reach + k + d) * cos(a)) for d in (0, 1.4)]
            sheet.fill(lighter(sleeve, 0.45), ribbon(band, 8.5 + k * 0.235))
    sheet.cut(rng.choice(((255, 204, 77), palette.colours[0])), *emblems.star_ring(at, 9.6, 2.1), lift=0.5)
    sheet.cut(palette.colours[0], heart(*at, 7), lift=0.7)
    return sheet


def tree(size: tuple[int, int], rng: Random) -> Sheet:
    """One trunk, many kinds of leaves."""
    palette = rng.choice(PAPERS)
    sky = rng.choice((palette.ground, lighter(palette.colours[2], 0.62), palette.ink))
    sheet = Sheet(size, sky, lighter(sky, 0.2))
    cx, foot = sheet.w / 2, sheet.h * 0.9
    sheet.cut(lighter(palette.colours[1], 0.35 if sky != palette.ink else 0.0), circle(cx + rng.uniform(-14, 14), sheet.h * 0.42, 36), lift=0.8)
    hill = smooth([(-5, foot), (sheet.w * 0.25, foot - 4), (cx, foot - 6), (sheet.w * 0.75, foot - 3), (sheet.w + 5, foot + 1)], closed=False)
    bark = mix((96, 62, 50), palette.ink, 0.25)
    if sky == palette.ink:
        bark = lighter(bark, 0.35)
    tips: list[Point] = []
    boughs: list[Shape] = []
    _grow(rng, (cx, foot - 3), -pi / 2, 22.5, 6, 0, tips, boughs)
    sheet.cut(bark, *boughs, lift=1)
    greens = (*palette.colours, (122, 160, 92), (86, 132, 96))
    for x, y in tips:
        for _ in range(6):
            px, py, a = x + rng.gauss(0, 3.2), y + rng.gauss(0, 3.0), rng.uniform(0, 2 * pi)
            shape = rng.choice((leaf(px, py, 6, 2.8, a), leaf(px, py, 5, 2.8, a), heart(px, py, 3.6, a * 0.2), leaf(px, py, 6, 2.4, a)))
            sheet.cut(rng.choice(greens), shape, lift=0.45)
    for colour, drop in ((mix(palette.colours[3], (132, 168, 98), 0.8), 0), (mix(palette.colours[3], (84, 132, 92), 0.8), 6)):
        sheet.cut(colour, below([(x, y + drop) for x, y in hill], sheet.h + 4), lift=1)
    for _ in range(16):
        x, y = rng.uniform(4, sheet.w - 4), rng.uniform(foot + 1, sheet.h - 2)
        sheet.cut(rng.choice(palette.colours), leaf(x, y, 4, 2, rng.uniform(0, 6)), lift=0.3)
    return sheet


def _grow(rng: Random, at: Point, angle: float, length: float, width: float, depth: int, tips: list[Point], boughs: list[Shape]) -> None:
    end = (at[0] + length * cos(angle), at[1] + length * sin(angle))
    mid = ((at[0] + end[0]) / 2 + rng.uniform(-1, 1), (at[1] + end[1]) / 2)
    boughs += [ribbon(smooth([at, mid, end], closed=False), width, width * 0.66), circle(*end, width * 0.33, 20)]
    if depth >= 2:
        tips.append(end)
    if depth < 4:
        for side in (-1, 1) if depth else (-1, 0, 1):
            spread = side * rng.uniform(0.35, 0.6) * (1.5 if depth == 0 else 1) + rng.uniform(-0.08, 0.08)
            _grow(rng, end, angle + spread, length * rng.uniform(0.66, 0.8), width * 0.64, depth + 1, tips, boughs)


def cycling(size: tuple[int, int], rng: Random) -> Sheet:
    """A bicycle before a big sun, hills behind, flowers in the basket."""
    palette = rng.choice(PAPERS)
    sky = lighter(rng.choice(palette.colours[2:5]), 0.55)
    sheet = Sheet(size, sky, lighter(palette.colours[1], 0.6))
    at = (sheet.w * rng.uniform(0.4, 0.6), sheet.h * 0.48)
    _rays(sheet, at, (255, 250, 235), 16, rng.random(), 0.28)
    for r, colour in ((34, lighter(palette.colours[1], 0.45)), (27, palette.colours[1]), (20, lighter(palette.colours[0], 0.25))):
        sheet.cut(colour, circle(*at, r), lift=0.8)
    for i in range(3):
        y = sheet.h * (0.66 + 0.08 * i)
        hill = smooth([(-6, y + rng.uniform(-5, 5)), (sheet.w * 0.3, y + rng.uniform(-7, 5)), (sheet.w * 0.7, y + rng.uniform(-7, 5)), (sheet.w + 6, y + rng.uniform(-5, 5))], closed=False)
        sheet.cut(mix(lighter(palette.colours[3], 0.3), (96, 150, 96), 0.45 + 0.22 * i), below(hill, sheet.h + 5), lift=1)
    road = sheet.h * 0.9
    sheet.cut(mix(palette.ink, (150, 140, 140), 0.3), box(-3, road, sheet.w + 6, 20), lift=1)
    for i in range(12):
        sheet.fill((250, 244, 230), box(i * 14 + 2, sheet.h * 0.955, 7, 0.9))
    spot = (sheet.w / 2, road + 1)
    bike = 54.0
    emblems.bouquet(sheet, (spot[0] + 0.56 * bike, spot[1] - 0.74 * bike), 12, palette.colours[:4], (92, 140, 86))
    emblems.bicycle(sheet, spot, bike, palette.colours[0], palette.ink, palette.colours[2], lighter(palette.ground, 0.3))
    _birds_of_paper(sheet, rng, (255, 252, 244))
    return sheet


def _birds_of_paper(sheet: Sheet, rng: Random, colour: Colour) -> None:
    for _ in range(4):
        x, y, s, a = rng.uniform(8, sheet.w - 8), rng.uniform(6, sheet.h * 0.3), rng.uniform(2.4, 4), rng.uniform(-0.3, 0.3)
        sheet.cut(colour, *[move(turn(shape, a), x, y) for shape in (leaf(0, 0, s * 1.5, s * 0.6, -1.1), leaf(0, 0, s * 1.5, s * 0.6, 1.1), leaf(0, -s * 0.2, -s * 0.9, s * 0.5))], lift=0.5)


def reading(size: tuple[int, int], rng: Random) -> Sheet:
    """Everything that flies out of an open book."""
    palette = rng.choice(PAPERS)
    night = rng.random() < 0.6
    ground = mix(palette.ink, palette.colours[2], 0.2) if night else palette.ground
    sheet = Sheet(size, darker(ground, 0.15), ground, lighter(ground, 0.12))
    foot = (sheet.w / 2, sheet.h * 0.84)
    for i in range(7):
        a = -pi / 2 + (i - 3) * 0.28
        beam = [foot, (foot[0] + 150 * cos(a - 0.1), foot[1] + 150 * sin(a - 0.1)), (foot[0] + 150 * cos(a + 0.1), foot[1] + 150 * sin(a + 0.1))]
        sheet.fill(mix(lighter(ground, 0.5), palette.colours[1], 0.25), beam, alpha=0.24)
    sheet.glow((255, 240, 200), *foot, 46, 0.7)
    for i in range(46):
        a, r = -pi / 2 + rng.uniform(-1.05, 1.05), 26 + 62 * (i / 46) ** 0.9
        x, y, s = foot[0] + r * cos(a) * (1.15 if sheet.w > sheet.h else 0.7), foot[1] + r * sin(a), 2.3 + 3.2 * i / 46
        if 3 < y and 3 < x < sheet.w - 3:
            _flying_thing(sheet, rng, (x, y), s, palette, night)
    emblems.book(sheet, foot, min(40.0, sheet.w * 0.36), palette.colours[0], (252, 246, 232), palette.ink)
    return sheet


def _flying_thing(sheet: Sheet, rng: Random, at: Point, s: float, palette: Palette, night: bool) -> None:
    x, y = at
    colour = rng.choice(palette.colours)
    colour = lighter(colour, 0.3) if night and sum(colour) < 330 else colour
    kind = rng.randrange(7)
    if kind == 5:
        sheet.cut(colour, circle(x, y, s * 0.8), lift=0.5)
        sheet.cut(lighter(colour, 0.45), turn(ring_tilted(x, y, s * 1.5), 0.4, at), lift=0.3)
    elif kind == 6:
        sheet.cut(colour, circle(x, y, s * 0.5), ribbon([(x + s * 0.42, y), (x + s * 0.42, y - s * 1.9)], s * 0.16),
                  leaf(x + s * 0.36, y - s * 1.95, s * 1.1, s * 0.42, 2.3), lift=0.5)
    else:
        wing = [leaf(x, y, s * 1.7, s * 0.7, k * 1.15) for k in (-1, 1)]
        sheet.cut(colour, *(([star(x, y, s)], [heart(x, y, s * 1.8, rng.uniform(-0.4, 0.4))], [leaf(x, y + s, s * 2.4, s * 1.1, rng.uniform(-0.8, 0.8))], wing, [star(x, y, s * 1.1, 4, 0.32)])[kind]), lift=0.5)


def ring_tilted(x: float, y: float, r: float) -> Shape:
    return [(px, y + (py - y) * 0.3) for px, py in ring(x, y, r, r * 0.2)]


def peace(size: tuple[int, int], rng: Random) -> Sheet:
    """A dove over water, in a ring of light."""
    palette = rng.choice(PAPERS)
    blue = rng.choice((rgbs("2b5f8f 8fc1d4"), rgbs("2a7f86 a8dcd0"), rgbs("44477f b5a8d6"), rgbs("c45f4a f6c79a")))
    sheet = Sheet(size, *blue)
    at = (sheet.w / 2 + rng.uniform(-6, 6), sheet.h * 0.45)
    _rays(sheet, at, (255, 255, 255), 24, rng.random(), 0.10)
    for r, share in ((40, 0.2), (34, 0.42), (28, 0.7), (22, 0.95)):
        sheet.cut(mix(blue[1], (255, 236, 190), share), circle(*at, r), lift=0.7)
    sheet.cut((255, 208, 98), *emblems.star_ring(at, 37, 2.4), lift=0.5)
    for i in range(4):
        crest = waves(sheet.w, sheet.h * (0.8 + 0.055 * i), 1.6, 17 + 3 * i, rng.uniform(0, 6))
        sheet.cut(mix(blue[0], palette.colours[2], 0.15 * i), below(crest, sheet.h + 4), lift=1)
    emblems.dove(sheet, (at[0] + 4, at[1] + 6), 46, (252, 248, 240), (104, 148, 84), (236, 160, 70), rng.random() < 0.5)
    return sheet


def talking(size: tuple[int, int], rng: Random) -> Sheet:
    """Speech bubbles that speak in signs everybody reads."""
    palette = rng.choice(PAPERS)
    ground = rng.choice((palette.ground, palette.ink, lighter(palette.colours[1], 0.2)))
    sheet = Sheet(size, ground, darker(ground, 0.06))
    for i in range(12):
        for j in range(9):
            sheet.fill(lighter(ground, 0.25), circle((i + 0.5 + 0.5 * (j % 2)) * sheet.w / 12, (j + 0.5) * sheet.h / 9, 1.2, 20), alpha=0.6)
    columns, rows = (4, 3) if sheet.w > sheet.h else (3, 4)
    cells = [(c, r) for r in range(rows) for c in range(columns)]
    rng.shuffle(cells)
    colours = [c for c in (*palette.colours, palette.ground, palette.ink) if c != ground]
    for i, (c, r) in enumerate(cells):
        x, y = sheet.w * (c + 0.5) / columns + rng.uniform(-3, 3), sheet.h * (r + 0.44) / rows + rng.uniform(-2, 2)
        colour = colours[i % len(colours)]
        wide, tall = rng.uniform(24, 31) * (1.0 if columns == 4 else 0.85), rng.uniform(18, 22)
        sheet.cut(colour, *emblems.bubble(x, y, wide, tall, rng.choice((-1, 1))), lift=1.3)
        _word(sheet, i, (x, y), palette.ink if sum(colour) > 400 else (255, 250, 240), lighter(palette.colours[(i + 3) % 6], 0.1))
    return sheet


def _word(sheet: Sheet, i: int, at: Point, ink: Colour, accent: Colour) -> None:
    x, y = at
    signs: tuple[list[Shape], ...] = (
        [heart(x, y, 9)],
        [circle(x + d, y, 1.6) for d in (-5, 0, 5)],
        [circle(x - 2, y + 3, 2), ribbon([(x - 0.4, y + 3), (x - 0.4, y - 5)], 0.8), leaf(x - 0.6, y - 5.4, 5.4, 2.2, 2.2)],
        [circle(x, y, 3.2), *around(ribbon([(x, y - 4.4), (x, y - 6.6)], 1.1), 10, at)],
        [star(x, y, 6)],
        [circle(x - 3.4, y - 2.4, 1.2), circle(x + 3.4, y - 2.4, 1.2), ribbon(arc(x, y - 0.6, 5, 0.15 * pi, 0.85 * pi), 1.2)],
        around(leaf(x, y, 6, 3.8, 0, 0.62), 6, at),
        [ribbon([(x - 6 + 3 * k, y + 4), (x - 6 + 3 * k, y + 4 - h)], 1.7) for k, h in enumerate((3, 6, 9, 5, 7))],
        [ribbon(smooth([(x - 8, y + 1), (x - 4, y - 3), (x, y + 1), (x + 4, y - 3), (x + 8, y + 1)], closed=False), 1.5)],
        [ring(x, y, 5.6, 1.2), ribbon([(x, y), (x, y - 3.6)], 1), ribbon([(x, y), (x + 2.6, y + 1)], 1)],
        [leaf(x, y + 6, 12, 5, 0.5), leaf(x, y + 6, 8, 3.4, -0.7)],
        [[(x - 6, y + 5), (x, y - 1), (x + 6, y + 5)], box(x - 4, y + 1.5, 8, 4), [(x - 7.5, y + 1), (x, y - 6), (x + 7.5, y + 1)]],
    )
    sheet.fill(ink, *signs[i % len(signs)])
    if i % len(signs) in (3, 6):
        sheet.fill(accent, circle(x, y, 1.8))


def together(size: tuple[int, int], rng: Random) -> Sheet:
    """Children hand in hand around a round world."""
    palette = rng.choice(PAPERS)
    ground = rng.choice((palette.ink, lighter(palette.colours[2], 0.55), palette.ground))
    sheet = Sheet(size, ground, lighter(ground, 0.1))
    at, r = (sheet.w / 2, sheet.h / 2), 23.0
    _rays(sheet, at, lighter(ground, 0.6), 20, rng.random(), 0.10)
    _confetti(sheet, rng, palette.colours, 130, (at, 48))
    sheet.cut(mix((86, 156, 190), palette.colours[2], 0.2), circle(*at, r), lift=1.4)
    land = mix((126, 170, 96), palette.colours[3], 0.2)
    for _ in range(7):
        a, d = rng.uniform(0, 2 * pi), rng.uniform(0, r - 8)
        sheet.cut(land, blob(rng, at[0] + d * cos(a), at[1] + d * sin(a), rng.uniform(3, 6.4), 0.32), lift=0.35)
    count = 11
    for i in range(count):
        a, size_of = 2 * pi * i / count, 19.6
        stand = (at[0] + (r - 0.4) * sin(a), at[1] - (r - 0.4) * cos(a))
        clothes, limbs, head = emblems.person()
        skin = SKINS[(i * 3) % 7]
        sheet.cut(skin, *emblems.placed(limbs, stand, size_of, a), lift=0.5)
        sheet.cut(palette.colours[i % 6], *emblems.placed(clothes, stand, size_of, a), lift=0.5)
        hair = [*arc(0, -0.9, 0.15, pi * 0.95, 2.05 * pi, 16)] if i % 2 else smooth([(-0.15, -0.72), (-0.16, -0.95), (0, -1.04), (0.16, -0.95), (0.15, -0.72), (0.1, -0.86), (-0.1, -0.86)])
        if i % 2 == 0:
            sheet.cut(rgbs("3a2a24 7a4a2e c98f3f 2a2430")[i % 4], *emblems.placed([hair], stand, size_of, a), lift=0.3)
        sheet.cut(skin, *emblems.placed(head, stand, size_of, a), lift=0.4)
        if i % 2:
            sheet.fill(rgbs("2a2430 5a3a28 b9783a 3a2a24")[i % 4], *emblems.placed([hair], stand, size_of, a))
    return sheet


COMPOSITIONS = (hands, tree, cycling, reading, peace, talking, together)
