"""What proves that no choice of pairs is better, in plain data to be checked against the points of all pairs."""

from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from portal.solver.duals import Duals
from portal.solver.edges import Points

ALMOST = 1e-3  # of a point: solutions of linear programs come this near


@dataclass(frozen=True)
class Proof:
    """How many pairs there can be, and how many points so many pairs can have.

    Without the classes of the `barrier` the others fall apart into parts; in each odd one somebody stays alone, or goes
    with a class of the barrier (Tutte and Berge). The `duals` cover every possible pair.
    """

    barrier: NDArray[np.int64]
    duals: Duals
    n_pairs: int  # that the barrier leaves possible

    @property
    def most_points(self) -> int:
        """Nobody finds more in exactly `n_pairs` pairs."""
        return floor(self.duals.bound(self.n_pairs) + ALMOST)


def most_pairs(points: Points, barrier: NDArray[np.int64]) -> int:
    """How many pairs a barrier leaves possible."""
    is_free = np.ones(len(points), np.bool_)
    is_free[barrier] = False
    n_odd = sum(size % 2 for size in _parts(points, is_free))
    return (len(points) + len(barrier) - n_odd) // 2


def _parts(points: Points, is_free: NDArray[np.bool_]) -> list[int]:
    """The sizes of the parts into which these classes fall; takes them away."""
    sizes = []
    while is_free.any():
        part = [int(is_free.argmax())]
        is_free[part] = False
        for one in part:  # grows meanwhile
            more = np.flatnonzero((points[one] > 0) & is_free)
            is_free[more] = False
            part += more.tolist()
        sizes.append(len(part))
    return sizes
