"""What a collage is glued from: photographs, stamps, tickets, tape, buttons and pressed leaves."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, degrees, pi, sin
from random import Random

from PIL import Image

from portal.demo.art import landscape
from portal.demo.art.palettes import Colour, darker, lighter, mix, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Point, Shape, arc, box, circle, leaf, move, ribbon, ring, smooth, torn, turn

AUTUMN = rgbs("c8502f e08a3a e9b949 8a9a4a a83f3a 6f7a45 d9683f b5762f")
Painter = Callable[[tuple[int, int], Random], Sheet]


def stick(sheet: Sheet, picture: Image.Image, at: Point, width: float, angle: float) -> None:
    """A picture glued on at an angle (radians, clockwise), width in units of the sheet."""
    pixels = round(width * sheet.unit)
    small = picture.resize((pixels, round(pixels * picture.height / picture.width)), Image.Resampling.LANCZOS).convert("RGBA")
    sheet.stick(small.rotate(-degrees(angle), Image.Resampling.BICUBIC, expand=True), *at)


def tilted_box(at: Point, width: float, height: float, angle: float) -> Shape:
    return turn(box(at[0] - width / 2, at[1] - height / 2, width, height), angle, at)


def photo(sheet: Sheet, rng: Random, at: Point, width: float, angle: float) -> None:
    """An instant photograph of some landscape in its white frame."""
    height = width * 0.98
    sheet.cut((252, 250, 245), tilted_box(at, width, height, angle), lift=1.3)
    view = rng.choice(landscape.COMPOSITIONS)((360, 300), rng).image
    middle = turn([(at[0], at[1] - height * 0.055)], angle, at)[0]
    stick(sheet, view, middle, width * 0.88, angle)


def stamp(sheet: Sheet, at: Point, width: float, height: float, angle: float, picture: Image.Image) -> None:
    """Paper with a perforated edge around a small picture."""
    step = width / round(width / 1.5)
    x, y = at[0] - width / 2, at[1] - height / 2
    edge: Shape = []
    for start, along, length in (((x, y), (1, 0), width), ((x + width, y), (0, 1), height), ((x + width, y + height), (-1, 0), width), ((x, y + height), (0, -1), height)):
        count = round(length / step)
        for i in range(count):
            cx, cy = start[0] + along[0] * length * (i + 0.5) / count, start[1] + along[1] * length * (i + 0.5) / count
            tooth = [(cx - along[0] * step * 0.3 * cos(t) - along[1] * step * 0.3 * sin(t), cy - along[1] * step * 0.3 * cos(t) + along[0] * step * 0.3 * sin(t)) for t in (k * pi / 6 for k in range(7))]
            edge += [(cx - along[0] * length / count / 2, cy - along[1] * length / count / 2), *tooth]
    sheet.cut((252, 249, 240), turn(edge, angle, at), lift=0.8)
    stick(sheet, picture, at, width * 0.8, angle)


def postmark(sheet: Sheet, at: Point, r: float, ink: Colour) -> None:
    sheet.fill(ink, ring(*at, r, 0.3), ring(*at, r * 0.62, 0.22), alpha=0.6)
    sheet.fill(ink, *[circle(at[0] + r * 0.81 * cos(a), at[1] + r * 0.81 * sin(a), 0.36, 10) for a in (i * pi / 9 for i in range(18))], alpha=0.55)
    for i in range(5):
        y = at[1] + (i - 2) * r * 0.32
        sheet.fill(ink, ribbon(smooth([(at[0] + r * 1.1, y), (at[0] + r * 1.6, y - 0.7), (at[0] + r * 2.1, y + 0.5), (at[0] + r * 2.7, y - 0.3)], closed=False), 0.3), alpha=0.5)


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
    sheet.fill(darker(colour, 0.55), *[circle(at[0] + dx * r * 0.26, at[1] + dy * r * 0.26, r * 0.12, 16) for dx in (-1, 1) for dy in (-1, 1)])


def _oak() -> list[Shape]:
    half = [(0, 0), (0.06, -0.12), (0.16, -0.2), (0.12, -0.3), (0.26, -0.4), (0.15, -0.5), (0.29, -0.62), (0.15, -0.7), (0.2, -0.84), (0.08, -0.86), (0, -1.0)]
    return [smooth([*half, *[(-x, y) for x, y in half[-2:0:-1]]])]


def _maple() -> list[Shape]:
    half = [(0.0, -0.2), (0.14, -0.12), (0.3, -0.16), (0.24, -0.28), (0.5, -0.42), (0.44, -0.5), (0.52, -0.66), (0.34, -0.62), (0.3, -0.72), (0.16, -0.58), (0.2, -0.86), (0.11, -0.84), (0, -1.05)]
    return [[*half, *[(-x, y) for x, y in half[-2:0:-1]]]]


def _ginkgo() -> list[Shape]:
    fan = [(0.55 * sin(a) * (1 - 0.05 * cos(a * 14)), -0.3 - 0.62 * cos(a) * (1 - 0.05 * cos(a * 14)) + (0.16 if abs(a) < 0.05 else 0)) for a in (-1.15 + 2.3 * i / 40 for i in range(41))]
    return [[(0, -0.22), *fan]]


def _ash() -> list[Shape]:
    pairs = [leaf(0, -0.2 - 0.14 * i, 0.34, 0.13, side * 1.05) for i in range(5) for side in (-1, 1)]
    return [*pairs, leaf(0, -0.8, 0.3, 0.14)]


def _lime() -> list[Shape]:
    return [smooth([(0, -0.14), (0.22, -0.1), (0.36, -0.3), (0.32, -0.56), (0.14, -0.8), (0, -1), (-0.14, -0.8), (-0.32, -0.56), (-0.36, -0.3), (-0.22, -0.1)])]


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
        half = [(0.0, 0.3), (0.0, -1.2), (0.8, -1.2), (0.8, 0.3)]
        sheet.fill(darker(colour, 0.3), put(half), alpha=0.22)
        if kind in (0, 1, 4):
            for i in range(5):
                for side in (-1, 1):
                    vein = [(0, -0.12 - 0.15 * i), (side * 0.42, -0.36 - 0.16 * i)]
                    sheet.fill(lighter(colour, 0.35), put(ribbon(vein, 0.012, 0.004)), alpha=0.8)
        elif kind == 2:
            for i in range(9):
                a = -0.9 + 0.225 * i
                sheet.fill(lighter(colour, 0.35), put(ribbon([(0, -0.22), (0.6 * sin(a), -0.3 - 0.66 * cos(a))], 0.006)), alpha=0.7)
    sheet.fill(lighter(colour, 0.4), put(ribbon([(0, 0), (0, -0.86 if kind != 2 else -0.3)], 0.02, 0.006)))


def ruled(sheet: Sheet, paper: Shape, ink: Colour, angle: float, at: Point, gap: float = 2.4) -> None:
    """Faint lines as in an exercise book."""
    with sheet.inside(paper):
        for i in range(-24, 25):
            sheet.fill(ink, turn(ribbon([(at[0] - 70, at[1] + i * gap), (at[0] + 70, at[1] + i * gap)], 0.14), angle, at), alpha=0.4)


def string(sheet: Sheet, knots: Shape, colour: Colour) -> None:
    line = smooth(knots, closed=False, steps=20)
    sheet.shadow(ribbon(line, 0.5), lift=0.4, strength=0.3)
    sheet.fill(colour, ribbon(line, 0.45))
    sheet.fill(lighter(colour, 0.4), *[ribbon([(x - 0.15, y - 0.15), (x + 0.15, y + 0.15)], 0.1) for x, y in line[::2]])


def sun_sign(at: Point, r: float) -> list[Shape]:
    return [arc(*at, r, 0, 2 * pi), *[ribbon([(at[0] + r * 1.25 * cos(a), at[1] + r * 1.25 * sin(a)), (at[0] + r * 1.7 * cos(a), at[1] + r * 1.7 * sin(a))], r * 0.22) for a in (i * pi / 6 for i in range(12))]]
