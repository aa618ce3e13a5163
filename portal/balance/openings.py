"""What classes that might join would unlock, exactly: whom they could help, straight or by a chain of changed pairs."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from portal.balance.trees import NOBODY, Trees

NEWCOMER = -2

Mask = NDArray[np.bool_]  # one entry per class


class Openings:
    """Asks the trees of a largest choice of pairs.

    A newcomer that fits an outer class takes a place in its ring; the inner class from which the ring hung is free for
    another ring, and so on to a ring that had nobody. Nothing else makes more classes find a partner.
    """

    def __init__(self, trees: Trees) -> None:
        self.trees = trees
        self.rings_at = cache(self._rings_at)

    def reached(self, fitting: Mask) -> list[int]:
        """The classes without a partner of which a newcomer that fits these classes would help one."""
        known = self._rings(fitting)
        waiting = known.tolist()
        is_known = self._mask(known)
        for ring in waiting:  # grows meanwhile
            inner = int(self.trees.mates[ring])
            if inner != NOBODY:
                fresh = np.flatnonzero(self.rings_at(inner) & ~is_known)
                is_known[fresh] = True
                waiting += fresh.tolist()
        return sorted(ring for ring in waiting if self.trees.mates[ring] == NOBODY)

    def helps(self, one: int, fitting: Mask) -> bool:
        """Whether a class without a partner would find one, at nobody's cost, if it fitted these classes."""
        roots = self.trees.root[fitting & self.trees.is_outer]
        return bool((roots != one).any()) or self.reached(fitting) not in ([], [one])

    def unlocked(self, fitting: Mask, number: int) -> int:
        """How many classes more find a partner when so many newcomers join that all fit these classes."""
        holders = self.trees.mates.copy()  # ring → the inner class that is its partner
        starts = self._rings(fitting)
        return next((done for done in range(number) if not self._help_one(starts, holders)), number)

    def _help_one(self, starts: NDArray[np.int64], holders: NDArray[np.int64]) -> bool:
        """Leads one more newcomer to a ring that has nobody, and changes pairs on the way."""
        came_from = dict.fromkeys(sorted(starts.tolist(), key=lambda ring: holders[ring] != NOBODY), NEWCOMER)
        is_known = self._mask(starts)
        waiting = list(came_from)
        for ring in waiting:  # grows meanwhile
            inner = int(holders[ring])
            if inner == NOBODY:
                self._change(ring, came_from, holders)
                return True
            if inner != NEWCOMER:
                fresh = np.flatnonzero(self.rings_at(inner) & ~is_known)
                is_known[fresh] = True
                came_from.update(dict.fromkeys(fresh.tolist(), ring))
                waiting += fresh.tolist()
        return False

    def _change(self, ring: int, came_from: dict[int, int], holders: NDArray[np.int64]) -> None:
        while (before := came_from[ring]) != NEWCOMER:
            holders[ring] = holders[before]
            ring = before
        holders[ring] = NEWCOMER

    def _rings(self, fitting: Mask) -> NDArray[np.int64]:
        return np.unique(self.trees.ring[fitting & self.trees.is_outer])

    def _rings_at(self, inner: int) -> Mask:
        return self._mask(self._rings(self.trees.fits[inner]))

    def _mask(self, rings: NDArray[np.int64]) -> Mask:
        mask = np.zeros(len(self.trees.mates), np.bool_)
        mask[rings] = True
        return mask
