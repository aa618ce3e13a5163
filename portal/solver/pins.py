"""Pairs of classes that come into a group together or into none.

A group with half a pair is ruled out by what its pairs cost, so that a search over sums of pairs never comes upon it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.solver.duals import Numbers
from portal.solver.edges import Points

NOBODY = -1
RULED_OUT = 1e6  # points; far more than any group is worth more or less than its duals

Members = NDArray[np.int64]  # [group, place in the group] → class


@dataclass(frozen=True)
class Pins:
    """Who belongs to whom, and how many of these pairs groups hold; `most` is as many as any groups can."""

    mates: NDArray[np.int64]  # class → the other one of its pair
    most: int = 0

    @property
    def pairs(self) -> list[tuple[int, int]]:
        ones = np.flatnonzero(self.mates > np.arange(len(self.mates))).tolist()
        return [(one, int(self.mates[one])) for one in ones]

    def held_by(self, members: Members) -> NDArray[np.int64]:
        """How many of the pairs each group holds."""
        places = range(members.shape[1])
        held = [self.mates[members[:, one]] == members[:, other] for other in places for one in range(other)]
        return np.asarray(np.sum(held, axis=0), np.int64)

    def bind(self, costs: Numbers, size: int, of_pin: float) -> None:
        """Takes `of_pin` off a group for each pair in it; one with half a pair falls far below all others.

        What both classes of a pair lose beside everybody else in a group, they get back beside each other.
        """
        pinned = np.flatnonzero(self.mates != NOBODY)
        costs[pinned, :] -= RULED_OUT
        costs[:, pinned] -= RULED_OUT
        costs[pinned, self.mates[pinned]] += 2 * RULED_OUT * (size - 1) - of_pin


@dataclass(frozen=True)
class Task:
    """What groups are made of: points of all pairs, how many classes make one, and who comes only together."""

    points: Points
    size: int
    pins: Pins

    def __len__(self) -> int:
        return len(self.points)


def pins_of(n_classes: int, pairs: Iterable[tuple[int, int]] = ()) -> Pins:
    """A class is in one of the pairs at most."""
    mates = np.full(n_classes, NOBODY)
    for one, other in pairs:
        mates[one], mates[other] = other, one
    return Pins(mates)
