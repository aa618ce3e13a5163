"""A pattern: a tree in blossom between two roosters."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.patterns.papercuts import SETS, bird, fern, flower
from scripts.demo_media.art.patterns.rooster import rooster
from scripts.demo_media.art.shapes import box, circle, heart, leaf


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
            sheet.cut(
                green,
                *[
                    leaf(bx, by, 6, 2.6, side * a)
                    for (bx, by), a in zip(bough[4:-2:4], (0.3, 2.4, 0.1, 2.2), strict=False)
                ],
                lift=0.4,
            )
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
        bird(sheet, cx + side * w * 0.4, h * 0.2, side, (bright[shift], bright[(shift + 2) % 4], ink))
        sheet.cut(green, *fern(cx + side * w * 0.455, h * 0.9, 20, side * -0.12), lift=0.5)
    return sheet


def _border(sheet: Sheet, colours: tuple[Colour, ...]) -> None:
    w, h = sheet.w, sheet.h
    step = w / round(w / 7)
    teeth = [circle(step * (i + 0.5), 0, step * 0.55, 30) for i in range(round(w / step))]
    teeth += [circle(step * (i + 0.5), h, step * 0.55, 30) for i in range(round(w / step))]
    sheet.cut(colours[1], *teeth, box(-1, -1, w + 2, 2), box(-1, h - 1, w + 2, 2), lift=0.6)
    for i in range(round(w / step)):
        for y, foot in ((0.4, pi), (h - 0.4, 0.0)):
            sheet.cut(colours[2 + i % 5], leaf(step * (i + 0.5), y, 3.2, 2.4, foot), lift=0.3)
