"""Pressed leaves of oak, maple, ginkgo, ash and lime."""

from __future__ import annotations

from math import cos, sin
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour, darker, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, leaf, move, points, turn

AUTUMN = rgbs("c8502f e08a3a e9b949 8a9a4a a83f3a 6f7a45 d9683f b5762f")


def _oak() -> list[Shape]:
    half = points(
        "0,0 0.06,-0.12 0.16,-0.2 0.12,-0.3 0.26,-0.4 0.15,-0.5 0.29,-0.62 0.15,-0.7 0.2,-0.84 0.08,-0.86 0,-1"
    )
    return [smooth([*half, *[(-x, y) for x, y in half[-2:0:-1]]])]


def _maple() -> list[Shape]:
    half = points(
        "0,-0.2 0.14,-0.12 0.3,-0.16 0.24,-0.28 0.5,-0.42 0.44,-0.5 0.52,-0.66 0.34,-0.62 "
        "0.3,-0.72 0.16,-0.58 0.2,-0.86 0.11,-0.84 0,-1.05"
    )
    return [[*half, *[(-x, y) for x, y in half[-2:0:-1]]]]


def _ginkgo() -> list[Shape]:
    fan = [
        (
            0.55 * sin(a) * (1 - 0.05 * cos(a * 14)),
            -0.3 - 0.62 * cos(a) * (1 - 0.05 * cos(a * 14)) + (0.16 if abs(a) < 0.05 else 0),
        )
        for a in (-1.15 + 2.3 * i / 40 for i in range(41))
    ]
    return [[(0, -0.22), *fan]]


def _ash() -> list[Shape]:
    pairs = [leaf(0, -0.2 - 0.14 * i, 0.34, 0.13, side * 1.05) for i in range(5) for side in (-1, 1)]
    return [*pairs, leaf(0, -0.8, 0.3, 0.14)]


def _lime() -> list[Shape]:
    return [
        smooth(
            points("0,-0.14 0.22,-0.1 0.36,-0.3 0.32,-0.56 0.14,-0.8 0,-1 -0.14,-0.8 -0.32,-0.56 -0.36,-0.3 -0.22,-0.1")
        )
    ]


LEAVES = (_oak, _maple, _ginkgo, _ash, _lime)


def pressed_leaf(sheet: Sheet, rng: Random, at: Point, size: float, angle: float, colour: Colour, kind: int) -> None:
    """`at` is the foot of the leaf's blade; the stalk hangs below it."""

    def put(shape: Shape) -> Shape:
        return move(turn([(x * size, y * size) for x, y in shape], angle), *at)

    stalk = smooth([(0, -0.7), (0, 0), (rng.uniform(-0.05, 0.05), 0.26)], closed=False)
    blades = [put(s) for s in LEAVES[kind]()]
    sheet.cut(darker(colour, 0.25), put(ribbon(stalk[8:], 0.03, 0.022)), lift=0.5)
    sheet.cut(colour, *blades, lift=0.8)
    with sheet.inside(*blades):
        half = points("0,0.3 0,-1.2 0.8,-1.2 0.8,0.3")
        sheet.fill(darker(colour, 0.3), put(half), alpha=0.22)
        if kind in (0, 1, 4):
            for i in range(5):
                for side in (-1, 1):
                    vein = [(0, -0.12 - 0.15 * i), (side * 0.42, -0.36 - 0.16 * i)]
                    sheet.fill(lighter(colour, 0.35), put(ribbon(vein, 0.012, 0.004)), alpha=0.8)
        elif kind == 2:
            for i in range(9):
                a = -0.9 + 0.225 * i
                sheet.fill(
                    lighter(colour, 0.35),
                    put(ribbon([(0, -0.22), (0.6 * sin(a), -0.3 - 0.66 * cos(a))], 0.006)),
                    alpha=0.7,
                )
    sheet.fill(lighter(colour, 0.4), put(ribbon([(0, 0), (0, -0.86 if kind != 2 else -0.3)], 0.02, 0.006)))
