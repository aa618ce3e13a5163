"""What stands in the water: bridges, sailing boats and lighthouses."""

from __future__ import annotations

from math import pi

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour, darker, lighter
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, arc, box


def bridge(sheet: Sheet, y: float, height: float, arches: int, stone: Colour) -> None:
    """A stone bridge across the whole sheet, its feet in the water at y; the arches stay open."""
    span = sheet.w / arches
    deck = y - height
    top = smooth(
        [
            (-4, deck + 2),
            (sheet.w * 0.25, deck),
            (sheet.w * 0.5, deck - 1.8),
            (sheet.w * 0.75, deck),
            (sheet.w + 4, deck + 2),
        ],
        closed=False,
    )
    r, gap = span * 0.40, span * 0.10
    under: Shape = []
    for i in range(arches):
        cx = span * (i + 0.5)
        under += [
            (cx - r - gap, y),
            (cx - r, y),
            *[(px, y - (y - py) * min(1.0, height * 0.78 / r)) for px, py in arc(cx, y, r, pi, 2 * pi)],
            (cx + r + gap, y),
        ]
    sheet.wash((lighter(stone, 0.18), darker(stone, 0.12)), [*top, (sheet.w + 4, y), *under[::-1], (-4, y)])
    for i in range(arches):
        cx = span * (i + 0.5)
        ring = [(px, y - (y - py) * min(1.0, height * 0.78 / r)) for px, py in arc(cx, y, r, pi, 2 * pi)]
        sheet.line(darker(stone, 0.22), ring, 0.7)
    sheet.line(lighter(stone, 0.3), [(px, py - 0.2) for px, py in top], 0.9)
    for i in range(arches + 1):
        x = span * i
        pier = [(x - 1.5, y), (x - 1.1, deck + 4), (x, deck + 2.6), (x + 1.1, deck + 4), (x + 1.5, y)]
        sheet.fill(darker(stone, 0.15), pier)


def sailboat(
    sheet: Sheet, x: float, y: float, size: float, hull: Colour, sails: tuple[Colour, Colour], lift: float = 0.0
) -> None:
    mast = size * 1.25
    sheet.line(darker(hull, 0.3), [(x, y - size * 0.1), (x, y - mast)], size * 0.03)
    main_line = smooth(
        [(x + size * 0.04, y - mast), (x + size * 0.42, y - mast * 0.55), (x + size * 0.62, y - size * 0.2)],
        closed=False,
    )
    jib_line = smooth(
        [(x - size * 0.04, y - mast * 0.92), (x - size * 0.2, y - mast * 0.5), (x - size * 0.5, y - size * 0.2)],
        closed=False,
    )
    main = [*main_line, (x + size * 0.04, y - size * 0.18)]
    jib = [*jib_line, (x - size * 0.04, y - size * 0.18)]
    body = [
        (x - size * 0.62, y - size * 0.13),
        (x + size * 0.72, y - size * 0.13),
        (x + size * 0.5, y + size * 0.1),
        (x - size * 0.44, y + size * 0.1),
    ]
    for colour, shape in ((sails[0], main), (sails[1], jib), (hull, body)):
        if lift:
            sheet.cut(colour, shape, lift=lift)
        else:
            sheet.fill(colour, shape)
    sheet.line(
        lighter(hull, 0.5), [(x - size * 0.58, y - size * 0.09), (x + size * 0.68, y - size * 0.09)], size * 0.03
    )


def lighthouse(sheet: Sheet, x: float, y: float, height: float, red: Colour, light: Colour) -> None:
    w = height * 0.16
    sheet.glow(light, x, y - height * 0.9, height * 0.8, 0.6)
    for i in range(5):
        t0, t1 = i / 5, (i + 1) / 5
        a, b = w * (1 - 0.45 * t0), w * (1 - 0.45 * t1)
        foot, top = y - height * 0.8 * t0, y - height * 0.8 * t1
        colour = red if i % 2 == 0 else (248, 243, 232)
        sheet.fill(colour, [(x - a, foot), (x + a, foot), (x + b, top), (x - b, top)])
        sheet.fill(darker(colour, 0.2), [(x + a * 0.35, foot), (x + a, foot), (x + b, top), (x + b * 0.35, top)])
    sheet.fill((60, 60, 80), box(x - w * 0.75, y - height * 0.82, w * 1.5, height * 0.03))
    sheet.fill(light, box(x - w * 0.4, y - height * 0.92, w * 0.8, height * 0.1))
    sheet.fill(red, [(x - w * 0.6, y - height * 0.92), (x, y - height), (x + w * 0.6, y - height * 0.92)])
    sheet.fill(darker(red, 0.2), ribbon([(x, y - height * 0.99), (x, y - height * 1.05)], w * 0.08))
