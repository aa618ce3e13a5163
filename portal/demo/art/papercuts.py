"""Wycinanki: folded coloured paper, cut with big scissors and layered."""

from __future__ import annotations

from math import pi
from random import Random

from portal.demo.art.palettes import Colour, darker, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import (
    Shape,
    around,
    box,
    circle,
    heart,
    leaf,
    mirror,
    move,
    ribbon,
    scale,
    scallop,
    smooth,
    turn,
)

SETS = (
    rgbs("fbf6ea 1f2a3a d7263d f4a300 2e7d4f 2b6cb0 e86fa1"),
    rgbs("fdf4e3 22313f c0392b f39c12 1e8c7a 8e44ad f06292"),
    rgbs("f3efe2 2a2440 e4572e f6c445 3f8f5a 3a6ea5 d65db1"),
    rgbs("24344d f7efe0 ef5d60 f9c74f 66b88a 7fb2e5 f4a6c0"),
)


def flower(sheet: Sheet, x: float, y: float, r: float, colours: tuple[Colour, ...]) -> None:
    """A blossom of four papers, each smaller than the one below."""
    at = (x, y)
    sheet.cut(colours[0], scallop(x, y, r, 14), lift=0.7)
    sheet.cut(colours[1], *around(leaf(x, y, r * 0.84, r * 0.42, 0, 0.65), 8, at), lift=0.5)
    sheet.cut(colours[2], *around(leaf(x, y, r * 0.58, r * 0.26, pi / 8, 0.6), 8, at), lift=0.4)
    sheet.cut(colours[3], scallop(x, y, r * 0.3, 8), lift=0.4)
    sheet.cut(colours[1], circle(x, y, r * 0.13), lift=0.3)


def _fern(x: float, y: float, length: float, angle: float) -> list[Shape]:
    spine = ribbon([(x, y), (x, y - length)], length * 0.05, length * 0.02)
    leaves = [leaf(x, y - length * t, length * 0.34 * (1.1 - t * 0.7), length * 0.13 * (1.1 - t * 0.6), side * 0.95)
              for t in (0.1, 0.24, 0.38, 0.52, 0.66, 0.8) for side in (-1, 1)]
    return [turn(s, angle, (x, y)) for s in [spine, *leaves, leaf(x, y - length * 0.86, length * 0.26, length * 0.12)]]


def _rooster() -> dict[str, list[Shape]]:
    """Looking right, standing on y = 0, about 20 wide."""
    body = smooth([(-6.5, -9), (-3, -10.5), (1.5, -10.5), (4.2, -15), (5.2, -19.4), (7.6, -21), (9.8, -19.2), (9.4, -14), (9.6, -9.5),
                   (7.4, -5.2), (2, -2.8), (-3, -3.4)])
    plumes = [smooth([(-3.6, -5.6), (-8 - i * 0.9, -8 - i * 2.9), (-11.5 + i * 1.0, -14.4 - i * 2.6), (-13.4 + i * 2.4, -10.5 - i * 2.6),
                      (-14.4 + i * 1.8, -14 - i * 3.2), (-9.5 + i * 1.6, -17.6 - i * 2.3), (-4.6 + i * 0.6, -12 - i * 1.4), (-2, -8)]) for i in range(4)]
    comb = [circle(7 + i * 1.15, -21.2 - (0.7 if i == 1 else 0), 1.0, 20) for i in range(3)]
    beak = [[(10.2, -19.8), (12.4, -18.9), (10, -18)]]
    wattle = [leaf(9.9, -18.2, -3, 1.6, 0)]
    legs = [ribbon([(x, -4), (x + 0.3, 0)], 0.55) for x in (0, 3)] + [ribbon([(x - 1.2, 0), (x + 1.8, 0)], 0.6) for x in (0, 3)]
    wing = [leaf(4.4, -7.4, 9, 4.6, -1.2, 0.45)]
    feathers = [leaf(4 - i * 1.7, -7.6 - i * 0.35, 3.4, 1.2, -1.2) for i in range(4)]
    return {"plumes": plumes, "legs": legs, "body": [body], "comb": comb, "beak": beak, "wattle": wattle, "wing": wing, "feathers": feathers}


