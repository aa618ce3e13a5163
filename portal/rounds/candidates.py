"""Which classes could be partners: points of every pair, the best few of each class, and first come, first served."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.matching.columns import columns, possible, scores
from portal.matching.rules import Criterion, Seeker
from portal.matching.terrain import Terrain

BEST_EDGES, RARE_EDGES, OTHER_EDGES = 6, 2, 6  # of every class: to the best, to those whom few fit, to anybody
SEED = 1  # the same edges for the same classes
EVERY = 64  # classes between two signs of progress

Pair = tuple[int, int, int]  # class, class, points
Report = Callable[[float], None]
Points = NDArray[np.uint8]  # [class, class] → 1 to 100, or 0 where something stops the pair


def ignore(_done: float) -> None:
    """Nobody wants to know how far it is."""


def points_of_all(
    seekers: Sequence[Seeker],
    terrain: Terrain,
    topics: Sequence[str],
    weights: Mapping[Criterion, int],
    report: Report = ignore,
) -> Points:
    """Compares every class with every other: one byte a pair, 400 MB for 20,000 classes."""
    among = columns(seekers, terrain, topics)
    points = np.zeros((len(seekers), len(seekers)), np.uint8)
    for number, one in enumerate(seekers):
        rows = possible(one, among, terrain)
        points[number, rows] = scores(one, among, rows, terrain, weights).sum(axis=0)
        if number % EVERY == 0:
            report(number / len(seekers))
    return points


@dataclass(frozen=True)
class Edges:
    """Possible pairs, each once with the smaller number first."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.one)

    def also(self, more: "Edges") -> "Edges":
        return unique(np.concatenate([self.one, more.one]), np.concatenate([self.other, more.other]))


def unique(one: NDArray[np.int64], other: NDArray[np.int64]) -> Edges:
    """Each pair once, in a fixed order."""
    both = np.unique((np.minimum(one, other) << 32) | np.maximum(one, other))
    return Edges(both >> 32, both & 0xFFFFFFFF)


def good_edges(points: Points) -> Edges:
    """A few pairs of every class among which the best choice is likely."""
    rarity = 1 / np.maximum(np.count_nonzero(points, axis=1), 1)
    drawn = np.random.default_rng(SEED)
    found = []
    for number, row in enumerate(points):
        rows = np.flatnonzero(row)
        orders = (row[rows], BEST_EDGES), (rarity[rows], RARE_EDGES), (drawn.random(len(rows)), OTHER_EDGES)
        for worth, limit in orders:
            best = np.argsort(worth, kind="stable")[-limit:]
            found.append((np.full(len(best), number), rows[best]))
    return unique(*(np.concatenate(side).astype(np.int64) for side in zip(*found, strict=True)))


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
