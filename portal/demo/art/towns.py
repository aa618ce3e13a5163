"""Landscapes of people: a timbered market square, a skyline at night, arcades and towers."""

from __future__ import annotations

from math import pi
from random import Random

from portal.demo.art.palettes import Colour, Light, darker, lighter, mix, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Shape, arc, blob, box, circle, ellipse, leaf, ribbon, smooth
from portal.demo.art.trees import round_tree
from portal.demo.art.weather import birds, clouds, mirror_in_water, moon, ripples, stars

PLASTER = rgbs("f6e7c8 f2d1a6 eab88f f7f0e2 d9e0cc e9c7b8 c9d8dc")
TIMBER = rgbs("5a3d31 6b3a2e 3f3a40 74503a")


def skyline(sheet: Sheet, rng: Random, light: Light) -> None:
    """A city that does not sleep yet, and its lights in the harbour."""
    y = sheet.h * rng.uniform(0.68, 0.74)
    stars(sheet, rng, light.sun, y - 20)
    moon(sheet, light, sheet.w * rng.uniform(0.12, 0.88), sheet.h * rng.uniform(0.11, 0.15), 6)
    sheet.glow(light.accent, sheet.w * 0.5, y, 60, 0.35)
    for depth in range(3):
        body = mix(light.far, light.near, 0.15 + 0.42 * depth)
        _blocks(sheet, rng, y, body, light.accent, (0.5, 0.38, 0.25)[depth] * sheet.h)
    mirror_in_water(sheet, light, y, 0.62)
    sheet.fill(darker(light.near, 0.3), box(-1, y - 0.5, sheet.w + 2, 1))
    ripples(sheet, rng, light.accent, y + 2, 36)
    _lamps(sheet, light, y)


def _blocks(sheet: Sheet, rng: Random, y: float, body: Colour, lamp: Colour, height: float) -> None:
    x = rng.uniform(-6, 0)
    while x < sheet.w:
        width, tall = rng.uniform(6, 13), height * rng.uniform(0.45, 1.0)
        sheet.wash((lighter(body, 0.08), body), box(x, y - tall, width, tall))
        _crown(sheet, rng, x, y - tall, width, body)
        _windows(sheet, rng, x, y - tall, (width, tall), lamp)
        x += width + rng.uniform(-0.4, 1.4)


def _crown(sheet: Sheet, rng: Random, x: float, top: float, width: float, body: Colour) -> None:
    kind, mid = rng.randrange(6), x + width / 2
    if kind == 0:
        sheet.fill(body, [(x, top + 0.1), (mid, top - width * 0.7), (x + width, top + 0.1)])
    elif kind == 1:
        sheet.fill(body, arc(mid, top + 0.2, width * 0.42, pi, 2 * pi))
        sheet.line(body, [(mid, top), (mid, top - width * 0.75)], 0.25)
    elif kind == 2:
        sheet.fill(body, box(x + width * 0.2, top - 2, width * 0.6, 2.2))
        sheet.line(body, [(mid, top), (mid, top - 7)], 0.25)
        sheet.fill((240, 90, 80), circle(mid, top - 7, 0.35, 12))
    elif kind == 3:
        sheet.fill(body, [(x, top + 0.1), (x, top - width * 0.4), (x + width, top + 0.1)])


def _windows(sheet: Sheet, rng: Random, x: float, top: float, size: tuple[float, float], lamp: Colour) -> None:
    columns = max(2, round(size[0] / 2.1))
    step, lit = size[0] / (columns + 0.5), rng.uniform(0.3, 0.65)
    for row in range(int(size[1] / 2.6)):
        for col in range(columns):
            if rng.random() < lit:
                glass = mix(lamp, rng.choice(((255, 246, 220), (250, 150, 90), (170, 215, 255))), rng.random() * 0.6)
                sheet.fill(glass, box(x + step * (col + 0.5), top + 1.2 + 2.6 * row, step * 0.5, 1.35), alpha=rng.uniform(0.65, 1))


def _lamps(sheet: Sheet, light: Light, y: float) -> None:
    for i in range(9):
        x = sheet.w * (i + 0.5) / 9
        sheet.glow(light.accent, x, y - 4, 4, 0.7)
        sheet.line(darker(light.near, 0.4), [(x, y), (x, y - 4)], 0.22)
        sheet.fill((255, 244, 210), circle(x, y - 4, 0.5, 16))


