"""Clothes of cut paper."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import darker, lighter, mix
from scripts.demo_media.art.portraits.sitter import Sitter
from scripts.demo_media.art.posters.people import placed
from scripts.demo_media.art.shapes import around, both, box, circle, leaf, points

SHOULDERS = smooth(
    points("-0.95,1.5 -0.86,0.98 -0.6,0.78 -0.26,0.7 -0.14,0.64 0,0.7 0.14,0.64 0.26,0.7 0.6,0.78 0.86,0.98 0.95,1.5")
)


def clothes(p: Sitter, rng: Random) -> None:
    cloth, second = p.palette.colours[3], p.palette.colours[4]
    if abs(sum(cloth) - sum(second)) < 90:
        second = lighter(second, 0.45)
    p.cut(cloth, SHOULDERS, lift=1.1)
    with p.sheet.inside(*placed([SHOULDERS], p.at, p.size)):
        if p.who.clothes == "stripes":
            p.fill(
                second,
                *[
                    ribbon(
                        smooth([(-1, 0.98 + 0.15 * i), (0, 0.84 + 0.15 * i), (1, 0.98 + 0.15 * i)], closed=False), 0.06
                    )
                    for i in range(-2, 6)
                ],
            )
        elif p.who.clothes == "dots":
            p.fill(
                second,
                *[
                    circle(-0.9 + 0.16 * i + 0.08 * (j % 2), 0.74 + 0.12 * j, 0.032, 24)
                    for i in range(12)
                    for j in range(7)
                ],
            )
    if p.who.clothes == "folk":
        _folk(p)
    elif p.who.clothes in ("collar", "dots"):
        p.cut((250, 246, 238), *both(points("0,0.74 -0.17,0.58 -0.28,0.68 -0.2,0.86")), lift=0.5)
        p.fill(second, *[circle(0, 0.86 + 0.13 * i, 0.024, 20) for i in range(4)])
    elif p.who.clothes == "hoodie":
        p.cut(
            lighter(cloth, 0.12),
            *both(smooth(points("0,0.78 -0.15,0.54 -0.36,0.62 -0.42,0.8 -0.16,0.88"))),
            lift=0.6,
        )
        p.cut((250, 246, 238), *[ribbon([(s * 0.09, 0.82), (s * 0.11, 1.12)], 0.024) for s in (-1, 1)], lift=0.3)
    elif p.who.clothes in ("rollneck", "stripes"):
        p.cut(
            lighter(cloth, 0.1),
            smooth(points("-0.18,0.5 0,0.54 0.18,0.5 0.23,0.7 0,0.76 -0.23,0.7")),
            lift=0.5,
        )
    else:
        _neckerchief(p)


def _folk(p: Sitter) -> None:
    """An embroidered blouse."""
    p.cut((250, 246, 238), smooth(points("-0.3,0.68 0,0.8 0.3,0.68 0.34,1.4 -0.34,1.4"), steps=4), lift=0.4)
    for i in range(5):
        y = 0.9 + 0.12 * i
        for x in (-0.2, 0.2):
            p.fill(p.palette.colours[i % 3], *around(leaf(x, y, 0.05, 0.035, 0, 0.6), 6, (x, y)))
    p.fill(mix(p.palette.colours[0], p.palette.ink, 0.2), box(-0.012, 0.82, 0.024, 0.6))
    for i in range(9):
        x = -0.24 + 0.06 * i
        p.cut(p.palette.colours[i % 3], circle(x, 0.6 + 0.12 * (1 - (x / 0.26) ** 2), 0.034, 24), lift=0.25)


def _neckerchief(p: Sitter) -> None:
    colour = p.palette.colours[0]
    p.cut(colour, smooth(points("-0.26,0.52 0,0.6 0.26,0.52 0.3,0.7 0,0.8 -0.3,0.7")), lift=0.7)
    tail = points("0.06,0.72 0.24,0.72 0.3,1.16 0.1,1.18")
    p.cut(darker(colour, 0.08), tail, lift=0.7)
    with p.sheet.inside(*placed([tail], p.at, p.size)):
        p.fill(lighter(colour, 0.5), *[ribbon([(0, 0.82 + 0.1 * i), (0.4, 0.8 + 0.1 * i)], 0.035) for i in range(4)])
