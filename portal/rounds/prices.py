"""Prices that prove a bound: what each class, each pair and each odd ring of classes is worth at most.

When no possible pair has more points than its prices, no choice of pairs has more points than all prices together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.rounds.candidates import SEED, Edges, Points, all_of, unique
from portal.rounds.threads import in_blocks

TOLERANCE = 1e-4  # of a point
ADDED_PER_CLASS = 3
NUDGE = 0.01  # of a point
BLOCK = 128  # classes checked at once

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Ring:
    """An odd number of classes, of which one always stays without a partner among them."""

    members: NDArray[np.int64]
    price: float = 0.0

    @property
    def most_pairs(self) -> int:
        return len(self.members) // 2


@dataclass(frozen=True)
class Prices:
    """The price of a pair is that of both classes, of one more pair, and of the rings that both belong to."""

    of_class: Numbers
    of_pair: float = 0.0
    rings: Sequence[Ring] = ()

    def over_block(self, worth: Points, block: slice) -> Numbers:
        """[class of the block, class] → by how much a pair is worth more than its price; -inf if impossible."""
        found = worth[block] - (self.of_class[block, None] + (self.of_class + self.of_pair)[None, :])
        found[worth[block] == 0] = -np.inf
        for ring in self.rings:
            rows = ring.members[(ring.members >= block.start) & (ring.members < block.stop)]
            found[np.ix_(rows - block.start, ring.members)] -= ring.price
        return found

    def over(self, worth: Points, edges: Edges) -> Numbers:
        """By how much each of these pairs is worth more than its price."""
        found: Numbers = worth[edges.one, edges.other] - (self.of_class[edges.one] + self.of_class[edges.other])
        for ring in self.rings:
            found[edges.inside(ring.members)] -= ring.price
        return found - self.of_pair

    def bound(self, n_pairs: int, capacity: int = 1) -> float:
        """All prices together, when nothing is worth more than its price."""
        rings = sum(ring.price * ring.most_pairs for ring in self.rings)
        return float(capacity * self.of_class.sum() + self.of_pair * n_pairs + rings)


def near(worth: Points, prices: Prices, margin: float) -> Edges:
    """All possible pairs that cost at most `margin` points more than they are worth."""

    def look(block: slice) -> Edges:
        one, other = np.nonzero(prices.over_block(worth, block) >= -margin)
        return unique(one + block.start, other)

    return all_of(list(in_blocks(look, len(worth), BLOCK)))


def underpriced(worth: Points, prices: Prices) -> tuple[Edges, Numbers]:
    """The pairs worth more than their prices, a few of each class, and what each class would have to pay for them."""

    def look(block: slice) -> tuple[Edges, Numbers]:
        over = prices.over_block(worth, block)
        excess = np.maximum(over.max(axis=1), 0.0)
        drawn = np.random.default_rng((SEED, block.start))  # of equals not always the same ones join in
        rows = np.flatnonzero(excess > TOLERANCE)
        others = [_dearest(over[row], drawn) for row in rows]
        ones = np.repeat(rows + block.start, [len(found) for found in others])
        return unique(ones, np.concatenate([*others, np.zeros(0, np.int64)])), excess

    parts = list(in_blocks(look, len(worth), BLOCK))
    return all_of([edges for edges, _excess in parts]), np.concatenate([excess for _edges, excess in parts])


def _dearest(over: Numbers, drawn: np.random.Generator) -> NDArray[np.int64]:
    dear = np.flatnonzero(over > TOLERANCE)
    order = np.argsort(-over[dear] + NUDGE * drawn.random(len(dear)))
    return dear[order[:ADDED_PER_CLASS]]