def market(sheet: Sheet, rng: Random, light: Light) -> None:
    """Half-timbered houses shoulder to shoulder around a square with a tree and a bicycle or two."""
    y = sheet.h * 0.8
    clouds(sheet, rng, lighter(light.sky[-1], 0.5), sheet.h * 0.08, sheet.h * 0.25, 5)
    birds(sheet, rng, light.near, sheet.w * rng.uniform(0.2, 0.8), sheet.h * 0.14)
    x, i = -3.0, rng.randrange(7)
    while x < sheet.w:
        width = rng.uniform(17, 24)
        gable(sheet, rng, x, y, width, sheet.h * rng.uniform(0.33, 0.47), PLASTER[i % 7], rng.choice(TIMBER))
        x, i = x + width + 0.3, i + rng.choice((1, 2, 3))
    _cobbles(sheet, rng, y, mix((196, 178, 160), light.far, 0.25))
    for share in rng.sample((0.12, 0.34, 0.62, 0.88), 2):
        tx = sheet.w * share
        sheet.fill((40, 34, 50), ellipse(tx, y + 7, 8, 1.3), alpha=0.25)
        round_tree(sheet, rng, tx, y + 7, sheet.h * 0.36, rng.choice(rgbs("d98b3a 8a9a4a c4572e 6f9a5a")))
    _lines_of_pennants(sheet, rng)


def gable(sheet: Sheet, rng: Random, x: float, y: float, width: float, height: float, wall: Colour, beam: Colour) -> None:
    top, mid, peak = y - height, x + width / 2, y - height - width * rng.uniform(0.6, 0.8)
    roof = rng.choice(rgbs("a8503c 8a4238 b9633f 6f4a4a"))
    sheet.cut(roof, [(x - 1, top + 0.8), (mid, peak - 1.6), (x + width + 1, top + 0.8), (x + width, top + 2), (x, top + 2)])
    sheet.wash((lighter(wall, 0.12), darker(wall, 0.06)), [(x, y), (x, top), (mid, peak + 0.6), (x + width, top), (x + width, y)])
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


def _frame(sheet: Sheet, rng: Random, x: float, y: float, size: tuple[float, float], beam: Colour, ground: bool) -> None:
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
            arch: Shape = [(left + bay * 0.18, y + storey), *arc(left + bay / 2, y + storey * 0.4, bay * 0.32, pi, 2 * pi, 14), (left + bay * 0.82, y + storey)]
            sheet.fill(darker(beam, 0.1), arch)
            sheet.fill(rng.choice(rgbs("3f6f6a 8a3b34 2e5f86 b9803a")), [(px + (left + bay / 2 - px) * 0.2, py + 0.6 * (py < y + storey)) for px, py in arch])
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
    sheet.wash(rng.choice((rgbs("6f93a8 a9c6cf"), rgbs("f2c46b ffe3a0"), rgbs("4f6f86 86a9b8"))), box(x, y, width, tall))
    sheet.fill((250, 246, 236), box(x + width * 0.46, y, width * 0.08, tall), box(x, y + tall * 0.4, width, tall * 0.06))
    sheet.line(beam, [(x - 0.4, y + tall + 0.4), (x + width + 0.4, y + tall + 0.4)], 0.35)


def _flowers(sheet: Sheet, rng: Random, x: float, y: float, width: float) -> None:
    colour = rng.choice(rgbs("d1495b e76f51 c45ba0 f2a541"))
    for _ in range(16):
        px, py = x + rng.random() * width, y - rng.random() * 0.9
        sheet.fill(rng.choice((colour, lighter(colour, 0.3), (88, 128, 72))), circle(px, py, rng.uniform(0.22, 0.42), 10))
    sheet.fill((122, 78, 56), box(x, y, width, 0.8))


def _cobbles(sheet: Sheet, rng: Random, y: float, stone: Colour) -> None:
    sheet.wash((lighter(stone, 0.05), darker(stone, 0.2)), box(-1, y, sheet.w + 2, sheet.h - y + 1))
    row, py = 0, y + 0.6
    while py < sheet.h + 2:
        share = (py - y) / (sheet.h - y)
        size = 1.4 + 2.6 * share
        x = -rng.random() * size
        while x < sheet.w:
            tone = mix(stone, rng.choice(((255, 244, 226), (110, 96, 104))), rng.uniform(0.05, 0.35))
            sheet.fill(tone, ellipse(x + size / 2, py, size * 0.47, size * 0.24, 14), alpha=0.8)
            x += size
        row, py = row + 1, py + size * 0.48


