"""How many partners each class may get in one round of pairs, and which of its places count first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from portal.solver.edges import Pair, Points

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Places:
    """Of each class: 1 while nobody is found for it, and how many `further` partners it may get."""

    first: Counts
    further: Counts

    @cached_property
    def all(self) -> Counts:
        return self.first + self.further

    @cached_property
    def owners(self) -> Counts:
        """The class of each place: those that come first in the order of classes, then all others."""
        classes = np.arange(len(self.first))
        return np.concatenate([np.repeat(classes, self.first), np.repeat(classes, self.further)])

    @cached_property
    def is_further(self) -> NDArray[np.bool_]:
        """Which of these places may stay free without anybody being alone."""
        is_further: NDArray[np.bool_] = np.arange(len(self.owners)) >= self.first.sum()
        return is_further

    def n_served(self, pairs: Collection[tuple[int, ...]]) -> int:
        """For how many classes these pairs are the first ones that are found."""
        return len({member for one, other, *_points in pairs for member in (one, other) if self.first[member]})


def places_of(numbers: Sequence[int]) -> Places:
    """Everybody is still alone; `numbers` are 1 or more."""
    counts = np.array(numbers, np.int64)
    return Places(np.ones_like(counts), counts - 1)


def take(points: Points, places: Places, pinned: Collection[tuple[int, int]]) -> tuple[list[Pair], Places]:
    """These pairs where they fit, and the places that are left; nothing of a full class is possible any more."""
    first, further, pairs = places.first.copy(), places.further.copy(), list[Pair]()
    for one, other in sorted({(min(pair), max(pair)) for pair in pinned}):
        if points[one, other] and all(first[member] + further[member] for member in (one, other)):
            pairs.append((one, other, int(points[one, other])))
            points[one, other] = points[other, one] = 0
            for member in (one, other):
                (first if first[member] else further)[member] -= 1
    full = first + further == 0
    points[full] = points[:, full] = 0
    return pairs, Places(first, further)
