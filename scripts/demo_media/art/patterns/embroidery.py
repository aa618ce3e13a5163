"""A pattern: red cross-stitch on linen."""

from __future__ import annotations

from random import Random

from PIL import Image, ImageDraw

from scripts.demo_media.art.palettes import Colour, darker, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.patterns.motifs import diamond_band, procession, zigzag

THREADS = tuple(
    rgbs(row)
    for row in (
        "f3ead8 b3202c 2a3a5e",
        "efe6d2 a81e2a 1f1f2a",
        "e9e2d0 c0392b 3f6f5a",
        "f5eee0 8f1f3a c98a2f",
        "e4dccb 1f4a7a b3202c",
    )
)


def _stitch(cell: int, thread: Colour) -> Image.Image:
    stamp = Image.new("RGBA", (cell * 4, cell * 4), (*thread, 0))
    pen = ImageDraw.Draw(stamp)
    a, b, thick = cell * 0.4, cell * 3.6, round(cell * 1.45)
    pen.line((a, b, b, a), fill=darker(thread, 0.18), width=thick)
    pen.line((a, a, b, b), fill=thread, width=thick)
    pen.line((a + cell * 0.1, a - cell * 0.1, b, b - cell * 0.25), fill=lighter(thread, 0.25), width=max(1, cell // 4))
    return stamp.resize((cell, cell), Image.Resampling.LANCZOS)


def _weave(sheet: Sheet, linen: Colour, step: int) -> None:
    """Threads over and under, as a small pattern repeated."""
    cell = Image.new("RGB", (step * 2, step * 2), linen)
    pen = ImageDraw.Draw(cell)
    pen.rectangle((0, 0, step - 2, step - 2), fill=lighter(linen, 0.28))
    pen.rectangle((step, step, 2 * step - 2, 2 * step - 2), fill=lighter(linen, 0.25))
    pen.line((0, step - 1, 2 * step, step - 1), fill=darker(linen, 0.08))
    pen.line((step - 1, 0, step - 1, 2 * step), fill=darker(linen, 0.07))
    _tile(sheet.image, cell)


def _tile(image: Image.Image, cell: Image.Image) -> None:
    row = Image.new("RGB", (image.width, cell.height))
    for x in range(0, image.width, cell.width):
        row.paste(cell, (x, 0))
    for y in range(0, image.height, cell.height):
        image.paste(row, (0, y))


def embroidery(size: tuple[int, int], rng: Random) -> Sheet:
    """A towel's end: animals and trees between borders of rhombs."""
    linen, first, second = rng.choice(THREADS)
    sheet = Sheet(size, linen)
    cell = round(sheet.unit * 1.12)
    _weave(sheet, linen, max(3, cell // 4))
    width, height = sheet.image.width // cell + 1, sheet.image.height // cell
    band = rng.choice((9, 11, 13))
    blank = ["." * width]
    line = ["#" * width]
    border = line + blank + diamond_band(rng, width, band) + blank + line
    teeth = zigzag(width, 5, 8)
    middle = procession(rng, width)
    cloth = (
        border
        + blank * 2
        + teeth
        + blank * 2
        + middle
        + blank
        + line
        + blank
        + diamond_band(rng, width, 15)
        + blank
        + line
    )
    while len(cloth) < height:
        cloth += blank * 2 + teeth + blank * 2 + border
    for colour, mark in ((first, "#"), (second, "o")):
        stamp = _stitch(cell, colour)
        for y, row in enumerate(cloth[:height]):
            for x, sign in enumerate(row):
                if sign == mark:
                    sheet.image.paste(stamp, (x * cell, y * cell + cell // 2), stamp)
    return sheet