def _lines_of_pennants(sheet: Sheet, rng: Random) -> None:
    papers = rng.choice((rgbs("e4572e f3a712 2e86ab f6ecd9 a8c686"), rgbs("d1495b edae49 66a182 f7ede2 00798c")))
    for drop, height in ((6, 0.15), (9, 0.08)):
        a, b = (-2.0, sheet.h * (height + rng.uniform(-0.04, 0.04))), (sheet.w + 2, sheet.h * (height + rng.uniform(-0.04, 0.04)))
        rope = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + drop * 4 * t * (1 - t)) for t in (i / 80 for i in range(81))]
        sheet.line((86, 72, 74), rope, 0.22)
        for i in range(2, 78, 4):
            (x0, y0), (x1, y1) = rope[i], rope[i + 2]
            sheet.cut(papers[i // 4 % 5], [(x0, y0), (x1, y1), ((x0 + x1) / 2, (y0 + y1) / 2 + 4.6)], lift=0.5)


def arcades(sheet: Sheet, rng: Random, light: Light) -> None:
    """A view through three cool arches onto warm roofs, leaning towers and hills."""
    clouds(sheet, rng, lighter(light.sky[-1], 0.5), sheet.h * 0.15, sheet.h * 0.3, 5)
    y = sheet.h * 0.78
    for i in range(2):
        knots = [(sheet.w * k / 5, y - 22 + i * 6 + rng.uniform(-3, 3)) for k in range(-1, 7)]
        sheet.fill(mix(light.far, light.near, 0.2 + 0.2 * i), [*smooth(knots, closed=False), (sheet.w + 30, y), (-30, y)])
    brick = rgbs("c9744f b9603f d98f62 e0a878 a8503c")
    for share, lean in ((rng.uniform(0.45, 0.48), 2.5), (rng.uniform(0.55, 0.57), -1.2), (rng.uniform(0.12, 0.2), 0.6)):
        x, tall, half = sheet.w * share, sheet.h * rng.uniform(0.3, 0.48), 2.8
        sheet.fill(brick[0], [(x - half, y), (x + half, y), (x + half * 0.8 + lean, y - tall), (x - half * 0.8 + lean, y - tall)])
        sheet.fill(brick[4], [(x + 0.6, y), (x + half, y), (x + half * 0.8 + lean, y - tall), (x + 0.4 + lean, y - tall)])
        sheet.fill(brick[3], box(x + lean - half, y - tall - 1.4, half * 2, 1.6))
    for row in range(5):
        base, x = y - 10 + row * 5, rng.uniform(-8, 0)
        while x < sheet.w:
            width = rng.uniform(8, 15)
            wall = rng.choice(brick)
            sheet.fill(mix(wall, (250, 226, 190), 0.35), box(x, base - 5, width, 14))
            sheet.cut(mix(wall, (150, 60, 45), 0.4), [(x - 0.8, base - 4.6), (x + width * 0.15, base - 8), (x + width * 0.85, base - 8), (x + width + 0.8, base - 4.6)], lift=0.4)
            for k in range(int(width / 3)):
                sheet.fill(darker(wall, 0.5), box(x + 1 + k * 3, base - 3, 1, 1.6))
            x += width
    _portico(sheet, rng, light)


def _portico(sheet: Sheet, rng: Random, light: Light) -> None:
    count = 3 if sheet.w > sheet.h else 2
    span, wall = sheet.w / count, rng.choice(rgbs("b5563c d98f4e 8f5f74 c98a5f"))
    r, spring = span * 0.44, sheet.h * 0.36 if count == 3 else sheet.h * 0.3
    holes: Shape = []
    for i in range(count):
        cx = span * (i + 0.5)
        holes += [(span * i, sheet.h + 1), (cx - r, sheet.h + 1), *arc(cx, spring, r, pi, 2 * pi), (cx + r, sheet.h + 1), (span * (i + 1), sheet.h + 1)]
    face = [(-1, -1), (-1, sheet.h + 1), *holes, (sheet.w + 1, sheet.h + 1), (sheet.w + 1, -1)]
    sheet.shadow(face, lift=3, strength=0.5)
    sheet.wash((darker(wall, 0.3), wall, darker(wall, 0.2)), face)
    for i in range(count):
        cx = span * (i + 0.5)
        sheet.line(lighter(wall, 0.35), arc(cx, spring, r + 1.1, pi, 2 * pi), 1.5)
        sheet.fill(lighter(wall, 0.4), box(cx - r - 2.4, spring, 3.2, 1.6), box(cx + r - 0.8, spring, 3.2, 1.6))
    for i in range(count + 1):
        sheet.fill(lighter(wall, 0.12), box(span * i - span * 0.03, spring + 1.8, span * 0.06, sheet.h), alpha=0.6)
    sheet.wash((lighter(wall, 0.25), darker(wall, 0.1)), box(-1, sheet.h * 0.93, sheet.w + 2, sheet.h), lift=1.2)
    _pots(sheet, rng, count, span)


def _pots(sheet: Sheet, rng: Random, count: int, span: float) -> None:
    for i in range(count):
        x, y = span * (i + 0.5) + rng.uniform(-4, 4), sheet.h * 0.985
        for _ in range(22):
            sheet.fill(rng.choice(rgbs("5f8a4a 86a85a 3f6a44")), leaf(x, y - 8, rng.uniform(5, 12), 2.2, rng.gauss(0, 0.6)))
        for _ in range(9):
            sheet.fill(rng.choice(rgbs("e4572e f28482 fbf1e3 f3a712")), blob(rng, x + rng.gauss(0, 3), y - rng.uniform(11, 18), 0.9, 0.2))
        sheet.cut((176, 92, 62), [(x - 4, y - 9), (x + 4, y - 9), (x + 3, y), (x - 3, y)], lift=0.8)
        sheet.cut((196, 110, 76), ribbon([(x - 4.6, y - 9), (x + 4.6, y - 9)], 1.6), lift=0.4)
