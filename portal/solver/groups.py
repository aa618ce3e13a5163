"""Groups of three or four classes, each of another region: a heuristic, with its distance from a proven bound.

Classes with few possibilities choose first; then, again and again, some groups are dissolved and built anew, and the
better choice stays (large neighbourhood search). The same input gives the same groups.
"""

from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from portal.solver.edges import SEED, Edges, Points, unique
from portal.solver.progress import Report, ignore

NEIGHBOURS = 24  # of each class, the best
TURNS = 150
DISSOLVED = 0.15  # of the groups in each turn


class Group(NamedTuple):
    """Classes that all fit each other; the points of all its pairs together."""

    members: tuple[int, ...]  # their places
    points: int


def best_groups(points: Points, regions: NDArray[np.int8], size: int, report: Report = ignore) -> list[Group]:
    """Disjoint groups of `size` classes (3 or 4) of as many regions."""
    builder = _Builder(points, regions, size)
    drawn = np.random.default_rng(SEED)
    best = builder.build([], builder.scarcest())
    for turn in range(TURNS):
        report(turn / TURNS)
        remaining = [group for group in best if drawn.random() >= DISSOLVED]
        order = builder.scarcest(drawn)
        tried = builder.build(remaining, order)
        if _worth(tried) > _worth(best):
            best = tried
    return sorted(best, key=lambda group: group.members)


def first_groups(points: Points, regions: NDArray[np.int8], size: int) -> list[Group]:
    """What comes of it when each class in turn takes the best group that is still free."""
    return _Builder(points, regions, size).build([], list(range(len(points))))


def edges_of(groups: list[Group]) -> Edges:
    pairs = [pair for group in groups for pair in combinations(group.members, 2)]
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    return unique(one, other)


def _worth(groups: list[Group]) -> tuple[int, int]:
    return len(groups), sum(group.points for group in groups)


class _Builder:
    """Builds groups around classes in a given order."""

    def __init__(self, points: Points, regions: NDArray[np.int8], size: int) -> None:
        self.points, self.regions, self.size = points, regions, size
        self.n_candidates = np.count_nonzero(points, axis=1)
        self.neighbours = [self._best(row) for row in points]

    def scarcest(self, drawn: np.random.Generator | None = None) -> list[int]:
        """Classes by the number of their possibilities, a little shuffled when asked."""
        noise = drawn.uniform(0.7, 1.3, len(self.points)) if drawn else np.ones(len(self.points))
        order: list[int] = np.argsort(self.n_candidates * noise, kind="stable").tolist()
        return order

    def build(self, groups: list[Group], order: list[int]) -> list[Group]:
        """These groups, and more of the other classes in this order."""
        taken = {member for group in groups for member in group.members}
        groups = list(groups)
        for place in order:
            if place not in taken and (group := self._around(place, taken)):
                groups.append(group)
                taken.update(group.members)
        return groups

    def _best(self, row: NDArray[np.uint8]) -> list[int]:
        rows = np.flatnonzero(row)
        best: list[int] = rows[np.argsort(-row[rows].astype(np.int16), kind="stable")[:NEIGHBOURS]].tolist()
        return best

    def _around(self, place: int, taken: set[int]) -> Group | None:
        """The best group of this class with classes that are still free."""
        free = [other for other in self.neighbours[place] if other not in taken]
        groups = (self._group((place, *others)) for others in combinations(free[: NEIGHBOURS // 2], self.size - 1))
        return max((group for group in groups if group), key=lambda group: group.points, default=None)

    def _group(self, members: tuple[int, ...]) -> Group | None:
        if len({int(self.regions[member]) for member in members}) < self.size:
            return None
        pairs = [int(self.points[one, other]) for one, other in combinations(members, 2)]
        return Group(tuple(sorted(members)), sum(pairs)) if all(pairs) else None
