"""The best groups of three or four classes: as many as possible, then with as many points as possible, and the proof.

A linear program gives bounds and duals; only groups near their duals can be part of a better choice, and an integer
program chooses among them. Where the time is over before all of them were tried, the bound says what could be missing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import comb, floor, inf

import numpy as np

from portal.solver.building import Group
from portal.solver.columns import Columns, columns_of, groups_above, groups_in
from portal.solver.group_bounds import GroupBound, GroupProof, bound_on_groups
from portal.solver.neighbourhoods import improved
from portal.solver.packing import Choice, Wanted, choose
from portal.solver.pinning import Start
from portal.solver.progress import Report, ignore, rising

ALMOST = 1e-3  # of a point or a group: solutions of linear programs come this near
MOST_COLUMNS = 250_000  # among which an integer program chooses
FIRST_MARGIN = 4.0  # points; groups that are worth so much less than their duals are tried first
GROWTH = 2
GOOD = 0.99  # of the most points; where the integer program goes on
SHARE = 0.5  # of the time that is left, for one step
COUNTED, BOUNDED = 0.2, 0.5  # of the progress: when the bounds of the number and of the points are known


@dataclass(frozen=True)
class Packing:
    """Disjoint groups; nobody finds more than `most_groups`, or more than `most_points` with as many as these."""

    groups: list[Group]
    most_groups: int
    most_points: int
    proof: GroupProof | None = field(default=None, compare=False)  # none before anything is computed

    @property
    def points(self) -> int:
        return _points_of(self.groups)


Found = Callable[[Packing], None]


def best_groups(start: Start, found: Found, report: Report = ignore, until: float = inf) -> Packing:
    """Never worse than the groups to begin with; `found` hears of each better choice. It ends soon after `until`."""
    if not start.first:  # whoever comes first finds a group if there is any
        return Packing([], 0, 0)
    search = _Search(start, found, report, until)
    count = bound_on_groups(start.task, start.columns, None, search.step())
    report(COUNTED)
    search.learn(min(floor(count.value + ALMOST), search.best.most_groups))
    while search.best.most_groups > len(search.best.groups):
        number = search.best.most_groups
        if search.try_number(number, count):
            return search.best
        if not search.is_impossible(number, count):
            break
        search.learn(number - 1)
    search.try_number(len(search.best.groups), count)
    return search.best


class _Search:
    """The best choice so far, and the time that it may take."""

    def __init__(self, start: Start, found: Found, report: Report, until: float) -> None:
        task, first = start.task, start.first
        self.task, self.found, self.report, self.until = task, found, rising(report), until
        self.proof: GroupProof | None = None
        self.best = Packing(first, len(task) // task.size, self._most_without_proof(first))
        found(self.best)

    def step(self) -> float:
        """When the next step is to end."""
        now = time.monotonic()
        return now + SHARE * max(self.until - now, 0.0)

    def learn(self, most_groups: int) -> None:
        self.best = replace(self.best, most_groups=most_groups)
        self.found(self.best)

    def try_number(self, number: int, count: GroupBound) -> bool:
        """Looks for the best choice of exactly so many groups; whether there is one."""
        bound = bound_on_groups(self.task, count.columns, number, self.step())
        most, margin, self.proof = bound.value, FIRST_MARGIN, GroupProof(count.prices, bound.prices, number)
        self._keep(self.best.groups, most)
        self.report(BOUNDED)
        for groups in improved(self.task, bound.columns, self.best.groups, self.step()):
            self._keep(groups, most)
            if self.best.points >= GOOD * most:
                break
        while time.monotonic() < self.until and (limit := self._limit(number, bound)) > 0:
            margin = limit if limit < GROWTH * margin else margin
            near = self._near(bound, margin)
            choice = self._choose(bound.columns if near is None else near, number)
            if near is not None:
                most = min(most, max(choice.bound, bound.value - margin))
            self._keep(groups_in(choice.chosen) if choice.chosen else self.best.groups, most)
            self.report(BOUNDED + (1 - BOUNDED) * min(margin / limit, 1.0))
            if near is None or margin >= limit:
                break
            margin *= GROWTH
        return len(self.best.groups) == number

    def is_impossible(self, number: int, count: GroupBound) -> bool:
        """Whether it is proven that there are not so many groups."""
        near = self._near(count, count.value - number + ALMOST)
        if near is None:
            return False
        wanted = Wanted(self.task.pins)
        return choose(near, np.ones(len(near)), wanted, self.step() - time.monotonic()).bound < number - ALMOST

    def _choose(self, columns: Columns, number: int) -> Choice:
        return choose(columns, columns.points, Wanted(self.task.pins, number), self.step() - time.monotonic())

    def _limit(self, number: int, bound: GroupBound) -> float:
        """No better choice has a group that is worth so much less than its duals."""
        if len(self.best.groups) == number:
            return bound.value - self.best.points if self.best.points < self.best.most_points else 0.0
        return bound.prices.highest(self.task.size)

    def _near(self, bound: GroupBound, margin: float) -> Columns | None:
        """All groups that are worth at most so much less than their duals; None when there are too many."""
        found, n_found = [np.zeros((0, self.task.size), np.int64)], 0
        for members, _sums in groups_above(bound.costs, self.task.size, -margin):
            found.append(members)
            n_found += len(members)
            if n_found > MOST_COLUMNS:
                return None
        return columns_of(self.task.points, np.concatenate(found))

    def _keep(self, groups: list[Group], most: float) -> None:
        """The better choice; the bound says nothing about another number of groups."""
        if (len(groups), _points_of(groups)) < (len(self.best.groups), self.best.points):
            groups = self.best.groups
        is_known, before = self.proof and self.proof.number == len(groups), self.best
        most_points = floor(most + ALMOST) if is_known else self._most_without_proof(groups)
        if len(groups) == len(before.groups):
            most_points = min(most_points, before.most_points)
        proof = self.proof if is_known else before.proof if len(groups) == len(before.groups) else None
        self.best = Packing(groups, before.most_groups, most_points, proof)
        self.found(self.best)

    def _most_without_proof(self, groups: list[Group]) -> int:
        return len(groups) * comb(self.task.size, 2) * int(self.task.points.max())


def _points_of(groups: list[Group]) -> int:
    return sum(group.points for group in groups)
