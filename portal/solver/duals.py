"""Dual values that prove a bound: what each class, each pair and each odd set of classes is worth at most.

When no possible pair has more points than the duals that cover it, no matching has more points than all duals together
(weak duality).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.solver.edges import SEED, Edges, Points, union, unique
from portal.solver.parallel import in_blocks

TOLERANCE = 1e-4  # of a point
ADDED_PER_CLASS = 3
NUDGE = 0.01  # of a point
BLOCK = 128  # classes checked at once

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class OddSet:
    """An odd number of classes, of which one always stays without a partner among them."""

    members: NDArray[np.int64]
    dual: float = 0.0

    @property
    def most_pairs(self) -> int:
        return len(self.members) // 2


@dataclass(frozen=True)
class Duals:
    """A pair is covered by the duals of both classes, of one more pair, and of the odd sets that both belong to."""

    of_class: Numbers
    of_pair: float = 0.0
    odd_sets: Sequence[OddSet] = ()

    def reduced_costs(self, worth: Points, edges: Edges) -> Numbers:
        """By how much each of these pairs is worth more than its duals."""
        costs: Numbers = worth[edges.one, edges.other] - (self.of_class[edges.one] + self.of_class[edges.other])
        for odd_set in self.odd_sets:
            costs[edges.inside(odd_set.members)] -= odd_set.dual
        return costs - self.of_pair

    def reduced_costs_in(self, block: slice, worth: Points) -> Numbers:
        """[class of the block, class] → the same for all pairs; -inf where something stops a pair."""
        costs = worth[block] - (self.of_class[block, None] + (self.of_class + self.of_pair)[None, :])
        costs[worth[block] == 0] = -np.inf
        for odd_set in self.odd_sets:
            rows = odd_set.members[(odd_set.members >= block.start) & (odd_set.members < block.stop)]
            costs[np.ix_(rows - block.start, odd_set.members)] -= odd_set.dual
        return costs

    def bound(self, n_pairs: int) -> float:
        """All duals together, when nothing is worth more than its duals."""
        of_odd_sets = sum(odd_set.dual * odd_set.most_pairs for odd_set in self.odd_sets)
        return float(self.of_class.sum() + self.of_pair * n_pairs + of_odd_sets)


def edges_within(worth: Points, duals: Duals, margin: float) -> Edges:
    """All possible pairs that are worth at most `margin` points less than their duals."""

    def look(block: slice) -> Edges:
        one, other = np.nonzero(duals.reduced_costs_in(block, worth) >= -margin)
        return unique(one + block.start, other)

    return union(list(in_blocks(look, len(worth), BLOCK)))


def uncovered(worth: Points, duals: Duals) -> tuple[Edges, Numbers]:
    """The pairs worth more than their duals, a few of each class, and what would have to be added to each class."""

    def look(block: slice) -> tuple[Edges, Numbers]:
        costs = duals.reduced_costs_in(block, worth)
        excess = np.maximum(costs.max(axis=1), 0.0)
        drawn = np.random.default_rng((SEED, block.start))  # of equals not always the same ones join in
        rows = np.flatnonzero(excess > TOLERANCE)
        others = [_largest(costs[row], drawn) for row in rows]
        ones = np.repeat(rows + block.start, [len(each) for each in others])
        return unique(ones, np.concatenate([*others, np.zeros(0, np.int64)])), excess

    parts = list(in_blocks(look, len(worth), BLOCK))
    return union([edges for edges, _excess in parts]), np.concatenate([excess for _edges, excess in parts])


def _largest(costs: Numbers, drawn: np.random.Generator) -> NDArray[np.int64]:
    positive = np.flatnonzero(costs > TOLERANCE)
    order = np.argsort(-costs[positive] + NUDGE * drawn.random(len(positive)))
    return positive[order[:ADDED_PER_CLASS]]
