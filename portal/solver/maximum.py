"""A matching of largest cardinality over all possible pairs, with its alternating forest as the proof."""

import numpy as np

from portal.solver.edges import Points
from portal.solver.forest import AlternatingForest, mates_of


def largest_matching(points: Points) -> AlternatingForest:
    """Begins with the rarest first, and leads everybody else to a partner who can find one."""
    return AlternatingForest(points, mates_of(rarest_first(points), len(points)))


def rarest_first(points: Points) -> list[tuple[int, int]]:
    """Classes that few could be partners of choose first, and take who has few others: hardly anybody stays alone who
    need not, so that the forest has little to search.
    """
    numbers = np.array([np.count_nonzero(row) for row in points])
    is_free = np.ones(len(points), np.bool_)
    pairs = []
    for one in np.argsort(numbers, kind="stable").tolist():
        others = np.flatnonzero((points[one] > 0) & is_free)
        if is_free[one] and len(others):
            other = int(others[np.argmin(numbers[others])])
            is_free[[one, other]] = False
            pairs.append((one, other))
    return pairs
