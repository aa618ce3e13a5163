"""What Polish paper cuts are made of: colours, blossoms, ferns and birds."""

from __future__ import annotations

from math import pi

from scripts.demo_media.art.lines import ribbon
from scripts.demo_media.art.palettes import Colour, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, around, circle, leaf, mirror, scallop, turn

SETS = (
    rgbs("fbf6ea 1f2a3a d7263d f4a300 2e7d4f 2b6cb0 e86fa1"),
    rgbs("fdf4e3 22313f c0392b f39c12 1e8c7a 8e44ad f06292"),
    rgbs("f3efe2 2a2440 e4572e f6c445 3f8f5a 3a6ea5 d65db1"),
    rgbs("24344d f7efe0 ef5d60 f9c74f 66b88a 7fb2e5 f4a6c0"),
)


def flower(sheet: Sheet, x: float, y: float, r: float, colours: tuple[Colour, ...]) -> None:
    """A blossom of four papers, each smaller than the one below."""
    at = (x, y)
    sheet.cut(colours[0], scallop(x, y, r, 14), lift=0.7)
    sheet.cut(colours[1], *around(leaf(x, y, r * 0.84, r * 0.42, 0, 0.65), 8, at), lift=0.5)
    sheet.cut(colours[2], *around(leaf(x, y, r * 0.58, r * 0.26, pi / 8, 0.6), 8, at), lift=0.4)
    sheet.cut(colours[3], scallop(x, y, r * 0.3, 8), lift=0.4)
    sheet.cut(colours[1], circle(x, y, r * 0.13), lift=0.3)


def fern(x: float, y: float, length: float, angle: float) -> list[Shape]:
    spine = ribbon([(x, y), (x, y - length)], length * 0.05, length * 0.02)
    leaves = [
        leaf(x, y - length * t, length * 0.34 * (1.1 - t * 0.7), length * 0.13 * (1.1 - t * 0.6), side * 0.95)
        for t in (0.1, 0.24, 0.38, 0.52, 0.66, 0.8)
        for side in (-1, 1)
    ]
    return [turn(s, angle, (x, y)) for s in [spine, *leaves, leaf(x, y - length * 0.86, length * 0.26, length * 0.12)]]


def bird(sheet: Sheet, x: float, y: float, side: int, colours: tuple[Colour, Colour, Colour]) -> None:
    """A small bird flying towards the middle."""
    body, wing, ink = colours
    parts = [leaf(x + 6, y + 1, 14, 5, -1.75, 0.62), leaf(x + 5, y, 7, 2.4, 1.2), leaf(x + 5, y + 1.6, 7, 2.4, 1.7)]
    wings = [leaf(x - 0.6, y, 9, 3.6, 0.55, 0.6), leaf(x + 1.4, y + 0.4, 7, 2.8, 0.95, 0.6)]
    flip = parts + wings if side > 0 else [mirror(s, x) for s in parts + wings]
    sheet.cut(body, *flip[:3], lift=0.5)
    sheet.cut(wing, *flip[3:], lift=0.5)
    sheet.fill(ink, circle(x - side * 5.2, y + 2.6, 0.45, 16))
