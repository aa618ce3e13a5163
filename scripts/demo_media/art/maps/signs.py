"""Small signs for maps: compass, castle, ship and serpent."""

from __future__ import annotations

from math import pi

from scripts.demo_media.art.lines import ribbon, smooth, spaced
from scripts.demo_media.art.palettes import Colour
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, Shape, arc, box, circle, leaf, turn


def compass(sheet: Sheet, x: float, y: float, r: float, ink: Colour, accent: Colour, paper: Colour) -> None:
    at = (x, y)
    for radius, width in ((r, 0.3), (r * 0.9, 0.15), (r * 0.5, 0.15)):
        ring = circle(x, y, radius)
        sheet.line(ink, [*ring, ring[0], ring[1]], width)
    for i in range(32):
        sheet.line(ink, [turn([(x, y - r * k)], i * pi / 16, at)[0] for k in (0.9, 1.0 if i % 4 else 1.06)], 0.15)
    for length, colours, start in ((0.78, (accent, paper), pi / 4), (1.2, (ink, paper), 0.0)):
        for i in range(4):
            a = start + i * pi / 2
            sheet.fill(colours[0], turn([(x, y), (x - r * 0.16, y - r * 0.16), (x, y - r * length)], a, at))
            sheet.fill(colours[1], turn([(x, y), (x + r * 0.16, y - r * 0.16), (x, y - r * length)], a, at))
            sheet.line(
                ink,
                turn(
                    [(x, y), (x + r * 0.16, y - r * 0.16), (x, y - r * length), (x - r * 0.16, y - r * 0.16), (x, y)],
                    a,
                    at,
                ),
                0.14,
            )
    sheet.fill(accent, circle(x, y, r * 0.1))


def outlined(sheet: Sheet, ink: Colour, fill: Colour, *shapes: Shape, width: float = 0.22) -> None:
    for shape in shapes:
        sheet.fill(fill, shape)
        sheet.line(ink, [*shape, shape[0]], width)


def castle(sheet: Sheet, x: float, y: float, s: float, ink: Colour, fill: Colour, roof: Colour) -> None:
    outlined(sheet, ink, fill, box(x - s * 0.75, y - s * 0.55, s * 1.5, s * 0.55))
    for dx, h in ((-0.75, 0.75), (0.75, 0.75), (0.0, 0.95)):
        outlined(sheet, ink, fill, box(x + dx * s - s * 0.19, y - h * s, s * 0.38, h * s))
        outlined(
            sheet,
            ink,
            roof,
            [
                (x + dx * s - s * 0.27, y - h * s),
                (x + dx * s, y - h * s - s * 0.55),
                (x + dx * s + s * 0.27, y - h * s),
            ],
        )
        sheet.line(ink, [(x + dx * s, y - h * s - s * 0.5), (x + dx * s, y - h * s - s * 0.8)], 0.15)
        sheet.fill(
            roof,
            [
                (x + dx * s, y - h * s - s * 0.8),
                (x + dx * s + s * 0.25, y - h * s - s * 0.7),
                (x + dx * s, y - h * s - s * 0.6),
            ],
        )
    sheet.fill(ink, [*arc(x, y - s * 0.22, s * 0.14, pi, 2 * pi, 12), (x + s * 0.14, y), (x - s * 0.14, y)])


def hamlet(sheet: Sheet, x: float, y: float, s: float, ink: Colour, fill: Colour, roof: Colour) -> None:
    for dx, dy, k in ((-0.55, -0.2, 0.8), (0.5, -0.25, 0.8), (-0.2, 0.15, 1.0), (0.75, 0.15, 0.9)):
        px, py, w = x + dx * s, y + dy * s, s * 0.34 * k
        outlined(sheet, ink, fill, box(px - w / 2, py - w * 0.7, w, w * 0.7), width=0.18)
        outlined(
            sheet,
            ink,
            roof,
            [(px - w * 0.65, py - w * 0.7), (px, py - w * 1.35), (px + w * 0.65, py - w * 0.7)],
            width=0.18,
        )


def ship(sheet: Sheet, x: float, y: float, s: float, ink: Colour, hull: Colour, sail: Colour) -> None:
    for dx, k in ((-0.28, 0.8), (0.22, 1.0)):
        sheet.line(ink, [(x + dx * s, y), (x + dx * s, y - s * 1.15 * k)], 0.2)
        for low, high, wide in ((0.28, 0.66, 0.3), (0.7, 1.02, 0.22)):
            top, foot = y - s * high * k, y - s * low * k
            face = smooth(
                [
                    (x + dx * s - s * wide, top),
                    (x + dx * s + s * wide * 0.8, top),
                    (x + dx * s + s * wide * 1.25, (top + foot) / 2),
                    (x + dx * s + s * wide * 0.8, foot),
                    (x + dx * s - s * wide, foot),
                    (x + dx * s - s * wide * 0.6, (top + foot) / 2),
                ],
                steps=5,
            )
            outlined(sheet, ink, sail, face, width=0.18)
    outlined(
        sheet,
        ink,
        hull,
        smooth(
            [
                (x - s * 0.75, y - s * 0.28),
                (x - s * 0.4, y - s * 0.1),
                (x + s * 0.4, y - s * 0.12),
                (x + s * 0.85, y - s * 0.3),
                (x + s * 0.55, y + s * 0.16),
                (x - s * 0.5, y + s * 0.16),
            ],
            steps=6,
        ),
    )
    wave(sheet, x, y + s * 0.26, s * 0.5, ink)


def wave(sheet: Sheet, x: float, y: float, s: float, ink: Colour) -> None:
    for i in range(3):
        sheet.line(ink, arc(x + (i - 1) * s * 0.7, y, s * 0.36, 0.15 * pi, 0.85 * pi, 8), 0.16)


def serpent(sheet: Sheet, x: float, y: float, s: float, ink: Colour, fill: Colour) -> None:
    """Three humps, a tail and a friendly head."""
    for i, r in enumerate((0.3, 0.4, 0.34)):
        hump = [
            *arc(x + (i - 1) * s * 0.95, y, s * r, pi, 2 * pi, 16),
            *arc(x + (i - 1) * s * 0.95, y, s * r * 0.45, 2 * pi, pi, 12),
        ]
        outlined(sheet, ink, fill, hump)
    neck = smooth(
        [(x + s * 1.55, y), (x + s * 1.6, y - s * 0.7), (x + s * 1.9, y - s * 1.05), (x + s * 2.25, y - s * 0.95)],
        closed=False,
    )
    outlined(sheet, ink, fill, ribbon(neck, s * 0.3, s * 0.26), circle(x + s * 2.28, y - s * 0.93, s * 0.2, 24))
    sheet.fill(ink, circle(x + s * 2.3, y - s * 1.0, s * 0.05, 12))
    outlined(sheet, ink, fill, leaf(x - s * 1.6, y, s * 0.7, s * 0.22, -0.5))
    wave(sheet, x, y + s * 0.2, s, ink)


def dotted(sheet: Sheet, line: Shape, colour: Colour, r: float = 0.5, gap: float = 2.0) -> None:
    sheet.fill(colour, *[circle(x, y, r, 16) for x, y in spaced(line, gap)])


def cross(sheet: Sheet, at: Point, s: float, colour: Colour) -> None:
    for a in (0.8, -0.75):
        sheet.fill(
            colour,
            turn(
                smooth(
                    [
                        (at[0] - s, at[1]),
                        (at[0], at[1] - s * 0.22),
                        (at[0] + s, at[1] - s * 0.08),
                        (at[0], at[1] + s * 0.2),
                    ]
                ),
                a,
                at,
            ),
        )
