"""Who could stay alone instead of whom: alternating trees over all possible pairs (Edmonds; Gallai and Edmonds).

From every class without a partner a tree grows along possible pairs and chosen pairs in turn. Where two trees meet,
there is a larger choice of pairs. Where none do, the choice is the largest, and the *outer* classes of the trees are
exactly those that stay alone in some largest choice; odd rings of them count as one, because a class that joins helps
one of a ring.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NOBODY = -1

Fits = NDArray[np.bool_]  # [class, class] → could be partners


def mates_of(pairs: Sequence[tuple[int, ...]], n_classes: int) -> NDArray[np.int64]:
    """Class → its partner, or NOBODY; of each pair the first two count."""
    mates = np.full(n_classes, NOBODY, np.int64)
    for one, other, *_points in pairs:
        mates[one], mates[other] = other, one
    return mates


class Trees:
    """The trees of one choice of pairs; `meetings` are possible pairs between two of them."""

    def __init__(self, fits: Fits, mates: NDArray[np.int64]) -> None:
        n_classes = len(mates)
        self.fits, self.mates = fits, mates
        self.is_outer, self.is_inner = mates == NOBODY, np.zeros(n_classes, np.bool_)
        self.ring = np.arange(n_classes)  # outer class → the class at which its ring hangs in the tree
        self.root = np.arange(n_classes)
        self.parent = np.full(n_classes, NOBODY)  # inner class → outer class
        self.used: list[tuple[int, int]] = []  # possible pairs of which trees and rings are made
        self.meetings: list[tuple[int, int]] = []
        self.waiting = np.flatnonzero(self.is_outer).tolist()
        for one in self.waiting:  # grows meanwhile
            self._reach_on(one)
            self._close_rings(one)

    def _reach_on(self, one: int) -> None:
        for other in np.flatnonzero(self.fits[one] & ~self.is_outer & ~self.is_inner).tolist():
            if not self.is_outer[other]:  # it may have become so in this very loop
                mate = self.mates[other]
                self.is_inner[other] = self.is_outer[mate] = True
                self.parent[other], self.root[mate] = one, self.root[one]
                self.used.append((one, other))
                self.waiting.append(int(mate))

    def _close_rings(self, one: int) -> None:
        others = np.flatnonzero(self.fits[one] & self.is_outer & (self.ring != self.ring[one]))
        is_foreign = self.root[others] != self.root[one]
        self.meetings += [(one, int(other)) for other in others[is_foreign][:1]]
        for other in others[~is_foreign].tolist():
            if self.ring[other] != self.ring[one]:
                self.used.append((one, other))
                self._close(one, other)

    def _close(self, one: int, other: int) -> None:
        """Both hang in the same tree: all on the way to where they meet becomes one ring."""
        knot = self._knot(one, other)
        for start in (one, other):
            ring = int(self.ring[start])
            while ring != knot:
                inner = int(self.mates[ring])
                self.is_inner[inner], self.is_outer[inner], self.root[inner] = False, True, self.root[one]
                self.waiting.append(inner)
                above = int(self.ring[self.parent[inner]])
                self.ring[self.ring == ring] = knot
                self.ring[inner] = knot
                ring = above

    def _knot(self, one: int, other: int) -> int:
        known = set(self._way_up(one))
        return next(ring for ring in self._way_up(other) if ring in known)

    def _way_up(self, one: int) -> list[int]:
        way = [int(self.ring[one])]
        while self.mates[way[-1]] != NOBODY:
            way.append(int(self.ring[self.parent[self.mates[way[-1]]]]))
        return way