def rooster(sheet: Sheet, x: float, y: float, size: float, colours: tuple[Colour, ...], left: bool) -> None:
    ground, ink, red, yellow, green, blue, pink = colours

    def place(shapes: list[Shape]) -> list[Shape]:
        placed = [move(scale(s, size / 20), x, y) for s in shapes]
        return [mirror(s, x) for s in placed] if left else placed

    parts = _rooster()
    for plume, colour in zip(place(parts["plumes"])[::-1], (green, yellow, blue, red), strict=True):
        sheet.cut(colour, plume, lift=0.5)
    sheet.cut(yellow, *place(parts["legs"] + parts["beak"]), lift=0.3)
    sheet.cut(ink, *place(parts["body"]), lift=0.8)
    sheet.cut(red, *place(parts["comb"] + parts["wattle"]), lift=0.4)
    sheet.cut(pink, *place(parts["wing"]), lift=0.6)
    sheet.cut(yellow, *place(parts["feathers"]), lift=0.3)
    sheet.fill(ground, *place([circle(8.6, -19.2, 0.75, 20)]))
    sheet.fill(ink, *place([circle(8.7, -19.2, 0.35, 12)]))


def tree_of_life(size: tuple[int, int], rng: Random) -> Sheet:
    """A tree in blossom between two roosters; everything twice, as folded paper has it."""
    colours = rng.choice(SETS)
    ground, ink, red, yellow, green, blue, pink = colours
    sheet = Sheet(size, ground)
    cx, w, h = sheet.w / 2, sheet.w, sheet.h
    bright = (red, yellow, blue, pink)
    _border(sheet, colours)
    trunk = smooth([(cx, h * 0.88), (cx, h * 0.5), (cx, h * 0.2)], closed=False)
    sheet.cut(green, ribbon(trunk, 2.2, 1.2), lift=0.7)
    for level, reach, tall in ((0.64, 0.11, 0.1), (0.5, 0.27, 0.12), (0.32, 0.2, 0.1)):
        for side in (-1, 1):
            tip = (cx + side * w * reach, h * (level - tall))
            bough = smooth([(cx, h * level), (cx + side * w * reach * 0.6, h * (level + 0.02)), tip], closed=False)
            sheet.cut(green, ribbon(bough, 1.3, 0.6), lift=0.5)
            sheet.cut(green, *[leaf(bx, by, 6, 2.6, side * a) for (bx, by), a in zip(bough[4:-2:4], (0.3, 2.4, 0.1, 2.2), strict=False)], lift=0.4)
    sheet.cut(ink, heart(cx, h * 0.8, 15), lift=0.8)
    sheet.cut(red, heart(cx, h * 0.798, 11.5), lift=0.5)
    sheet.cut(yellow, heart(cx, h * 0.795, 6), lift=0.4)
    shift = rng.randrange(4)
    for i, (dx, y, r) in enumerate(((0.0, 0.2, 10.5), (0.2, 0.21, 7), (0.27, 0.38, 8.5), (0.11, 0.53, 6.5))):
        four = tuple(bright[(i + shift + k) % 4] for k in range(3))
        for side in (-1, 1) if dx else (1,):
            flower(sheet, cx + side * dx * w, y * h, r, (ink, four[0], four[1], four[2]))
    for left, side in ((False, -1), (True, 1)):
        rooster(sheet, cx + side * w * 0.26, h * 0.885, min(30.0, w * 0.22), colours, left)
    for side in (-1, 1):
        _bird(sheet, cx + side * w * 0.4, h * 0.2, side, (bright[shift], bright[(shift + 2) % 4], ink))
        sheet.cut(green, *_fern(cx + side * w * 0.455, h * 0.9, 20, side * -0.12), lift=0.5)
    return sheet


def _bird(sheet: Sheet, x: float, y: float, side: int, colours: tuple[Colour, Colour, Colour]) -> None:
    """A small bird flying towards the middle."""
    body, wing, ink = colours
    parts = [leaf(x + 6, y + 1, 14, 5, -1.75, 0.62), leaf(x + 5, y, 7, 2.4, 1.2), leaf(x + 5, y + 1.6, 7, 2.4, 1.7)]
    wings = [leaf(x - 0.6, y, 9, 3.6, 0.55, 0.6), leaf(x + 1.4, y + 0.4, 7, 2.8, 0.95, 0.6)]
    flip = parts + wings if side > 0 else [mirror(s, x) for s in parts + wings]
    sheet.cut(body, *flip[:3], lift=0.5)
    sheet.cut(wing, *flip[3:], lift=0.5)
    sheet.fill(ink, circle(x - side * 5.2, y + 2.6, 0.45, 16))


