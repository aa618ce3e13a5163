"""A few edges of each class among which the best pairs are likely, and the pairs of first come, first served."""

import numpy as np
from numpy.typing import NDArray

from portal.solver.edges import SEED, Edges, Pair, Points, union, unique
from portal.solver.parallel import in_blocks

BEST_EDGES, RARE_EDGES, OTHER_EDGES = 4, 2, 4  # of every class: to the best, to those whom few fit, to anybody
BLOCK = 64  # classes looked at in one go
BITS_OF_PLACES = 24


def candidate_edges(points: Points) -> Edges:
    rarity = np.argsort(np.argsort(-np.count_nonzero(points, axis=1), kind="stable"))

    def choose(block: slice) -> Edges:
        drawn = np.random.default_rng((SEED, block.start))
        ones, others = [], []
        for place in range(block.start, block.stop):
            rows = np.flatnonzero(points[place])
            worth = points[place, rows].astype(np.int64) << BITS_OF_PLACES | rows
            some = drawn.integers(len(rows), size=OTHER_EDGES) if len(rows) else rows
            chosen = np.concatenate([rows[_top(worth, BEST_EDGES)], rows[_top(rarity[rows], RARE_EDGES)], rows[some]])
            ones.append(np.full(len(chosen), place))
            others.append(chosen)
        return unique(np.concatenate(ones), np.concatenate(others))

    return union(list(in_blocks(choose, len(points), BLOCK)))


def _top(worth: NDArray[np.int64], limit: int) -> NDArray[np.intp]:
    """Where the largest are; no two of them are equal."""
    return np.argpartition(worth, -limit)[-limit:] if len(worth) > limit else np.arange(len(worth))


def first_come(points: Points, numbers: NDArray[np.int64] | None = None) -> list[Pair]:
    """The pairs when each class in turn takes the best ones that are still free; of equals the one that came first.

    `numbers`: how many partners each may have; 1 unless told otherwise.
    """
    free = np.ones(len(points), np.int64) if numbers is None else numbers.copy()
    pairs = []
    for place, row in enumerate(points):
        worth = np.where(free > 0, row, 0)[place + 1 :]  # of those before nobody is free who fits
        for _ in range(free[place]):
            if not worth.any():
                break
            other = int(worth.argmax())
            pairs.append((place, place + 1 + other, int(worth[other])))
            free[[place, place + 1 + other]] -= 1
            worth[other] = 0
    return pairs
