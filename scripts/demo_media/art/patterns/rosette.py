"""A pattern: a star unfolded from folded paper."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.palettes import Colour, darker
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.patterns.papercuts import SETS, fern, flower
from scripts.demo_media.art.shapes import around, circle, heart, leaf, scale, scallop, turn


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
            sheet.cut(
                bright[2],
                *fern(x, y, 17 if spare < 8 else 22, toward + (-0.5 * sx * sy if wide else 0.5 * sx * sy)),
                lift=0.5,
            )
            sheet.cut(bright[2], *fern(x, y, 14, toward + (0.45 * sx * sy if wide else -0.45 * sx * sy)), lift=0.5)
            flower(sheet, x, y, 7, (colours[1], bright[0], bright[1], bright[3]))