def _border(sheet: Sheet, colours: tuple[Colour, ...]) -> None:
    w, h = sheet.w, sheet.h
    step = w / round(w / 7)
    teeth = [circle(step * (i + 0.5), 0, step * 0.55, 30) for i in range(round(w / step))]
    teeth += [circle(step * (i + 0.5), h, step * 0.55, 30) for i in range(round(w / step))]
    sheet.cut(colours[1], *teeth, box(-1, -1, w + 2, 2), box(-1, h - 1, w + 2, 2), lift=0.6)
    for i in range(round(w / step)):
        for y, foot in ((0.4, pi), (h - 0.4, 0.0)):
            sheet.cut(colours[2 + i % 5], leaf(step * (i + 0.5), y, 3.2, 2.4, foot), lift=0.3)


def rosette(size: tuple[int, int], rng: Random) -> Sheet:
    """The gwiazda: a star unfolded from eightfold or twelvefold paper."""
    colours = rng.choice(SETS)
    ground, ink, *rest = colours
    sheet = Sheet(size, darker(ground, 0.02) if ground[0] > 128 else ground)
    at = (sheet.w / 2, sheet.h / 2)
    bright = rest[:]
    rng.shuffle(bright)
    folds = rng.choice((8, 10, 12))
    sheet.cut(ink, scallop(*at, 47, folds * 2), lift=1)
    petal = leaf(*at, 43, 200 / folds, 0, 0.68)
    for shape, colour, lift in (
        (around(petal, folds, at), bright[0], 0.8),
        (around(scale(petal, 0.8, about=at), folds, at), ground, 0.5),
        (around(leaf(*at, 38, 96 / folds, 0, 0.7), folds, at), bright[1], 0.5),
        (around(leaf(at[0], at[1] - 24, 10, 34 / folds, 0, 0.5), folds, at), bright[2], 0.4),
        (around(heart(at[0], at[1] - 41, 34 / folds), folds, at), bright[3], 0.3),
        (around(circle(*turn([(at[0], at[1] - 42.5)], pi / folds, at)[0], 1.5, 24), folds, at), bright[4], 0.3),
        ([scallop(*at, 20, folds)], ink, 0.7),
        (around(leaf(*at, 18.5, 74 / folds, pi / folds, 0.7), folds, at), bright[3], 0.5),
        (around(leaf(*at, 13, 44 / folds, pi / folds, 0.65), folds, at), ground, 0.4),
        ([scallop(*at, 8, folds)], bright[0], 0.5),
        (around(leaf(*at, 6.6, 26 / folds, 0, 0.6), folds, at), bright[1], 0.3),
        ([circle(*at, 2)], ink, 0.3),
    ):
        sheet.cut(colour, *shape, lift=lift)
    _corners(sheet, colours, bright)
    return sheet


def _corners(sheet: Sheet, colours: tuple[Colour, ...], bright: list[Colour]) -> None:
    wide = sheet.w > sheet.h
    spare = (max(sheet.w, sheet.h) - 100) / 2
    for sx in (-1, 1):
        for sy in (-1, 1):
            x = sheet.w / 2 + sx * (sheet.w / 2 - 8)
            y = sheet.h / 2 + sy * (sheet.h / 2 - 9)
            toward = (pi / 4 if sy > 0 else 3 * pi / 4) * -sx
            sheet.cut(bright[2], *_fern(x, y, 17 if spare < 8 else 22, toward + (-0.5 * sx * sy if wide else 0.5 * sx * sy)), lift=0.5)
            sheet.cut(bright[2], *_fern(x, y, 14, toward + (0.45 * sx * sy if wide else -0.45 * sx * sy)), lift=0.5)
            flower(sheet, x, y, 7, (colours[1], bright[0], bright[1], bright[3]))
