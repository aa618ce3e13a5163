"""What classes that might join would unlock, exactly: whom they could help, directly or along an augmenting path."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from portal.solver.attributes import Mask
from portal.solver.cover import Standing
from portal.solver.forest import NOBODY

NEWCOMER = -2


class Augmentation:
    """Asks the alternating forest of a choice that leaves as few classes alone as possible; classes by number.

    A blossom is known by its base.

    A newcomer that fits an outer class takes a place in its blossom; the inner class from which the blossom hung is
    free for another blossom, and so on to a blossom that had nobody. Nothing else makes more classes find a partner.
    """

    def __init__(self, standing: Standing) -> None:
        self.standing, self.forest = standing, standing.forest
        self.blossoms_at = cache(self._blossoms_at)

    def reached(self, fitting: Mask) -> list[int]:
        """The classes without a partner of which a newcomer that fits these classes would help one."""
        reached = self._reached(self.standing.nodes(fitting))
        return sorted(int(self.standing.owners[blossom]) for blossom in reached if blossom != self.standing.pool)

    def _reached(self, nodes: Mask) -> list[int]:
        """The blossoms without a partner to which a newcomer that fits these nodes leads; also that of the pool."""
        known = self._blossoms(nodes)
        waiting = known.tolist()
        is_known = self._mask(known)
        for blossom in waiting:  # grows meanwhile
            inner = int(self.forest.mates[blossom])
            if inner != NOBODY:
                fresh = np.flatnonzero(self.blossoms_at(inner) & ~is_known)
                is_known[fresh] = True
                waiting += fresh.tolist()
        return [blossom for blossom in waiting if self.forest.mates[blossom] == NOBODY]

    def helps(self, one: int, fitting: Mask) -> bool:
        """Whether a class without a partner would find one, at nobody's cost, if it fitted these classes."""
        nodes = self.standing.all_nodes(fitting)
        reached = {*self.forest.root[nodes & self.forest.is_outer].tolist(), *self._reached(nodes)}
        own = self.standing.nodes(np.arange(len(fitting)) == one)
        return not reached <= {*np.flatnonzero(own).tolist()}

    def unlocked(self, fitting: Mask, number: int) -> int:
        """How many classes more find a partner when so many newcomers join that all fit these classes."""
        holders = self.forest.mates.copy()  # blossom → the inner class that is its partner
        if self.standing.pool != NOBODY:
            holders[self.standing.pool] = NEWCOMER  # nobody waits there
        starts = self._blossoms(self.standing.nodes(fitting))
        return next((done for done in range(number) if not self._help_one(starts, holders)), number)

    def _help_one(self, starts: NDArray[np.int64], holders: NDArray[np.int64]) -> bool:
        """Leads one more newcomer to a blossom that has nobody, and changes pairs on the way."""
        came_from = dict.fromkeys(sorted(starts.tolist(), key=lambda blossom: holders[blossom] != NOBODY), NEWCOMER)
        is_known = self._mask(starts)
        waiting = list(came_from)
        for blossom in waiting:  # grows meanwhile
            inner = int(holders[blossom])
            if inner == NOBODY:
                self._augment(blossom, came_from, holders)
                return True
            if inner != NEWCOMER:
                fresh = np.flatnonzero(self.blossoms_at(inner) & ~is_known)
                is_known[fresh] = True
                came_from.update(dict.fromkeys(fresh.tolist(), blossom))
                waiting += fresh.tolist()
        return False

    def _augment(self, blossom: int, came_from: dict[int, int], holders: NDArray[np.int64]) -> None:
        """Everybody on the path moves on by one blossom."""
        while (before := came_from[blossom]) != NEWCOMER:
            holders[blossom] = holders[before]
            blossom = before
        holders[blossom] = NEWCOMER

    def _blossoms(self, nodes: Mask) -> NDArray[np.int64]:
        return np.unique(self.forest.base[nodes & self.forest.is_outer])

    def _blossoms_at(self, inner: int) -> Mask:
        return self._mask(self._blossoms(self.forest.fits[inner] > 0))

    def _mask(self, blossoms: NDArray[np.int64]) -> Mask:
        mask = np.zeros(len(self.forest.mates), np.bool_)
        mask[blossoms] = True
        return mask
