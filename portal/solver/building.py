"""Groups as they come when each class in turn takes the best one that is still free."""

from collections.abc import Sequence
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from portal.solver.edges import Points

Free = NDArray[np.bool_]


class Group(NamedTuple):
    """Classes that all fit each other; the points of all its pairs together."""

    members: tuple[int, ...]  # their places
    points: int


def first_groups(points: Points, size: int, busy: Sequence[int] = ()) -> list[Group]:
    """What first come, first served gives, without those who are busy."""
    is_free, groups = np.ones(len(points), np.bool_), []
    is_free[list(busy)] = False
    for place in range(len(points)):
        if is_free[place] and (group := _best_around(points, place, is_free, size)):
            groups.append(group)
            is_free[list(group.members)] = False
    return groups


def _best_around(points: Points, place: int, is_free: Free, size: int) -> Group | None:
    """The best group of this class with classes that are still free."""
    rows = np.flatnonzero(points[place] * is_free)
    rows = rows[np.argsort(-points[place, rows].astype(np.int16), kind="stable")]
    worth = points[np.ix_(rows, rows)].astype(np.int64)
    best, among = _best_among(points[place, rows].astype(np.int64), worth, size - 1)
    return Group(tuple(sorted([place, *rows[among].tolist()])), best) if best else None


def _best_among(own: NDArray[np.int64], worth: NDArray[np.int64], size: int) -> tuple[int, list[int]]:
    """Points and places of the best 2 or 3 classes that fit each other, with what each brings along (largest first)."""
    best, among, highest = 0, list[int](), int(worth.max(initial=0))
    for one in range(len(own)):
        if size * int(own[one]) + comb(size, 2) * highest <= best:
            break
        fitting = one + 1 + np.flatnonzero(worth[one, one + 1 :])
        totals = theirs = own[fitting] + worth[one, fitting]
        if size > 2:
            between = worth[np.ix_(fitting, fitting)]
            totals = np.where(between > 0, theirs[:, None] + theirs[None, :] + between, 0)
        if own[one] + totals.max(initial=0) > best and totals.max(initial=0) > 0:
            best = int(own[one] + totals.max())
            among = [one, *fitting[list(np.unravel_index(int(totals.argmax()), totals.shape))].tolist()]
    return best, among
