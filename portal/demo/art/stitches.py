"""Thread and cloth: red cross-stitch on linen, striped towels from the Basque country."""

from __future__ import annotations

from random import Random

from PIL import Image, ImageDraw

from portal.demo.art.palettes import Colour, darker, lighter, mix, rgb, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Shape, box, ribbon, turn

# Half motifs, mirrored at their right edge; # is the first thread, o the second.
BIRD = """
............#...
...........###..
....#.......##..
...##......####.
#.####....#####.
##.####..######.
.##.##########..
..##.##o#o####..
...####o#o###...
....#######o#...
.....#####......
......#.#.......
.....##.##......
"""
TREE = """
........#
.......##
...#..#o#
..##...##
.#o##..##
..##.#.##
#..#..###
##.##..##
o##.####o
##...####
.#.#..###
..###..##
.##o##.##
..###.###
...#..###
.....####
....#####
"""
HORSE = """
..........##....
.........####...
........##.###..
.#......#######.
##......###..##.
#......####.....
#.#########.....
##o#######......
.#########......
.###o#####......
.##......##.....
.##......##.....
.#........#.....
.##.......##....
"""
THREADS = tuple(rgbs(row) for row in ("f3ead8 b3202c 2a3a5e", "efe6d2 a81e2a 1f1f2a", "e9e2d0 c0392b 3f6f5a", "f5eee0 8f1f3a c98a2f", "e4dccb 1f4a7a b3202c"))


def _rows(motif: str) -> list[str]:
    return motif.strip("\n").split("\n")


def _mirrored(rows: list[str]) -> list[str]:
    return [row + row[::-1][1:] for row in rows]


