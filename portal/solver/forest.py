"""Alternating forest of a matching: who could stay alone instead of whom (Edmonds; Gallai and Edmonds).

From every class without a partner a tree grows along possible pairs and matched pairs in turn. Where two trees meet
there is an augmenting path, so a larger matching. Where none do, the matching is a largest one, and the *outer* classes
are exactly those that stay alone in some largest matching. An odd cycle of outer classes (a blossom) counts as one,
because a class that joins helps one of it.
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


class AlternatingForest:
    """The forest of one matching; `augmenting` are possible pairs between two of its trees."""

    def __init__(self, fits: Fits, mates: NDArray[np.int64]) -> None:
        n_classes = len(mates)
        self.fits, self.mates = fits, mates
        self.is_outer, self.is_inner = mates == NOBODY, np.zeros(n_classes, np.bool_)
        self.base = np.arange(n_classes)  # outer class → the class at which its blossom hangs in the tree
        self.root = np.arange(n_classes)
        self.parent = np.full(n_classes, NOBODY)  # inner class → outer class
        self.edges: list[tuple[int, int]] = []  # possible pairs of which trees and blossoms are made
        self.augmenting: list[tuple[int, int]] = []
        self.waiting = np.flatnonzero(self.is_outer).tolist()
        for one in self.waiting:  # grows meanwhile
            self._grow(one)
            self._shrink_blossoms(one)

    def _grow(self, one: int) -> None:
        for other in np.flatnonzero(self.fits[one] & ~self.is_outer & ~self.is_inner).tolist():
            if not self.is_outer[other]:  # it may have become so in this very loop
                mate = self.mates[other]
                self.is_inner[other] = self.is_outer[mate] = True
                self.parent[other], self.root[mate] = one, self.root[one]
                self.edges.append((one, other))
                self.waiting.append(int(mate))

    def _shrink_blossoms(self, one: int) -> None:
        others = np.flatnonzero(self.fits[one] & self.is_outer & (self.base != self.base[one]))
        is_foreign = self.root[others] != self.root[one]
        self.augmenting += [(one, int(other)) for other in others[is_foreign][:1]]
        for other in others[~is_foreign].tolist():
            if self.base[other] != self.base[one]:
                self.edges.append((one, other))
                self._shrink(one, other)

    def _shrink(self, one: int, other: int) -> None:
        """Both hang in the same tree: all on the way to where they meet becomes one blossom."""
        base = self._meeting(one, other)
        for start in (one, other):
            here = int(self.base[start])
            while here != base:
                inner = int(self.mates[here])
                self.is_inner[inner], self.is_outer[inner], self.root[inner] = False, True, self.root[one]
                self.waiting.append(inner)
                above = int(self.base[self.parent[inner]])
                self.base[self.base == here] = base
                self.base[inner] = base
                here = above

    def _meeting(self, one: int, other: int) -> int:
        known = set(self._path_to_root(one))
        return next(base for base in self._path_to_root(other) if base in known)

    def _path_to_root(self, one: int) -> list[int]:
        """Blossoms, by their bases."""
        path = [int(self.base[one])]
        while self.mates[path[-1]] != NOBODY:
            path.append(int(self.base[self.parent[self.mates[path[-1]]]]))
        return path
