"""What explains the plan: the square, landmarks, and a card of signs."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import smooth
from scripts.demo_media.art.maps.signs import castle, compass
from scripts.demo_media.art.palettes import Colour, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, box, circle, heart, rounded, star, turn


def square(sheet: Sheet, rng: Random, centre: Point, colours: tuple[Colour, ...]) -> None:
    ground, ink, accent = colours[0], colours[7], colours[8]
    sheet.cut(
        mix(ground, (255, 252, 244), 0.35),
        turn(rounded(centre[0] - 6, centre[1] - 5, 12, 10, 1.2), rng.uniform(-0.4, 0.4), centre),
        lift=0.4,
    )
    sheet.fill(mix(ground, ink, 0.2), circle(*centre, 2.6))
    sheet.fill(colours[5], circle(*centre, 2))
    sheet.fill(accent, star(*centre, 1.4, 8, 0.45))


def _pin(sheet: Sheet, at: Point, colour: Colour, paper: Colour) -> None:
    x, y = at
    drop = smooth(
        [(x, y), (x - 1.5, y - 2.4), (x - 2.2, y - 4.6), (x, y - 6.9), (x + 2.2, y - 4.6), (x + 1.5, y - 2.4)]
    )
    sheet.cut(colour, drop, lift=0.7)
    sheet.fill(paper, circle(x, y - 4.6, 1.5))


def landmarks(
    sheet: Sheet, rng: Random, centre: Point, shades: tuple[Colour, Colour, Colour, Colour], river_below: bool
) -> None:
    ink, paper, accent, roof = shades
    start = -pi / 2 if river_below else pi / 2
    for i, r in enumerate((18, 27, 34, 24, 38)):
        a = start + i * 2 * pi / 5 + rng.uniform(-0.3, 0.3)
        x, y = centre[0] + r * 1.15 * cos(a), centre[1] + r * 0.92 * sin(a)
        if i == 0:
            castle(sheet, x, y + 3, 4.2, ink, paper, roof)
            continue
        colour = (accent, (52, 120, 160), (90, 150, 90), (226, 150, 50))[i - 1]
        _pin(sheet, (x, y + 3), colour, paper)
        at = (x, y - 1.6)
        shape = (heart(*at, 1.9), star(*at, 1.1), box(at[0] - 0.7, at[1] - 0.7, 1.4, 1.4), circle(*at, 0.75))[i - 1]
        sheet.fill(colour, shape)


def legend(sheet: Sheet, rng: Random, colours: tuple[Colour, ...]) -> None:
    """A card in a corner: for every sign a line where a name could stand."""
    ground, _, roof, _, main, water, park, ink, accent = colours
    card = lighter(ground, 0.5) if ground[0] > 128 else lighter(ground, 0.08)
    x, y = rng.choice((5.0, sheet.w - 33)), sheet.h - 38.0
    sheet.cut(card, rounded(x, y, 28, 33, 1.4), lift=1.3)
    for i, colour in enumerate((accent, roof, park, water, main)):
        row = y + 4.6 + i * 4.3
        if i in (3, 4):
            sheet.line(colour, [(x + 2.8, row), (x + 7, row)], 1.2)
        else:
            sheet.fill(colour, (star(x + 5, row, 1.9), box(x + 3.4, row - 1.4, 3.2, 2.8), circle(x + 5, row, 1.6))[i])
        sheet.line(mix(card, ink, 0.35), [(x + 9.5, row), (x + 9.5 + rng.uniform(9, 15), row)], 0.7)
    for i in range(5):
        sheet.fill(ink if i % 2 == 0 else mix(card, ink, 0.15), box(x + 3 + i * 4.4, y + 26.4, 4.4, 0.9))
    compass(sheet, sheet.w - 10 if x < 10 else 10, 10.5, 5.2, ink, accent, card)
