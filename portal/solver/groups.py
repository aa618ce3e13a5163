"""The best groups of three or four classes: as many as possible, then with as many points as possible, and the proof.

A linear program gives bounds and duals; only groups near their duals can be part of a better choice, and an integer
program chooses among them. Where the time is over before all of them were tried, the bound says what could be missing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import comb, floor

import numpy as np

from portal.solver.building import Group
from portal.solver.columns import Columns, columns_of, groups_above
from portal.solver.edges import Points
from portal.solver.group_bounds import GroupBound, bound_on_groups
from portal.solver.packing import Choice, choose

ALMOST = 1e-3  # of a point or a group: solutions of linear programs come this near
MOST_COLUMNS = 250_000  # among which an integer program chooses
FIRST_MARGIN = 4.0  # points; groups that are worth so much less than their duals are tried first
GROWTH = 2
MOST_SECONDS = 200.0
SHARE = 0.5  # of the time that is left, for one step


@dataclass(frozen=True)
class Packing:
    """Disjoint groups; nobody finds more than `most_groups`, or more than `most_points` with as many as these."""

    groups: list[Group]
    most_groups: int
    most_points: int

    @property
    def points(self) -> int:
        return _points_of(self.groups)


Found = Callable[[Packing], None]


def best_groups(points: Points, size: int, first: list[Group], found: Found) -> Packing:
    """Never worse than the groups to begin with; `found` hears of each better choice."""
    if not first:  # whoever comes first finds a group if there is any
        return Packing([], 0, 0)
    search = _Search(points, size, first, found)
    count = bound_on_groups(
        points, columns_of(points, np.array([group.members for group in first])), None, search.step()
    )
    search.learn(min(floor(count.value + ALMOST), search.best.most_groups))
    while search.best.most_groups > len(search.best.groups):
        number = search.best.most_groups
        if search.try_number(number, count.columns):
            return search.best
        if not search.is_impossible(number, count):
            break
        search.learn(number - 1)
    search.try_number(len(search.best.groups), count.columns)
    return search.best


class _Search:
    """The best choice so far, and the time that it may take."""

    def __init__(self, points: Points, size: int, first: list[Group], found: Found) -> None:
        self.points, self.size, self.found = points, size, found
        self.until = time.monotonic() + MOST_SECONDS
        self.best = Packing(first, len(points) // size, len(first) * comb(size, 2) * int(points.max()))
        found(self.best)

    def step(self) -> float:
        """When the next step is to end."""
        return time.monotonic() + SHARE * max(self.until - time.monotonic(), 0.0)

    def learn(self, most_groups: int) -> None:
        self.best = replace(self.best, most_groups=most_groups)
        self.found(self.best)

    def try_number(self, number: int, columns: Columns) -> bool:
        """Looks for the best choice of exactly so many groups; whether there is one."""
        bound = bound_on_groups(self.points, columns, number, self.step())
        most, margin = bound.value, FIRST_MARGIN
        self._keep(number, None, most)
        while time.monotonic() < self.until and (limit := self._limit(number, bound)) > 0:
            margin = limit if limit < GROWTH * margin else margin
            near = self._near(bound, margin)
            choice = self._choose(bound.columns if near is None else near, number)
            if near is not None:
                most = min(most, max(choice.bound, bound.value - margin))
            self._keep(number, choice.chosen, most)
            if near is None or margin >= limit:
                break
            margin *= GROWTH
        return len(self.best.groups) == number

    def is_impossible(self, number: int, count: GroupBound) -> bool:
        """Whether it is proven that there are not so many groups."""
        near = self._near(count, count.value - number + ALMOST)
        if near is None:
            return False
        wanted = len(self.points), None
        return choose(near, np.ones(len(near)), wanted, self.step() - time.monotonic()).bound < number - ALMOST

    def _choose(self, columns: Columns, number: int) -> Choice:
        return choose(columns, columns.points, (len(self.points), number), self.step() - time.monotonic())

    def _limit(self, number: int, bound: GroupBound) -> float:
        """No better choice has a group that is worth so much less than its duals."""
        if len(self.best.groups) == number:
            return bound.value - self.best.points if self.best.points < self.best.most_points else 0.0
        return -float(bound.costs[np.isfinite(bound.costs)].min()) * comb(self.size, 2)

    def _near(self, bound: GroupBound, margin: float) -> Columns | None:
        """All groups that are worth at most so much less than their duals; None when there are too many."""
        found, n_found = [np.zeros((0, self.size), np.int64)], 0
        for members, _sums in groups_above(bound.costs, self.size, -margin):
            found.append(members)
            n_found += len(members)
            if n_found > MOST_COLUMNS:
                return None
        return columns_of(self.points, np.concatenate(found))

    def _keep(self, number: int, chosen: Columns | None, most: float) -> None:
        """The better choice; what is known of another number of groups says nothing about it."""
        most_points = floor(most + ALMOST)
        groups = self.best.groups if chosen is None else _groups_of(chosen)
        if len(groups) != number:
            return
        if number > len(self.best.groups):
            self.best = Packing(groups, self.best.most_groups, most_points)
        else:
            better = max(groups, self.best.groups, key=_points_of)
            self.best = replace(self.best, groups=better, most_points=min(most_points, self.best.most_points))
        self.found(self.best)


def _points_of(groups: list[Group]) -> int:
    return sum(group.points for group in groups)


def _groups_of(columns: Columns) -> list[Group]:
    rows = zip(columns.members.tolist(), columns.points.tolist(), strict=True)
    return [Group(tuple(members), int(points)) for members, points in rows]
