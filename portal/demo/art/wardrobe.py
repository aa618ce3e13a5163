"""Hair, hats and clothes for the faces."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random
from typing import TYPE_CHECKING

from portal.demo.art.emblems import placed
from portal.demo.art.palettes import darker, lighter, mix, rgbs
from portal.demo.art.shapes import Shape, arc, around, box, circle, ellipse, leaf, mirror, ribbon, ring, smooth, turn

if TYPE_CHECKING:
    from portal.demo.art.faces import Portrait

CLOTHES = ("stripes", "dots", "collar", "hoodie", "rollneck", "folk", "scarf")
SHOULDERS = smooth([(-0.95, 1.5), (-0.86, 0.98), (-0.6, 0.78), (-0.26, 0.7), (-0.14, 0.64), (0, 0.7), (0.14, 0.64), (0.26, 0.7), (0.6, 0.78), (0.86, 0.98), (0.95, 1.5)])


def both(shape: Shape) -> list[Shape]:
    return [shape, mirror(shape, 0)]


def _curls(rng: Random, radius: float, start: float, end: float, size: float, count: int = 16) -> list[Shape]:
    turns = [start + (end - start) * i / (count - 1) for i in range(count)]
    return [circle(radius * cos(a), -0.1 + radius * 1.04 * sin(a), size * rng.uniform(0.85, 1.15), 30) for a in turns]


def hair_behind(p: Portrait, rng: Random) -> None:
    style, hair = p.who.style, p.who.hair
    if style == "bob":
        p.cut(hair, smooth([(0, -0.58), (0.34, -0.48), (0.48, -0.1), (0.47, 0.3), (0.3, 0.42), (0, 0.4), (-0.3, 0.42), (-0.47, 0.3), (-0.48, -0.1), (-0.34, -0.48)]))
    elif style == "long":
        p.cut(hair, smooth([(0, -0.6), (0.34, -0.5), (0.5, -0.1), (0.46, 0.3), (0.58, 0.7), (0.5, 1.06), (0, 1.0), (-0.5, 1.06), (-0.58, 0.7), (-0.46, 0.3), (-0.5, -0.1), (-0.34, -0.5)]))
    elif style == "curls":
        p.cut(hair, circle(0, -0.14, 0.5), *_curls(rng, 0.47, -1.25 * pi, 0.25 * pi, 0.15, 20))
    elif style == "bun":
        p.cut(hair, circle(0, -0.66, 0.2))
        p.fill(lighter(hair, 0.15), ring(0, -0.66, 0.13, 0.02), ring(0, -0.66, 0.07, 0.02))
        p.cut(hair, smooth([(0, -0.56), (0.3, -0.47), (0.42, -0.1), (0.36, 0.1), (-0.36, 0.1), (-0.42, -0.1), (-0.3, -0.47)]))
    elif style == "braids":
        p.cut(hair, smooth([(0, -0.56), (0.32, -0.46), (0.43, -0.06), (0.36, 0.2), (-0.36, 0.2), (-0.43, -0.06), (-0.32, -0.46)]))
    elif style == "scarf":
        cloth = p.palette.colours[2]
        p.cut(cloth, smooth([(0, -0.62), (0.34, -0.5), (0.48, -0.1), (0.46, 0.3), (0.6, 0.8), (0, 0.9), (-0.6, 0.8), (-0.46, 0.3), (-0.48, -0.1), (-0.34, -0.5)]))


def hair_before(p: Portrait, rng: Random) -> None:
    style, hair, w = p.who.style, p.who.hair, p.who.width
    light = lighter(hair, 0.2)
    crown = [(-0.385 * w, -0.02), (-0.4 * w, -0.26), (-0.24, -0.5), (0, -0.565), (0.24, -0.5), (0.4 * w, -0.26), (0.385 * w, -0.02)]
    if style in ("bob", "braids"):
        fringe = [(0.33 * w, -0.22), (0.16, -0.19), (0, -0.205), (-0.16, -0.19), (-0.33 * w, -0.22)]
        p.cut(hair, smooth(crown + fringe), lift=0.7)
        for k in (-0.2, -0.08, 0.06, 0.19):
            p.fill(light, ribbon(smooth([(k * 0.5, -0.5), (k * 0.95, -0.36), (k * 1.05, -0.24)], closed=False), 0.006, 0.012))
    elif style in ("long", "bun"):
        for part in both(smooth([(0.0, -0.555), (-0.26, -0.5), (-0.42 * w, -0.2), (-0.4 * w, 0.16), (-0.34 * w, -0.1), (-0.2, -0.32), (-0.02, -0.46)])):
            p.cut(hair, part, lift=0.7)
    elif style == "short":
        p.cut(hair, smooth([*crown, (0.34 * w, -0.16), (0.29, -0.3), (0.1, -0.33), (-0.12, -0.29), (-0.3, -0.32), (-0.34 * w, -0.16)]), lift=0.7)
    elif style == "side":
        p.cut(hair, smooth([*crown, (0.35 * w, -0.14), (0.26, -0.24), (0.0, -0.24), (-0.2, -0.36), (-0.31, -0.3), (-0.35 * w, -0.16)]), lift=0.7)
        p.fill(light, ribbon(smooth([(-0.22, -0.42), (0.02, -0.38), (0.24, -0.31)], closed=False), 0.01, 0.016))
    elif style == "curls":
        p.cut(hair, *_curls(rng, 0.36, -0.93 * pi, -0.07 * pi, 0.1, 13), lift=0.5)
        p.fill(light, *[ring(x, y, 0.04, 0.012, 24) for x, y in ((-0.22, -0.46), (0.05, -0.52), (0.27, -0.4), (-0.4, -0.22), (0.42, -0.16))])
    elif style == "spiky":
        tips: Shape = [(-0.38 * w, -0.06)]
        for i in range(9):
            a = pi + pi * (i + 0.5) / 9
            tips += [(0.39 * w * cos(a - 0.15), -0.12 + 0.4 * sin(a - 0.15)), (0.52 * cos(a) * w, -0.14 + 0.54 * sin(a))]
        p.cut(hair, [*tips, (0.38 * w, -0.06), (0.3, -0.27), (0.15, -0.22), (0.02, -0.3), (-0.14, -0.22), (-0.28, -0.28)], lift=0.7)
    if style == "braids":
        _braids(p)
    if style == "scarf":
        _headscarf(p)


def _braids(p: Portrait) -> None:
    for side in (-1, 1):
        for i in range(6):
            x, y = side * (0.43 + 0.02 * i), 0.12 + 0.13 * i
            k = 1 - 0.07 * i
            for half in (-1, 1):
                p.cut(p.who.hair, turn(ellipse(x + half * 0.035, y, 0.062 * k, 0.095 * k, 30), half * -0.5, (x, y)), lift=0.35)
        x, y = side * 0.54, 0.86
        p.cut(p.palette.colours[0], leaf(x, y, 0.15, 0.1, 1.3), leaf(x, y, 0.15, 0.1, -1.3), circle(x, y, 0.035, 20), lift=0.4)


def _headscarf(p: Portrait) -> None:
    cloth = p.palette.colours[2]
    around_face = [(x * 0.98, y) for x, y in arc(0, -0.02, 0.4, 0.62 * pi, 2.38 * pi, 50)]
    rim = [(px * 0.86, (py - 0.02) * 1.12) for px, py in arc(0, 0.0, 0.41, 0.5 * pi, 2.5 * pi, 60)]
    outer = smooth([(0, 0.58), (-0.3, 0.5), (-0.47, 0.15), (-0.47, -0.2), (-0.32, -0.5), (0, -0.62), (0.32, -0.5), (0.47, -0.2), (0.47, 0.15), (0.3, 0.5)])
    p.cut(cloth, [*outer, outer[0], *rim, rim[0]], lift=0.7)
    p.fill(lighter(cloth, 0.35), *[circle(x * 1.03, y * 1.06, 0.014, 16) for x, y in around_face[::4]])
    p.cut(lighter(cloth, 0.08), smooth([(-0.34, 0.42), (0, 0.52), (0.36, 0.4), (0.5, 0.72), (0.1, 0.92), (-0.42, 0.74)]), lift=0.6)
    p.fill(darker(cloth, 0.16), *[ribbon(smooth([(-0.3, 0.5 + 0.09 * i), (0.02, 0.58 + 0.09 * i), (0.34, 0.48 + 0.09 * i)], closed=False), 0.012) for i in range(3)])


def hat(p: Portrait, rng: Random) -> None:
    colour, second = p.palette.colours[0], p.palette.colours[1]
    if p.who.hat == "beret":
        p.cut(colour, smooth([(-0.44, -0.34), (-0.5, -0.5), (-0.2, -0.72), (0.26, -0.72), (0.6, -0.5), (0.5, -0.34), (0, -0.36)]), ribbon([(0.06, -0.7), (0.1, -0.78)], 0.03))
        p.cut(darker(colour, 0.15), ribbon(smooth([(-0.38, -0.3), (0, -0.4), (0.38, -0.3)], closed=False), 0.07), lift=0.4)
    elif p.who.hat == "beanie":
        dome = smooth([(-0.42, -0.26), (-0.4, -0.52), (-0.2, -0.72), (0, -0.76), (0.2, -0.72), (0.4, -0.52), (0.42, -0.26), (0, -0.3)])
        p.cut(colour, dome)
        with p.sheet.inside(*placed([dome], p.at, p.size)):
            for i in range(3):
                p.fill(second, ribbon([(-0.5 + 0.1 * k, -0.5 - 0.1 * i + (0.03 if k % 2 else -0.03)) for k in range(11)], 0.035))
        p.cut(lighter(colour, 0.15), ribbon(smooth([(-0.44, -0.25), (0, -0.3), (0.44, -0.25)], closed=False), 0.15), lift=0.5)
        p.cut(second, *[circle(0.075 * cos(a), -0.8 + 0.075 * sin(a), 0.07, 24) for a in (i * pi / 4 for i in range(8))], lift=0.5)
    elif p.who.hat == "straw":
        straw = (232, 196, 120)
        p.cut(straw, smooth([(-0.8, -0.28), (-0.4, -0.42), (0, -0.46), (0.4, -0.42), (0.8, -0.28), (0.4, -0.26), (0, -0.3), (-0.4, -0.26)]), lift=1.1)
        p.cut(lighter(straw, 0.1), smooth([(-0.36, -0.38), (-0.32, -0.66), (0, -0.74), (0.32, -0.66), (0.36, -0.38), (0, -0.42)]), lift=0.6)
        p.cut(colour, ribbon(smooth([(-0.37, -0.42), (0, -0.47), (0.37, -0.42)], closed=False), 0.09), lift=0.3)
    elif p.who.hat == "cap":
        p.cut(colour, smooth([(-0.42, -0.26), (-0.38, -0.54), (0, -0.68), (0.38, -0.54), (0.42, -0.26), (0, -0.32)]))
        p.cut(second, smooth([(-0.36, -0.3), (0, -0.4), (0.36, -0.3), (0.4, -0.2), (0, -0.28), (-0.4, -0.2)]), lift=0.9)
        p.cut(lighter(second, 0.4), circle(0, -0.5, 0.06, 30), lift=0.3)
    elif p.who.hat == "wreath":
        _wreath(p, rng)


def _wreath(p: Portrait, rng: Random) -> None:
    line = arc(0, -0.06, 0.42, 1.12 * pi, 1.88 * pi, 14)
    for i, (x, y) in enumerate(line):
        p.cut(rgbs("5f8a4a 86a85a")[i % 2], leaf(x, y, 0.17, 0.07, rng.uniform(-1.5, 1.5)), leaf(x, y, 0.16, 0.07, rng.uniform(-2.6, 2.6)), lift=0.3)
    for i, (x, y) in enumerate(line[1::2]):
        r = 0.1 if i % 2 else 0.125
        p.cut(p.palette.colours[i % 3], *around(leaf(x, y, r, r * 0.72, 0, 0.62), 6, (x, y)), lift=0.4)
        p.cut((250, 214, 110), circle(x, y, r * 0.28, 20), lift=0.2)


def clothes(p: Portrait, rng: Random) -> None:
    cloth, second = p.palette.colours[3], p.palette.colours[4]
    if abs(sum(cloth) - sum(second)) < 90:
        second = lighter(second, 0.45)
    p.cut(cloth, SHOULDERS, lift=1.1)
    with p.sheet.inside(*placed([SHOULDERS], p.at, p.size)):
        if p.who.clothes == "stripes":
            p.fill(second, *[ribbon(smooth([(-1, 0.98 + 0.15 * i), (0, 0.84 + 0.15 * i), (1, 0.98 + 0.15 * i)], closed=False), 0.06) for i in range(-2, 6)])
        elif p.who.clothes == "dots":
            p.fill(second, *[circle(-0.9 + 0.16 * i + 0.08 * (j % 2), 0.74 + 0.12 * j, 0.032, 24) for i in range(12) for j in range(7)])
    if p.who.clothes == "folk":
        _folk(p)
    elif p.who.clothes in ("collar", "dots"):
        p.cut((250, 246, 238), *both([(0, 0.74), (-0.17, 0.58), (-0.28, 0.68), (-0.2, 0.86)]), lift=0.5)
        p.fill(second, *[circle(0, 0.86 + 0.13 * i, 0.024, 20) for i in range(4)])
    elif p.who.clothes == "hoodie":
        p.cut(lighter(cloth, 0.12), *both(smooth([(0, 0.78), (-0.15, 0.54), (-0.36, 0.62), (-0.42, 0.8), (-0.16, 0.88)])), lift=0.6)
        p.cut((250, 246, 238), *[ribbon([(s * 0.09, 0.82), (s * 0.11, 1.12)], 0.024) for s in (-1, 1)], lift=0.3)
    elif p.who.clothes in ("rollneck", "stripes"):
        p.cut(lighter(cloth, 0.1), smooth([(-0.18, 0.5), (0, 0.54), (0.18, 0.5), (0.23, 0.7), (0, 0.76), (-0.23, 0.7)]), lift=0.5)
    else:
        _neckerchief(p)


def _folk(p: Portrait) -> None:
    """An embroidered blouse."""
    p.cut((250, 246, 238), smooth([(-0.3, 0.68), (0, 0.8), (0.3, 0.68), (0.34, 1.4), (-0.34, 1.4)], steps=4), lift=0.4)
    for i in range(5):
        y = 0.9 + 0.12 * i
        for x in (-0.2, 0.2):
            p.fill(p.palette.colours[i % 3], *around(leaf(x, y, 0.05, 0.035, 0, 0.6), 6, (x, y)))
    p.fill(mix(p.palette.colours[0], p.palette.ink, 0.2), box(-0.012, 0.82, 0.024, 0.6))
    for i in range(9):
        x = -0.24 + 0.06 * i
        p.cut(p.palette.colours[i % 3], circle(x, 0.6 + 0.12 * (1 - (x / 0.26) ** 2), 0.034, 24), lift=0.25)


def _neckerchief(p: Portrait) -> None:
    colour = p.palette.colours[0]
    p.cut(colour, smooth([(-0.26, 0.52), (0, 0.6), (0.26, 0.52), (0.3, 0.7), (0, 0.8), (-0.3, 0.7)]), lift=0.7)
    tail = [(0.06, 0.72), (0.24, 0.72), (0.3, 1.16), (0.1, 1.18)]
    p.cut(darker(colour, 0.08), tail, lift=0.7)
    with p.sheet.inside(*placed([tail], p.at, p.size)):
        p.fill(lighter(colour, 0.5), *[ribbon([(0, 0.82 + 0.1 * i), (0.4, 0.8 + 0.1 * i)], 0.035) for i in range(4)])
