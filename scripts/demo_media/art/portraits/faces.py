"""Faces of cut paper."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour, darker, mix, rgbs
from scripts.demo_media.art.portraits.clothes import clothes
from scripts.demo_media.art.portraits.hair import hair_before, hair_behind
from scripts.demo_media.art.portraits.hats import hat
from scripts.demo_media.art.portraits.sitter import LIPS, Sitter
from scripts.demo_media.art.posters.people import placed
from scripts.demo_media.art.shapes import Shape, arc, circle, leaf, points, ring


def head(width: float) -> Shape:
    half = points("0,-0.46 0.2,-0.42 0.33,-0.26 0.36,-0.02 0.31,0.2 0.17,0.41 0,0.47")
    right = [(x * width, y) for x, y in half]
    return smooth(right + [(-x, y) for x, y in right[-2:0:-1]])


def portray(p: Sitter, rng: Random) -> None:
    hair_behind(p, rng)
    p.cut(darker(p.skin, 0.14), ribbon([(0, 0.2), (0, 0.8)], 0.27, 0.33), lift=0.6)
    clothes(p, rng)
    for side in (-1, 1):
        if p.who.style != "scarf":
            p.cut(darker(p.skin, 0.06), circle(side * 0.36 * p.who.width, 0.04, 0.075, 30), lift=0.4)
    face = head(p.who.width)
    p.cut(p.skin, face)
    with p.sheet.inside(*placed([face], p.at, p.size)):
        _light(p)
    _eyes(p)
    _nose(p)
    _mouth(p)
    hair_before(p, rng)
    hat(p, rng)
    if p.who.glasses:
        _glasses(p)
    if p.who.style in ("bob", "bun", "long") and p.who.hat != "beanie":
        for side in (-1, 1):
            p.cut(
                p.palette.colours[1],
                circle(side * 0.37 * p.who.width, 0.17, 0.038, 24),
                leaf(side * 0.37 * p.who.width, 0.17, -0.1, 0.05),
                lift=0.3,
            )


def _light(p: Sitter) -> None:
    """A shaded half and warm cheeks."""
    p.fill(
        darker(p.skin, 0.3),
        points("0.02,-0.6 0.05,-0.1 0.085,0.13 0.02,0.19 0.04,0.3 0.02,0.6 0.6,0.6 0.6,-0.6"),
        alpha=0.22,
    )
    for side in (-1, 1):
        p.fill(mix(p.skin, (226, 84, 70), 0.55), circle(side * 0.2, 0.15, 0.075, 40), alpha=0.5)


def _eyes(p: Sitter) -> None:
    iris = (rgbs("4a6f8a 5f7f4a 6a4a2f 3a2a24 7a8a5a"))[(p.who.skin * 2 + len(p.who.style)) % 5]
    ink = darker(p.who.hair, 0.4) if sum(p.who.hair) < 420 else (70, 52, 48)
    for side in (-1, 1):
        x, y = side * 0.155 * p.who.width, -0.04
        brow = smooth(
            [(x - 0.085, y - 0.1 - 0.015 * side), (x, y - 0.135), (x + 0.085, y - 0.1 + 0.015 * side)], closed=False
        )
        p.fill(ink, ribbon(brow, 0.026))
        if p.who.eyes == "smiling":
            p.fill(ink, ribbon(arc(x, y + 0.03, 0.065, 1.1 * pi, 1.9 * pi), 0.024))
        elif p.who.eyes == "dots":
            p.fill(ink, circle(x, y, 0.036, 30))
            p.fill((255, 255, 255), circle(x - 0.012, y - 0.012, 0.012, 16))
        else:
            _almond(p, x, y, iris, ink)


def _almond(p: Sitter, x: float, y: float, iris: Colour, ink: Colour) -> None:
    lid = smooth(
        [
            (x - 0.09, y + 0.01),
            (x - 0.03, y - 0.052),
            (x + 0.04, y - 0.05),
            (x + 0.09, y + 0.005),
            (x + 0.03, y + 0.045),
            (x - 0.04, y + 0.045),
        ]
    )
    p.fill((252, 248, 242), lid)
    with p.sheet.inside(*placed([lid], p.at, p.size)):
        p.fill(iris, circle(x, y - 0.004, 0.046, 36))
        p.fill((28, 22, 32), circle(x, y - 0.004, 0.024, 30))
        p.fill((255, 255, 255), circle(x - 0.016, y - 0.02, 0.012, 16))
    upper = smooth(
        [(x - 0.098, y + 0.012), (x - 0.03, y - 0.055), (x + 0.04, y - 0.053), (x + 0.098, y + 0.006)], closed=False
    )
    p.fill(ink, ribbon(upper, 0.018))


def _nose(p: Sitter) -> None:
    line = smooth(points("0.035,-0.02 0.075,0.11 0.06,0.155 0,0.16 -0.03,0.145"), closed=False)
    p.fill(darker(p.skin, 0.32), ribbon(line, 0.012, 0.02))


def _mouth(p: Sitter) -> None:
    lip, y = LIPS[p.who.skin], 0.285
    if p.who.moustache:
        p.cut(p.who.hair, *[leaf(0, y - 0.055, 0.24, 0.085, side * 1.75, 0.4) for side in (-1, 1)], lift=0.4)
    if p.who.mouth == "smile":
        p.fill(darker(lip, 0.2), ribbon(arc(0, y - 0.11, 0.15, 0.2 * pi, 0.8 * pi), 0.026))
    elif p.who.mouth == "grin":
        grin = [*arc(0, y - 0.03, 0.115, 0, pi, 24), (-0.115, y - 0.03)]
        p.fill(darker(lip, 0.35), grin)
        p.fill((252, 250, 244), [(-0.105, y - 0.03), (0.105, y - 0.03), (0.09, y + 0.015), (-0.09, y + 0.015)])
    else:
        upper = smooth(
            [(-0.1, y), (-0.03, y - 0.035), (0, y - 0.022), (0.03, y - 0.035), (0.1, y), (0, y + 0.01)], steps=5
        )
        lower = smooth([(-0.1, y), (0, y + 0.012), (0.1, y), (0.04, y + 0.055), (-0.04, y + 0.055)], steps=5)
        p.fill(darker(lip, 0.12), upper)
        p.fill(lip, lower)


def _glasses(p: Sitter) -> None:
    frame = p.palette.ink if sum(p.palette.ink) < sum(p.skin) - 120 else p.palette.colours[0]
    rims = [ring(side * 0.165, -0.03, 0.125, 0.024, 48) for side in (-1, 1)]
    p.fill((255, 255, 255), *[circle(side * 0.165, -0.03, 0.11, 48) for side in (-1, 1)], alpha=0.22)
    p.cut(
        frame,
        *rims,
        ribbon(arc(0, -0.02, 0.05, 1.15 * pi, 1.85 * pi), 0.022),
        *[ribbon([(side * 0.285, -0.04), (side * 0.36, -0.06)], 0.022) for side in (-1, 1)],
        lift=0.4,
    )
