"""How a painted tile becomes a wall."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.palettes import Colour, darker, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Point, around, box, circle, leaf


def lay_tiles(sheet: Sheet, side: float, glaze: Colour, rng: Random) -> None:
    """Repeats the tile drawn in the top left corner over the whole sheet, each a little different in the kiln."""
    n = round(side * sheet.unit)
    first = sheet.image.crop((0, 0, n, n))
    for x in range(0, sheet.image.width, n):
        for y in range(0, sheet.image.height, n):
            sheet.image.paste(first, (x, y))
            left, top = x / sheet.unit, y / sheet.unit
            sheet.fill(
                mix(glaze, (60, 50, 80), rng.random() * 0.5), box(left, top, side, side), alpha=rng.uniform(0.0, 0.09)
            )
            sheet.line(
                (255, 255, 255),
                [(left + 0.4, top + side), (left + 0.4, top + 0.4), (left + side, top + 0.4)],
                0.22,
                alpha=0.5,
            )
            sheet.line(
                darker(glaze, 0.55),
                [(left, top + side), (left + side, top + side), (left + side, top)],
                0.3,
                alpha=0.45,
            )


def painted_rosette(sheet: Sheet, at: Point, r: float, petals: int, colours: tuple[Colour, Colour, Colour]) -> None:
    outer, inner, heart = colours
    sheet.fill(outer, *around(leaf(at[0], at[1], r, r * 0.75, 0, 0.62), petals, at))
    sheet.fill(inner, *around(leaf(at[0], at[1], r * 0.66, r * 0.36, 0, 0.6), petals, at))
    sheet.fill(outer, circle(at[0], at[1], r * 0.3))
    sheet.fill(heart, circle(at[0], at[1], r * 0.2))
