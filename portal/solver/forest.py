"""Alternating forest of a matching: who could stay alone instead of whom (Edmonds; Gallai and Edmonds).

From a class without a partner a tree grows along possible pairs and matched pairs in turn. Where it reaches another
class without a partner there is an augmenting path, so a larger matching. Where no tree does, the matching is a largest
one, and the *outer* classes are exactly those that stay alone in some largest matching. An odd cycle of outer classes
(a blossom) counts as one, because a class that joins helps one of it.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NOBODY = -1

Mask = NDArray[np.bool_]
Mates = NDArray[np.int64]  # class → its partner, or NOBODY


class Rows(Protocol):
    """A matrix, or whatever gives its rows: [class] → whether, or with how many points, it could be a partner."""

    def __getitem__(self, one: int, /) -> NDArray[np.bool_ | np.uint8]:
        """Of one class with each."""


def mates_of(pairs: Sequence[tuple[int, ...]], n_classes: int) -> Mates:
    """Of each pair the first two count."""
    mates = np.full(n_classes, NOBODY, np.int64)
    for one, other, *_points in pairs:
        mates[one], mates[other] = other, one
    return mates


class AlternatingForest:
    """Makes a matching a largest one; its trees then are those of the classes that stay alone.

    A tree whose classes reach nobody else who is alone stays as it is: no later path leads through it. Where `may_wait`
    is given, these have no tree, and each of them gives up its partner for a class that has none.
    """

    def __init__(self, fits: Rows, mates: Mates, may_wait: Mask | None = None) -> None:
        n_classes = len(mates)
        self.fits, self.mates = fits, mates.copy()
        self.may_wait = np.zeros(n_classes, np.bool_) if may_wait is None else may_wait
        self.is_outer, self.is_inner = np.zeros(n_classes, np.bool_), np.zeros(n_classes, np.bool_)
        self.base = np.arange(n_classes)  # outer class → the class at which its blossom hangs in the tree
        self.root = np.arange(n_classes)
        self.parent = np.full(n_classes, NOBODY)  # inner class → outer class
        self.bridge: dict[int, tuple[int, int]] = {}  # class that became outer → the pair that closed the cycle
        for root in np.flatnonzero((mates == NOBODY) & ~self.may_wait).tolist():
            if self.mates[root] == NOBODY:
                self._plant(root)

    def _plant(self, root: int) -> None:
        """Grows the tree of a class without a partner until it finds one, or until nothing more can be reached."""
        self.is_outer[root] = True
        self.waiting = [root]
        for one in self.waiting:  # grows meanwhile
            if self.may_wait[one]:
                return self._give_up(root, one)
            fits = self.fits[one] > 0
            alone = fits & (self.mates == NOBODY) & ~self.is_outer
            if alone.any():
                return self._augment(root, [int(alone.argmax()), *self._path(one)])
            self._grow(one, fits & ~self.is_outer & ~self.is_inner)
            self._shrink_blossoms(one, fits)

    def _give_up(self, root: int, one: int) -> None:
        """The root finds a partner, and `one` has none any more."""
        _one, *path = self._path(one)
        self.mates[one] = NOBODY
        self._augment(root, path)

    def _augment(self, root: int, path: list[int]) -> None:
        """Both ends of the path find a partner, and the tree is no more."""
        self.mates[path] = np.reshape(path, (-1, 2))[:, ::-1].ravel()
        tree = np.flatnonzero(self.root == root)
        self.is_outer[tree] = self.is_inner[tree] = False
        self.base[tree] = self.root[tree] = tree
        for inner in set(tree.tolist()) & self.bridge.keys():
            del self.bridge[inner]

    def _path(self, one: int, end: int = NOBODY) -> list[int]:
        """From an outer class by a matched and a possible pair in turn, to `end` or the root."""
        path = [one]
        while path[-1] != end and (mate := int(self.mates[path[-1]])) != NOBODY:
            if bridge := self.bridge.get(path[-1]):
                path += [*reversed(self._path(bridge[0], mate)), bridge[1]]
            else:
                path += [mate, int(self.parent[mate])]
        return path

    def _grow(self, one: int, is_new: Mask) -> None:
        """New classes become inner, their partners outer; of partners that are both new the first becomes inner."""
        new = np.flatnonzero(is_new)
        inner = new[~is_new[self.mates[new]] | (new < self.mates[new])]
        outer = self.mates[inner]
        self.is_inner[inner] = self.is_outer[outer] = True
        self.root[inner] = self.root[outer] = self.root[one]
        self.parent[inner] = one
        self.waiting += outer.tolist()

    def _shrink_blossoms(self, one: int, fits: Mask) -> None:
        for other in np.flatnonzero(fits & self.is_outer & (self.base != self.base[one])).tolist():
            if self.base[other] != self.base[one]:
                self._shrink(one, other)

    def _shrink(self, one: int, other: int) -> None:
        """Both hang in the same tree: all on the way to where they meet becomes one blossom."""
        base = self._meeting(one, other)
        for start, end in ((one, other), (other, one)):
            here = int(self.base[start])
            while here != base:
                inner = int(self.mates[here])
                self.is_inner[inner], self.is_outer[inner] = False, True
                self.bridge[inner] = (start, end)
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