def _diamond_band(rng: Random, width: int, height: int) -> list[str]:
    """A border of rhombs whose rings are chosen by chance, the same in every repeat."""
    period = rng.choice((12, 16, 20))
    rings = [rng.choice("##o..") for _ in range(period)]
    rings[0], rings[period // 2] = "#", "#"
    half = height // 2
    return ["".join(rings[min(period - 1, (abs(x % period - period // 2) + abs(y - half)))] for x in range(width)) for y in range(height)]


def _zigzag(width: int, height: int, period: int) -> list[str]:
    return ["".join("#" if (x + y) % period == 0 or (x - y) % period == 0 else "." for x in range(width)) for y in range(height)]


def _procession(rng: Random, width: int) -> list[str]:
    """Animals walking towards trees, repeated along the cloth."""
    tree, beast = _mirrored(_rows(TREE)), _rows(rng.choice((BIRD, HORSE)))
    height = max(len(tree), len(beast))
    tree = ["." * len(tree[0])] * (height - len(tree)) + tree
    beast = ["." * len(beast[0])] * (height - len(beast)) + beast
    unit = [f"{b}..{t}..{b[::-1]}.." for b, t in zip(beast, tree, strict=True)]
    shift = (len(unit[0]) * 10 - width) // 2 % len(unit[0])
    return [(row * (width // len(row) + 2))[shift : shift + width] for row in unit]


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
    border = line + blank + _diamond_band(rng, width, band) + blank + line
    zigzag = _zigzag(width, 5, 8)
    middle = _procession(rng, width)
    cloth = border + blank * 2 + zigzag + blank * 2 + middle + blank + line + blank + _diamond_band(rng, width, 15) + blank + line
    while len(cloth) < height:
        cloth += blank * 2 + zigzag + blank * 2 + border
    for colour, mark in ((first, "#"), (second, "o")):
        stamp = _stitch(cell, colour)
        for y, row in enumerate(cloth[:height]):
            for x, sign in enumerate(row):
                if sign == mark:
                    sheet.image.paste(stamp, (x * cell, y * cell + cell // 2), stamp)
    return sheet


CLOTHS = (
    rgbs("f4ecdc b3202c 1f4a7a 3f7a5a"),
    rgbs("f7efe0 d1495b edae49 00798c"),
    rgbs("f2ead8 2e5f86 8fb8d8 e9c46a"),
    rgbs("efe6d5 3f6f4a 8fae5a c8502f"),
    rgbs("f6eee2 5b4a8a c78fbf f2a65a"),
)
TABLES = rgbs("8a5f43 3f4f5a c9a27a 6a4a3f 56706a")


def cloths(size: tuple[int, int], rng: Random) -> Sheet:
    """Striped towels laid over each other on a wooden table."""
    table = rng.choice(TABLES)
    sheet = Sheet(size, lighter(table, 0.1), darker(table, 0.12))
    _planks(sheet, rng, table)
    middle = (sheet.w / 2, sheet.h / 2)
    spots = [(-0.27, -0.1), (0.28, -0.06), (-0.04, 0.12), (0.3, 0.36), (-0.34, 0.42)]
    for (dx, dy), colours in zip(spots[: rng.choice((3, 4, 5))], rng.sample(CLOTHS, 5), strict=False):
        at = (middle[0] + dx * sheet.w, middle[1] + dy * sheet.h)
        _towel(sheet, rng, at, (rng.uniform(44, 54), rng.uniform(62, 74)), colours, rng.uniform(-0.45, 0.45))
    return sheet


def _planks(sheet: Sheet, rng: Random, table: Colour) -> None:
    for i in range(7):
        y = sheet.h * i / 6
        sheet.fill(darker(table, rng.uniform(0, 0.25)), box(0, y, sheet.w, sheet.h / 6), alpha=0.5)
        for _ in range(9):
            gy, x = y + rng.random() * sheet.h / 6, rng.uniform(-20, sheet.w)
            sheet.line(darker(table, 0.4), [(x, gy), (x + rng.uniform(20, 70), gy + rng.uniform(-0.5, 0.5))], 0.16, alpha=0.5)
        sheet.line(darker(table, 0.6), [(0, y), (sheet.w, y)], 0.3)


def _towel(sheet: Sheet, rng: Random, at: tuple[float, float], size: tuple[float, float], colours: tuple[Colour, ...], angle: float) -> None:
    x, y, (w, h) = at[0] - size[0] / 2, at[1] - size[1] / 2, size

    def placed(shape: Shape) -> Shape:
        return turn(shape, angle, at)

    fringe = [ribbon([(x + w * i / 44, end), (x + w * i / 44 + rng.gauss(0, 0.25), end + out)], 0.42, 0.2)
              for i in range(1, 44) for end, out in ((y, -2.6), (y + h, 2.6))]
    cloth = placed(box(x, y, w, h))
    sheet.shadow(cloth, lift=1.8, strength=0.45)
    sheet.fill(darker(colours[0], 0.08), *[placed(s) for s in fringe])
    sheet.fill(colours[0], cloth)
    left = 0.0
    stripes: list[tuple[float, float, Colour]] = []
    while left < w / 2:
        wide = rng.choice((0.7, 0.7, 1.4, 2.8, 5.0))
        stripes.append((left, min(wide, w / 2 - left), rng.choice(colours[1:])))
        left += wide + rng.choice((0.7, 1.4, 2.4, 4.0))
    for start, wide, colour in stripes:
        sheet.fill(colour, placed(box(x + start, y, wide, h)), placed(box(x + w - start - wide, y, wide, h)))
    for i in range(int(h / 0.55)):
        tone = mix(rgb("ffffff"), rgb("302838"), i % 2)
        sheet.line(tone, placed([(x, y + i * 0.55), (x + w, y + i * 0.55)]), 0.2, alpha=0.10)
    fold = w * rng.uniform(0.3, 0.7)
    sheet.fill(rgb("302838"), placed(box(x + fold, y, 1.2, h)), alpha=0.12)
    sheet.fill(rgb("ffffff"), placed(box(x + fold - 1.2, y, 1.2, h)), alpha=0.2)
