"""The graph of classes: points of all pairs as a matrix, some pairs as edges."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 1  # of everything drawn: the same edges for the same classes
BITS = 32  # of a place

Pair = tuple[int, int, int]  # class, class, points
Points = NDArray[np.uint8]  # [class, class] → 1 to 100, or 0 where something stops the pair


@dataclass(frozen=True)
class Edges:
    """Possible pairs, each once with the smaller place first."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.one)

    @property
    def codes(self) -> NDArray[np.int64]:
        """A number for each of them."""
        return (self.one << BITS) | self.other

    def also(self, more: "Edges") -> "Edges":
        return union([self, more])

    def only(self, chosen: NDArray[np.bool_]) -> "Edges":
        return Edges(self.one[chosen], self.other[chosen])

    def inside(self, members: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of them join two of these classes."""
        return np.isin(self.one, members) & np.isin(self.other, members)


def unique(one: NDArray[np.int64], other: NDArray[np.int64]) -> Edges:
    """Each pair once, in a fixed order."""
    both = np.unique(Edges(np.minimum(one, other), np.maximum(one, other)).codes)
    return Edges(both >> BITS, both & ((1 << BITS) - 1))


def union(parts: Sequence[Edges]) -> Edges:
    return unique(np.concatenate([part.one for part in parts]), np.concatenate([part.other for part in parts]))
