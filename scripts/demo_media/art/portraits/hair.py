"""Hair of cut paper, behind the face and before it."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import lighter
from scripts.demo_media.art.portraits.headscarf import headscarf
from scripts.demo_media.art.portraits.sitter import Sitter
from scripts.demo_media.art.shapes import Shape, both, circle, ellipse, leaf, points, ring, scale, turn

BEHIND = {
    "bob": "0,-.58 .34,-.48 .48,-.1 .47,.3 .3,.42 0,.4 -.3,.42 -.47,.3 -.48,-.1 -.34,-.48",
    "long": "0,-.6 .34,-.5 .5,-.1 .46,.3 .58,.7 .5,1.06 0,1 -.5,1.06 -.58,.7 -.46,.3 -.5,-.1 -.34,-.5",
    "bun": "0,-.56 .3,-.47 .42,-.1 .36,.1 -.36,.1 -.42,-.1 -.3,-.47",
    "braids": "0,-.56 .32,-.46 .43,-.06 .36,.2 -.36,.2 -.43,-.06 -.32,-.46",
    "scarf": "0,-.62 .34,-.5 .48,-.1 .46,.3 .6,.8 0,.9 -.6,.8 -.46,.3 -.48,-.1 -.34,-.5",
}
CROWN = "-.385,-.02 -.4,-.26 -.24,-.5 0,-.565 .24,-.5 .4,-.26 .385,-.02 "
FRINGE = CROWN + ".33,-.22 .16,-.19 0,-.205 -.16,-.19 -.33,-.22"
BEFORE = {
    "bob": FRINGE,
    "braids": FRINGE,
    "short": CROWN + ".34,-.16 .29,-.3 .1,-.33 -.12,-.29 -.3,-.32 -.34,-.16",
    "side": CROWN + ".35,-.14 .26,-.24 0,-.24 -.2,-.36 -.31,-.3 -.35,-.16",
}
CURTAIN = "0,-.555 -.26,-.5 -.42,-.2 -.4,.16 -.34,-.1 -.2,-.32 -.02,-.46"


def _curls(rng: Random, radius: float, start: float, end: float, size: float, count: int = 16) -> list[Shape]:
    turns = [start + (end - start) * i / (count - 1) for i in range(count)]
    return [circle(radius * cos(a), -0.1 + radius * 1.04 * sin(a), size * rng.uniform(0.85, 1.15), 30) for a in turns]


def hair_behind(p: Sitter, rng: Random) -> None:
    style, hair = p.who.style, p.who.hair
    if style == "curls":
        p.cut(hair, circle(0, -0.14, 0.5), *_curls(rng, 0.47, -1.25 * pi, 0.25 * pi, 0.15, 20))
    if style == "bun":
        p.cut(hair, circle(0, -0.66, 0.2))
        p.fill(lighter(hair, 0.15), ring(0, -0.66, 0.13, 0.02), ring(0, -0.66, 0.07, 0.02))
    if style in BEHIND:
        p.cut(p.palette.colours[2] if style == "scarf" else hair, smooth(points(BEHIND[style])))


def hair_before(p: Sitter, rng: Random) -> None:
    style, hair = p.who.style, p.who.hair
    if style in BEFORE:
        p.cut(hair, smooth(scale(points(BEFORE[style]), p.who.width, 1)), lift=0.7)
        _strands(p)
    elif style in ("long", "bun"):
        for part in both(smooth(scale(points(CURTAIN), p.who.width, 1))):
            p.cut(hair, part, lift=0.7)
    elif style == "curls":
        p.cut(hair, *_curls(rng, 0.36, -0.93 * pi, -0.07 * pi, 0.1, 13), lift=0.5)
        spots = points("-.22,-.46 .05,-.52 .27,-.4 -.4,-.22 .42,-.16")
        p.fill(lighter(hair, 0.2), *[ring(x, y, 0.04, 0.012, 24) for x, y in spots])
    elif style == "spiky":
        _spikes(p)
    elif style == "scarf":
        headscarf(p)
    if style == "braids":
        _braids(p)


def _strands(p: Sitter) -> None:
    for k in (-0.2, -0.08, 0.06, 0.19):
        strand = smooth([(k * 0.5, -0.5), (k * 0.95, -0.42), (k * 1.05, -0.34)], closed=False)
        p.fill(lighter(p.who.hair, 0.2), ribbon(strand, 0.006, 0.012))


def _spikes(p: Sitter) -> None:
    tips: Shape = [(-0.38, -0.06)]
    for i in range(9):
        a = pi + pi * (i + 0.5) / 9
        tips += [(0.39 * cos(a - 0.15), -0.12 + 0.4 * sin(a - 0.15)), (0.52 * cos(a), -0.14 + 0.54 * sin(a))]
    tips += points(".38,-.06 .3,-.27 .15,-.22 .02,-.3 -.14,-.22 -.28,-.28")
    p.cut(p.who.hair, scale(tips, p.who.width, 1), lift=0.7)


def _braids(p: Sitter) -> None:
    for side in (-1, 1):
        for i in range(6):
            x, y = side * (0.43 + 0.02 * i), 0.12 + 0.13 * i
            k = 1 - 0.07 * i
            for half in (-1, 1):
                p.cut(
                    p.who.hair,
                    turn(ellipse(x + half * 0.035, y, 0.062 * k, 0.095 * k, 30), half * -0.5, (x, y)),
                    lift=0.35,
                )
        x, y = side * 0.54, 0.86
        p.cut(
            p.palette.colours[0],
            leaf(x, y, 0.15, 0.1, 1.3),
            leaf(x, y, 0.15, 0.1, -1.3),
            circle(x, y, 0.035, 20),
            lift=0.4,
        )
