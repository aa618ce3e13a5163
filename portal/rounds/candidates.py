"""Which classes could be partners: points of every pair, the best few of each class, and first come, first served."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.rounds.threads import Report, ignore, in_blocks
from portal.solver.attributes import Attributes
from portal.solver.regions import Regions
from portal.solver.scoring import Weights, possible, totals

BEST_EDGES, RARE_EDGES, OTHER_EDGES = 4, 2, 4  # of every class: to the best, to those whom few fit, to anybody
SEED = 1  # the same edges for the same classes
BLOCK = 64  # classes compared in one go
BITS_OF_PLACES = 24

Pair = tuple[int, int, int]  # class, class, points
Points = NDArray[np.uint8]  # [class, class] → 1 to 100, or 0 where something stops the pair


def points_of_all(classes: Attributes, regions: Regions, weights: Weights, report: Report = ignore) -> Points:
    """Compares every class with every later one: one byte a pair, 400 MB for 20,000 classes."""
    points = np.zeros((len(classes), len(classes)), np.uint8)

    def compare(block: slice) -> None:
        later = classes.at(slice(block.start, None))
        for number in range(block.start, block.stop):
            one = classes.at(number)
            rows = possible(one, later, regions)
            points[number, block.start + rows] = totals(one, later, rows, regions, weights)

    for _ in in_blocks(compare, len(classes), BLOCK, report):
        pass
    _mirror(points)
    return points


def _mirror(points: Points) -> None:
    """What is known of a pair from one side is true from the other as well."""
    for start in range(0, len(points), BLOCK):
        block = slice(start, start + BLOCK)
        points[start:, block] = np.maximum(points[start:, block], points[block, start:].T)


@dataclass(frozen=True)
class Edges:
    """Possible pairs, each once with the smaller number first."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.one)

    def also(self, more: "Edges") -> "Edges":
        return unique(np.concatenate([self.one, more.one]), np.concatenate([self.other, more.other]))

    def only(self, chosen: NDArray[np.bool_]) -> "Edges":
        return Edges(self.one[chosen], self.other[chosen])

    def inside(self, members: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of them join two of these classes."""
        return np.isin(self.one, members) & np.isin(self.other, members)


def unique(one: NDArray[np.int64], other: NDArray[np.int64]) -> Edges:
    """Each pair once, in a fixed order."""
    both = np.unique((np.minimum(one, other) << 32) | np.maximum(one, other))
    return Edges(both >> 32, both & 0xFFFFFFFF)


def good_edges(points: Points) -> Edges:
    """A few pairs of every class among which the best choice is likely."""
    rarity = np.argsort(np.argsort(-np.count_nonzero(points, axis=1), kind="stable"))

    def choose(block: slice) -> Edges:
        drawn = np.random.default_rng((SEED, block.start))
        ones, others = [], []
        for number in range(block.start, block.stop):
            rows = np.flatnonzero(points[number])
            worth = points[number, rows].astype(np.int64) << BITS_OF_PLACES | rows
            some = drawn.integers(len(rows), size=OTHER_EDGES) if len(rows) else rows
            chosen = np.concatenate([rows[_top(worth, BEST_EDGES)], rows[_top(rarity[rows], RARE_EDGES)], rows[some]])
            ones.append(np.full(len(chosen), number))
            others.append(chosen)
        return unique(np.concatenate(ones), np.concatenate(others))

    return all_of(list(in_blocks(choose, len(points), BLOCK)))


def all_of(parts: Sequence[Edges]) -> Edges:
    return unique(np.concatenate([part.one for part in parts]), np.concatenate([part.other for part in parts]))


def _top(worth: NDArray[np.int64], limit: int) -> NDArray[np.intp]:
    """Where the largest are; no two of them are equal."""
    return np.argpartition(worth, -limit)[-limit:] if len(worth) > limit else np.arange(len(worth))


def first_come(points: Points) -> list[Pair]:
    """The pairs when each class in turn takes the best one that is still free; of equals the one that came first."""
    is_free = np.ones(len(points), np.bool_)
    pairs = []
    for number, row in enumerate(points):
        other = int(np.argmax(np.where(is_free, row, 0)))
        if is_free[number] and is_free[other] and row[other]:
            pairs.append((number, other, int(row[other])))
            is_free[[number, other]] = False
    return pairs
