"""Hats of cut paper, and a wreath of flowers."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import darker, lighter, rgbs
from scripts.demo_media.art.portraits.sitter import Sitter
from scripts.demo_media.art.posters.people import placed
from scripts.demo_media.art.shapes import arc, around, circle, leaf, points


def hat(p: Sitter, rng: Random) -> None:
    colour, second = p.palette.colours[0], p.palette.colours[1]
    if p.who.hat == "beret":
        p.cut(
            colour,
            smooth(points("-0.44,-0.34 -0.5,-0.5 -0.2,-0.72 0.26,-0.72 0.6,-0.5 0.5,-0.34 0,-0.36")),
            ribbon([(0.06, -0.7), (0.1, -0.78)], 0.03),
        )
        p.cut(
            darker(colour, 0.15), ribbon(smooth([(-0.38, -0.3), (0, -0.4), (0.38, -0.3)], closed=False), 0.07), lift=0.4
        )
    elif p.who.hat == "beanie":
        dome = smooth(points("-0.42,-0.26 -0.4,-0.52 -0.2,-0.72 0,-0.76 0.2,-0.72 0.4,-0.52 0.42,-0.26 0,-0.3"))
        p.cut(colour, dome)
        with p.sheet.inside(*placed([dome], p.at, p.size)):
            for i in range(3):
                p.fill(
                    second,
                    ribbon([(-0.5 + 0.1 * k, -0.5 - 0.1 * i + (0.03 if k % 2 else -0.03)) for k in range(11)], 0.035),
                )
        p.cut(
            lighter(colour, 0.15),
            ribbon(smooth([(-0.44, -0.25), (0, -0.3), (0.44, -0.25)], closed=False), 0.15),
            lift=0.5,
        )
        p.cut(
            second,
            *[circle(0.075 * cos(a), -0.8 + 0.075 * sin(a), 0.07, 24) for a in (i * pi / 4 for i in range(8))],
            lift=0.5,
        )
    elif p.who.hat == "straw":
        straw = (232, 196, 120)
        p.cut(
            straw,
            smooth(points("-0.8,-0.28 -0.4,-0.42 0,-0.46 0.4,-0.42 0.8,-0.28 0.4,-0.26 0,-0.3 -0.4,-0.26")),
            lift=1.1,
        )
        p.cut(
            lighter(straw, 0.1),
            smooth(points("-0.36,-0.38 -0.32,-0.66 0,-0.74 0.32,-0.66 0.36,-0.38 0,-0.42")),
            lift=0.6,
        )
        p.cut(colour, ribbon(smooth([(-0.37, -0.42), (0, -0.47), (0.37, -0.42)], closed=False), 0.09), lift=0.3)
    elif p.who.hat == "cap":
        p.cut(colour, smooth(points("-0.42,-0.26 -0.38,-0.54 0,-0.68 0.38,-0.54 0.42,-0.26 0,-0.32")))
        p.cut(second, smooth(points("-0.36,-0.3 0,-0.4 0.36,-0.3 0.4,-0.2 0,-0.28 -0.4,-0.2")), lift=0.9)
        p.cut(lighter(second, 0.4), circle(0, -0.5, 0.06, 30), lift=0.3)
    elif p.who.hat == "wreath":
        _wreath(p, rng)


def _wreath(p: Sitter, rng: Random) -> None:
    line = arc(0, -0.06, 0.42, 1.12 * pi, 1.88 * pi, 14)
    for i, (x, y) in enumerate(line):
        p.cut(
            rgbs("5f8a4a 86a85a")[i % 2],
            leaf(x, y, 0.17, 0.07, rng.uniform(-1.5, 1.5)),
            leaf(x, y, 0.16, 0.07, rng.uniform(-2.6, 2.6)),
            lift=0.3,
        )
    for i, (x, y) in enumerate(line[1::2]):
        r = 0.1 if i % 2 else 0.125
        p.cut(p.palette.colours[i % 3], *around(leaf(x, y, r, r * 0.72, 0, 0.62), 6, (x, y)), lift=0.4)
        p.cut((250, 214, 110), circle(x, y, r * 0.28, 20), lift=0.2)
