"""Dual values that prove a bound where classes may have several partners, but no two of them each other twice.

A pair is covered by the duals of both classes, of one more pair, and of the odd sets that it counts in. What a pair is
worth beyond that is added once, as no pair comes twice; so any duals prove a bound (weak duality).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from portal.solver.duals import ADDED_PER_CLASS, BLOCK, TOLERANCE, Numbers
from portal.solver.edges import Edges, Points, union, unique
from portal.solver.parallel import in_blocks
from portal.solver.places import Places

NO_CLASSES = np.zeros(0, np.int64)
NO_EDGES = Edges(NO_CLASSES, NO_CLASSES)


@dataclass(frozen=True)
class OddPlaces:
    """An odd number of places: those of the `members`, and one for each pair that is `leaving` them.

    Of the `scarce` members only the first place is among these; each further one that they use comes on top.
    At most half of them, rounded down, become pairs among the members or pairs that are leaving.
    """

    members: NDArray[np.int64]
    leaving: Edges
    scarce: NDArray[np.int64]
    most_pairs: int
    dual: float = 0.0


@dataclass(frozen=True)
class PlaceDuals:
    """`of_further`: of one more place beside the first ones, of which there are as many as the pairs need."""

    of_class: Numbers
    of_further: float = 0.0
    of_pair: float = 0.0
    odd_sets: Sequence[OddPlaces] = field(default=())

    def costs_in(self, block: slice, worth: Points) -> Numbers:
        """[class of the block, class] → by how much a pair is worth more than its duals; -inf where it is none."""
        costs = worth[block] - (self.of_class[block, None] + (self.of_class + self.of_pair)[None, :])
        for odd_set in self.odd_sets:
            rows = odd_set.members[(odd_set.members >= block.start) & (odd_set.members < block.stop)]
            costs[np.ix_(rows - block.start, odd_set.members)] -= odd_set.dual
            for one, other in _both_ways(odd_set.leaving):
                here = (one >= block.start) & (one < block.stop)
                costs[one[here] - block.start, other[here]] -= odd_set.dual
        costs[worth[block] == 0] = -np.inf
        return costs

    def bound(self, worth: Points, places: Places, n_pairs: int = 0, n_further: int = 0) -> float:
        """No choice of `n_pairs` pairs that uses at most `n_further` further places is worth more.

        Where `of_pair` and `of_further` are 0, nothing is, whatever its numbers.
        """
        of_places = places.first * self.of_class + places.further * self._beyond()
        of_odd_sets = sum(odd_set.dual * odd_set.most_pairs for odd_set in self.odd_sets)
        given = self.of_pair * n_pairs + self.of_further * n_further
        return float(of_places.sum() + of_odd_sets + given + sum(self._excesses(worth)))

    def _beyond(self) -> Numbers:
        """What a further place of each class is worth beyond its dual."""
        worth = self.of_class - self.of_further
        for odd_set in self.odd_sets:
            worth[odd_set.scarce] += odd_set.dual
        return np.maximum(worth, 0.0)

    def _excesses(self, worth: Points) -> list[float]:
        def look(block: slice) -> float:
            later = np.arange(len(worth))[None, :] > np.arange(block.start, block.stop)[:, None]
            return float(np.maximum(self.costs_in(block, worth), 0.0)[later].sum())

        return list(in_blocks(look, len(worth), BLOCK))

    def near(self, worth: Points, margin: float) -> Edges:
        """All pairs that are worth at most `margin` less than their duals."""

        def look(block: slice) -> Edges:
            one, other = np.nonzero(self.costs_in(block, worth) >= -margin)
            return unique(one + block.start, other)

        return union([NO_EDGES, *in_blocks(look, len(worth), BLOCK)])

    def missing(self, worth: Points, known: Edges) -> Edges:
        """The pairs that are worth more than their duals and not known yet, a few of each class."""
        one, other = (np.concatenate(ends) for ends in zip(*_both_ways(known), strict=True))

        def look(block: slice) -> Edges:
            costs, here = self.costs_in(block, worth), (one >= block.start) & (one < block.stop)
            costs[one[here] - block.start, other[here]] = -np.inf
            rows = np.flatnonzero(costs.max(axis=1) > TOLERANCE)
            most = np.argsort(-costs[rows], axis=1, kind="stable")[:, :ADDED_PER_CLASS]
            is_more = np.take_along_axis(costs[rows], most, axis=1) > TOLERANCE
            return unique(np.repeat(rows + block.start, is_more.sum(axis=1)), most[is_more])

        return union([NO_EDGES, *in_blocks(look, len(worth), BLOCK)])


def _both_ways(edges: Edges) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64]], ...]:
    return (edges.one, edges.other), (edges.other, edges.one)
