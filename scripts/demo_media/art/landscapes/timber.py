"""Half-timbered houses with flowers at the windows."""

from __future__ import annotations

from math import pi
from random import Random

from scripts.demo_media.art.palettes import Colour, darker, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, arc, box, circle

PLASTER = rgbs("f6e7c8 f2d1a6 eab88f f7f0e2 d9e0cc e9c7b8 c9d8dc")


TIMBER = rgbs("5a3d31 6b3a2e 3f3a40 74503a")


def gable(
    sheet: Sheet, rng: Random, x: float, y: float, width: float, height: float, wall: Colour, beam: Colour
) -> None:
    top, mid, peak = y - height, x + width / 2, y - height - width * rng.uniform(0.6, 0.8)
    roof = rng.choice(rgbs("a8503c 8a4238 b9633f 6f4a4a"))
    sheet.cut(
        roof, [(x - 1, top + 0.8), (mid, peak - 1.6), (x + width + 1, top + 0.8), (x + width, top + 2), (x, top + 2)]
    )
    sheet.wash(
        (lighter(wall, 0.12), darker(wall, 0.06)),
        [(x, y), (x, top), (mid, peak + 0.6), (x + width, top), (x + width, y)],
    )
    floors = max(2, round(height / 12))
    storey = height / floors
    for floor in range(floors):
        fy = top + storey * floor
        _frame(sheet, rng, x, fy, (width, storey), beam, floor == floors - 1)
    sheet.line(beam, [(x + 0.4, top), (mid, peak + 1), (x + width - 0.4, top)], 0.8)
    third = (peak - top) / 2.4
    sheet.line(beam, [(x + width * 0.22, top + third), (x + width * 0.78, top + third)], 0.7)
    sheet.line(beam, [(mid, peak + 1), (mid, top + third)], 0.7)
    _window(sheet, rng, mid - 1.4, top + third * 0.86 + 0.6, 2.8, beam)


def _frame(
    sheet: Sheet, rng: Random, x: float, y: float, size: tuple[float, float], beam: Colour, ground: bool
) -> None:
    width, storey = size
    bays = 3
    bay = width / bays
    sheet.line(beam, [(x, y), (x + width, y)], 0.9)
    for i in range(bays + 1):
        sheet.line(beam, [(x + bay * i, y), (x + bay * i, y + storey)], 0.75)
    door = rng.randrange(bays) if ground else -1
    for i in range(bays):
        left = x + bay * i
        if i == door:
            arch: Shape = [
                (left + bay * 0.18, y + storey),
                *arc(left + bay / 2, y + storey * 0.4, bay * 0.32, pi, 2 * pi, 14),
                (left + bay * 0.82, y + storey),
            ]
            sheet.fill(darker(beam, 0.1), arch)
            sheet.fill(
                rng.choice(rgbs("3f6f6a 8a3b34 2e5f86 b9803a")),
                [(px + (left + bay / 2 - px) * 0.2, py + 0.6 * (py < y + storey)) for px, py in arch],
            )
        elif rng.random() < 0.28:
            sheet.line(beam, [(left, y), (left + bay, y + storey)], 0.6)
            sheet.line(beam, [(left + bay, y), (left, y + storey)], 0.6)
        else:
            _window(sheet, rng, left + bay * 0.24, y + storey * 0.22, bay * 0.52, beam)
            if rng.random() < 0.6:
                _flowers(sheet, rng, left + bay * 0.2, y + storey * 0.22 + bay * 0.74, bay * 0.6)


def _window(sheet: Sheet, rng: Random, x: float, y: float, width: float, beam: Colour) -> None:
    tall = width * 1.3
    sheet.fill((250, 246, 236), box(x - 0.3, y - 0.3, width + 0.6, tall + 0.6))
    sheet.wash(
        rng.choice((rgbs("6f93a8 a9c6cf"), rgbs("f2c46b ffe3a0"), rgbs("4f6f86 86a9b8"))), box(x, y, width, tall)
    )
    sheet.fill(
        (250, 246, 236), box(x + width * 0.46, y, width * 0.08, tall), box(x, y + tall * 0.4, width, tall * 0.06)
    )
    sheet.line(beam, [(x - 0.4, y + tall + 0.4), (x + width + 0.4, y + tall + 0.4)], 0.35)


def _flowers(sheet: Sheet, rng: Random, x: float, y: float, width: float) -> None:
    colour = rng.choice(rgbs("d1495b e76f51 c45ba0 f2a541"))
    for _ in range(16):
        px, py = x + rng.random() * width, y - rng.random() * 0.9
        sheet.fill(
            rng.choice((colour, lighter(colour, 0.3), (88, 128, 72))), circle(px, py, rng.uniform(0.22, 0.42), 10)
        )
    sheet.fill((122, 78, 56), box(x, y, width, 0.8))
