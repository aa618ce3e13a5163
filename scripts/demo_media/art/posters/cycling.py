"""A poster: a bicycle before a big sun."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import below, smooth
from scripts.demo_media.art.palettes import PAPERS, Colour, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.bicycle import bicycle, bouquet
from scripts.demo_media.art.posters.grounds import rays
from scripts.demo_media.art.scenery.buildings import house
from scripts.demo_media.art.scenery.trees import cypress, round_tree
from scripts.demo_media.art.shapes import Point, box, circle, leaf, move, turn


def cycling(size: tuple[int, int], rng: Random) -> Sheet:
    """A bicycle before a big sun, hills behind, flowers in the basket."""
    palette = rng.choice(PAPERS)
    sky = lighter(rng.choice(palette.colours[2:5]), 0.55)
    sheet = Sheet(size, sky, lighter(palette.colours[1], 0.6))
    at = (sheet.w * rng.uniform(0.4, 0.6), sheet.h * 0.48)
    rays(sheet, at, (255, 250, 235), 16, rng.random(), 0.28)
    for r, colour in (
        (34, lighter(palette.colours[1], 0.45)),
        (27, palette.colours[1]),
        (20, lighter(palette.colours[0], 0.25)),
    ):
        sheet.cut(colour, circle(*at, r), lift=0.8)
    for i in range(3):
        y = sheet.h * (0.66 + 0.08 * i)
        hill = smooth(
            [
                (-6, y + rng.uniform(-5, 5)),
                (sheet.w * 0.3, y + rng.uniform(-7, 5)),
                (sheet.w * 0.7, y + rng.uniform(-7, 5)),
                (sheet.w + 6, y + rng.uniform(-5, 5)),
            ],
            closed=False,
        )
        sheet.cut(
            mix(lighter(palette.colours[3], 0.3), (96, 150, 96), 0.45 + 0.22 * i), below(hill, sheet.h + 5), lift=1
        )
    _roadside(sheet, rng, sheet.h * 0.84)
    road = sheet.h * 0.9
    sheet.cut(mix(palette.ink, (150, 140, 140), 0.3), box(-3, road, sheet.w + 6, 20), lift=1)
    for i in range(12):
        sheet.fill((250, 244, 230), box(i * 14 + 2, sheet.h * 0.955, 7, 0.9))
    spot, bike, paint = (sheet.w / 2 + rng.uniform(-6, 6), road + 1), 54.0, rng.sample(palette.colours, 2)
    if rng.random() < 0.7:
        bouquet(sheet, (spot[0] + 0.56 * bike, spot[1] - 0.74 * bike), 12, palette.colours[:4], (92, 140, 86))
    else:
        _balloons(sheet, rng, (spot[0] + 0.56 * bike, spot[1] - 0.7 * bike), palette.colours)
    bicycle(sheet, spot, bike, paint[0], palette.ink, paint[1], lighter(palette.ground, 0.3))
    _birds_of_paper(sheet, rng, (255, 252, 244))
    return sheet


def _roadside(sheet: Sheet, rng: Random, y: float) -> None:
    """Trees, cypresses or a row of houses along the way."""
    kind = rng.randrange(4)
    for i in range(9):
        x = sheet.w * (i + rng.uniform(0.2, 0.8)) / 9
        if kind == 0:
            round_tree(
                sheet,
                rng,
                x,
                y + rng.uniform(-3, 3),
                rng.uniform(14, 22),
                rng.choice(rgbs("86a85a d98b3a 6f9a5a c4572e")),
            )
        elif kind == 1:
            cypress(sheet, x, y + rng.uniform(-3, 3), rng.uniform(16, 26), (74, 112, 76))
        elif kind == 2:
            house(sheet, rng, x, y + 4, rng.uniform(9, 13), rng.uniform(9, 18))


def _balloons(sheet: Sheet, rng: Random, foot: Point, colours: tuple[Colour, ...]) -> None:
    for i in range(7):
        at = (foot[0] + (i - 3) * 4.6 + rng.uniform(-1, 1), foot[1] - rng.uniform(17, 30))
        sheet.line((90, 80, 90), [foot, (at[0], at[1] + 4)], 0.16)
        sheet.cut(
            colours[i % 6],
            smooth([(at[0], at[1] - 4.4), (at[0] + 3.6, at[1] - 1), (at[0], at[1] + 4.2), (at[0] - 3.6, at[1] - 1)]),
            lift=0.8,
        )
        sheet.fill((255, 255, 255), leaf(at[0] - 1.6, at[1] + 0.6, 2.4, 0.9, 0.4), alpha=0.6)


def _birds_of_paper(sheet: Sheet, rng: Random, colour: Colour) -> None:
    for _ in range(4):
        x, y, s, a = (
            rng.uniform(8, sheet.w - 8),
            rng.uniform(6, sheet.h * 0.3),
            rng.uniform(2.4, 4),
            rng.uniform(-0.3, 0.3),
        )
        sheet.cut(
            colour,
            *[
                move(turn(shape, a), x, y)
                for shape in (
                    leaf(0, 0, s * 1.5, s * 0.6, -1.1),
                    leaf(0, 0, s * 1.5, s * 0.6, 1.1),
                    leaf(0, -s * 0.2, -s * 0.9, s * 0.5),
                )
            ],
            lift=0.5,
        )
