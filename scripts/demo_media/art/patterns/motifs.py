"""Motifs for counted threads: a bird, a tree, a horse, and borders."""

from __future__ import annotations

from random import Random

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


def _rows(motif: str) -> list[str]:
    return motif.strip("\n").split("\n")


def _mirrored(rows: list[str]) -> list[str]:
    return [row + row[::-1][1:] for row in rows]


def diamond_band(rng: Random, width: int, height: int) -> list[str]:
    """A border of rhombs whose rings are chosen by chance, the same in every repeat."""
    period = rng.choice((12, 16, 20))
    rings = [rng.choice("##o..") for _ in range(period)]
    rings[0], rings[period // 2] = "#", "#"
    half = height // 2
    return [
        "".join(rings[min(period - 1, (abs(x % period - period // 2) + abs(y - half)))] for x in range(width))
        for y in range(height)
    ]


def zigzag(width: int, height: int, period: int) -> list[str]:
    return [
        "".join("#" if (x + y) % period == 0 or (x - y) % period == 0 else "." for x in range(width))
        for y in range(height)
    ]


def procession(rng: Random, width: int) -> list[str]:
    """Animals walking towards trees, repeated along the cloth."""
    tree, beast = _mirrored(_rows(TREE)), _rows(rng.choice((BIRD, HORSE)))
    height = max(len(tree), len(beast))
    tree = ["." * len(tree[0])] * (height - len(tree)) + tree
    beast = ["." * len(beast[0])] * (height - len(beast)) + beast
    unit = [f"{b}..{t}..{b[::-1]}.." for b, t in zip(beast, tree, strict=True)]
    shift = (len(unit[0]) * 10 - width) // 2 % len(unit[0])
    return [(row * (width // len(row) + 2))[shift : shift + width] for row in unit]
