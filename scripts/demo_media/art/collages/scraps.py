"""What a collage is glued from: photographs, stamps, tickets, tape and buttons."""

from __future__ import annotations

from math import cos, degrees, pi, sin
from random import Random

from PIL import Image

from scripts.demo_media.art.landscapes import album as landscapes
from scripts.demo_media.art.lines import ribbon, smooth, torn
from scripts.demo_media.art.palettes import Colour, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, box, circle, move, ring, turn


def stick(sheet: Sheet, picture: Image.Image, at: Point, width: float, angle: float) -> None:
    """A picture glued on at an angle (radians, clockwise), width in units of the sheet."""
    pixels = round(width * sheet.unit)
    small = picture.resize((pixels, round(pixels * picture.height / picture.width)), Image.Resampling.LANCZOS).convert(
        "RGBA"
    )
    sheet.stick(small.rotate(-degrees(angle), Image.Resampling.BICUBIC, expand=True), *at)


def tilted_box(at: Point, width: float, height: float, angle: float) -> Shape:
    return turn(box(at[0] - width / 2, at[1] - height / 2, width, height), angle, at)


def photo(sheet: Sheet, rng: Random, at: Point, width: float, angle: float) -> None:
    """An instant photograph of some landscape in its white frame."""
    height = width * 0.98
    sheet.cut((252, 250, 245), tilted_box(at, width, height, angle), lift=1.3)
    view = rng.choice(landscapes.COMPOSITIONS)((360, 300), rng).image
    middle = turn([(at[0], at[1] - height * 0.055)], angle, at)[0]
    stick(sheet, view, middle, width * 0.88, angle)


def stamp(sheet: Sheet, at: Point, width: float, height: float, angle: float, picture: Image.Image) -> None:
    """Paper with a perforated edge around a small picture."""
    step = width / round(width / 1.5)
    x, y = at[0] - width / 2, at[1] - height / 2
    edge: Shape = []
    for start, along, length in (
        ((x, y), (1, 0), width),
        ((x + width, y), (0, 1), height),
        ((x + width, y + height), (-1, 0), width),
        ((x, y + height), (0, -1), height),
    ):
        count = round(length / step)
        for i in range(count):
            cx, cy = start[0] + along[0] * length * (i + 0.5) / count, start[1] + along[1] * length * (i + 0.5) / count
            tooth = [
                (
                    cx - along[0] * step * 0.3 * cos(t) - along[1] * step * 0.3 * sin(t),
                    cy - along[1] * step * 0.3 * cos(t) + along[0] * step * 0.3 * sin(t),
                )
                for t in (k * pi / 6 for k in range(7))
            ]
            edge += [(cx - along[0] * length / count / 2, cy - along[1] * length / count / 2), *tooth]
    sheet.cut((252, 249, 240), turn(edge, angle, at), lift=0.8)
    stick(sheet, picture, at, width * 0.8, angle)


def postmark(sheet: Sheet, at: Point, r: float, ink: Colour) -> None:
    sheet.fill(ink, ring(*at, r, 0.3), ring(*at, r * 0.62, 0.22), alpha=0.6)
    sheet.fill(
        ink,
        *[
            circle(at[0] + r * 0.81 * cos(a), at[1] + r * 0.81 * sin(a), 0.36, 10)
            for a in (i * pi / 9 for i in range(18))
        ],
        alpha=0.55,
    )
    for i in range(5):
        y = at[1] + (i - 2) * r * 0.32
        sheet.fill(
            ink,
            ribbon(
                smooth(
                    [
                        (at[0] + r * 1.1, y),
                        (at[0] + r * 1.6, y - 0.7),
                        (at[0] + r * 2.1, y + 0.5),
                        (at[0] + r * 2.7, y - 0.3),
                    ],
                    closed=False,
                ),
                0.3,
            ),
            alpha=0.5,
        )


def tape(sheet: Sheet, rng: Random, at: Point, length: float, angle: float, colour: Colour) -> None:
    """A translucent strip with a pattern and torn ends."""
    strip = torn(rng, box(at[0] - length / 2, at[1] - 1.7, length, 3.4), 0.12, 0.6)
    sheet.shadow(turn(strip, angle, at), lift=0.3, strength=0.25)
    sheet.fill(colour, turn(strip, angle, at), alpha=0.82)
    for i in range(int(length / 1.6)):
        x = at[0] - length / 2 + 0.8 + 1.6 * i
        mark = circle(x, at[1], 0.4, 16) if length > 12 else box(x - 0.3, at[1] - 1.65, 0.6, 3.3)
        sheet.fill(lighter(colour, 0.6), turn(mark, angle, at), alpha=0.8)


def ticket(sheet: Sheet, at: Point, width: float, angle: float, colour: Colour, ink: Colour) -> None:
    """Notched at both ends, with a tram window, lines where words would be, and a punched hole."""
    w, h = width / 2, width * 0.22
    bite = width * 0.055
    right = [(w, -h), *[(w - bite * sin(t), -bite * cos(t)) for t in (k * pi / 8 for k in range(9))], (w, h)]
    edge = [*right, *[(-x, -y) for x, y in right]]
    sheet.cut(colour, move(turn(edge, angle), *at), lift=0.7)

    def put(tone: Colour, *shapes: Shape) -> None:
        sheet.fill(tone, *[move(turn(s, angle), *at) for s in shapes])

    put(lighter(colour, 0.5), box(-w * 0.84, -h * 0.72, w * 1.1, h * 1.44))
    put(ink, *[box(-w * 0.76, -h * 0.5 + i * h * 0.36, w * (0.9, 0.6, 0.75)[i], h * 0.12) for i in range(3)])
    put(mix(colour, ink, 0.7), *[box(w * 0.36, -h * 0.7 + i * h * 0.24, 0.35, h * 0.13) for i in range(6)])
    put(ink, *[box(w * 0.46 + k * w * 0.055, -h * 0.66, w * (0.03 if k % 3 else 0.015), h * 1.3) for k in range(7)])
    put(darker(colour, 0.45), circle(-w * 0.66, h * 0.44, h * 0.13, 20))


def button(sheet: Sheet, at: Point, r: float, colour: Colour) -> None:
    sheet.cut(colour, circle(*at, r), lift=0.7)
    sheet.fill(darker(colour, 0.18), ring(*at, r * 0.84, r * 0.12))
    sheet.fill(
        darker(colour, 0.55),
        *[circle(at[0] + dx * r * 0.26, at[1] + dy * r * 0.26, r * 0.12, 16) for dx in (-1, 1) for dy in (-1, 1)],
    )


def ruled(sheet: Sheet, paper: Shape, ink: Colour, angle: float, at: Point, gap: float = 2.4) -> None:
    """Faint lines as in an exercise book."""
    with sheet.inside(paper):
        for i in range(-24, 25):
            sheet.fill(
                ink,
                turn(ribbon([(at[0] - 70, at[1] + i * gap), (at[0] + 70, at[1] + i * gap)], 0.14), angle, at),
                alpha=0.4,
            )
