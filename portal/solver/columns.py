"""Possible groups as columns of a linear program, found by what they are worth more than the duals of their classes.

What a group is worth beyond its duals is the sum over its pairs (`costs`). Every possible group is looked at, but for
those with a pair that even the best others can't make up for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from portal.solver.building import Group
from portal.solver.duals import Numbers
from portal.solver.edges import Points
from portal.solver.pins import Members

EVERY = 1 << 60  # no limit
NARROWINGS = 3
BLOCK = 256  # pairs that become triangles at once


@dataclass(frozen=True)
class Columns:
    """Some possible groups, each once."""

    members: Members
    points: Numbers

    def __len__(self) -> int:
        return len(self.members)

    def also(self, points: Points, members: Members) -> "Columns":
        return columns_of(points, np.concatenate([self.members, members]))

    def only(self, chosen: NDArray[np.bool_]) -> "Columns":
        return Columns(self.members[chosen], self.points[chosen])


def columns_of(points: Points, members: Members) -> Columns:
    members = np.unique(np.sort(members, axis=1), axis=0)
    pairs = [points[members[:, one], members[:, other]] for other in range(members.shape[1]) for one in range(other)]
    return Columns(members, np.sum(pairs, axis=0, dtype=np.float64))


def groups_in(columns: Columns) -> list[Group]:
    rows = zip(columns.members.tolist(), columns.points.tolist(), strict=True)
    return [Group(tuple(members), int(points)) for members, points in rows]


def costs_of(worth: Points | Numbers, size: int, of_class: Numbers, of_group: float) -> Numbers:
    """[class, class] → what the pair gives to its groups beyond its part of the duals; -inf where it can't be."""
    part = of_class / (size - 1)
    costs = worth - part[:, None] - part[None, :] - of_group / comb(size, 2)
    costs[worth == 0] = -np.inf
    return costs


def groups_above(costs: Numbers, size: int, least: float, most: int = EVERY) -> Iterator[tuple[Members, Numbers]]:
    """Groups worth at least `least` more than their duals, with what they are worth more; of each class that is the
    first one of a group in an order of their own at most so many, the best ones.

    What a class gives to its groups is shared out to the pairs of the others; what is left are groups without it.
    """
    costs = _narrowed(costs, least) if size == 3 else costs
    n_fits = np.count_nonzero(costs > -np.inf, axis=1)
    order = np.argsort(n_fits, kind="stable")[np.count_nonzero(n_fits == 0) :]  # who has few goes first
    costs = costs[np.ix_(order, order)]
    for first in range(len(costs)):
        others = first + 1 + np.flatnonzero(costs[first, first + 1 :] > -np.inf)
        share = costs[first, others] / (size - 2)
        members, sums = _best(
            *_all_above(costs[np.ix_(others, others)] + share + share[:, None], size - 1, least), most
        )
        yield order[np.column_stack([np.full(len(members), first), others[members]])], sums


def _all_above(costs: Numbers, size: int, least: float) -> tuple[Members, Numbers]:
    """All pairs or triangles worth so much."""
    later = np.where(np.tri(len(costs), dtype=np.bool_), -np.inf, _narrowed(costs, least) if size == 3 else costs)
    pairs = np.column_stack(np.nonzero(later >= least if size == 2 else later > -np.inf))
    if size == 2:
        return pairs, later[pairs[:, 0], pairs[:, 1]]
    blocks = [pairs[start : start + BLOCK] for start in range(0, len(pairs), BLOCK)]
    return together([_triangles(later, block, least) for block in blocks], size)


def _triangles(later: Numbers, pairs: Members, least: float) -> tuple[Members, Numbers]:
    """What these pairs become with one class more, a later one."""
    one, other = pairs.T
    sums = later[one] + later[other] + later[one, other, None]
    rows, last = np.divmod(np.flatnonzero(sums >= least), len(later))  # several times faster than over two axes
    return np.column_stack([pairs[rows], last]), sums[rows, last]


def together(parts: list[tuple[Members, Numbers]], size: int) -> tuple[Members, Numbers]:
    members, sums = zip((np.zeros((0, size), np.int64), np.zeros(0)), *parts, strict=True)
    return np.concatenate(members), np.concatenate(sums)


def _best(members: Members, sums: Numbers, most: int) -> tuple[Members, Numbers]:
    best = np.argpartition(-sums, most)[:most] if len(sums) > most else slice(None)
    return members[best], sums[best]


def _narrowed(costs: Numbers, least: float) -> Numbers:
    """Without pairs that are in no such triangle, as the best pairs of both classes don't make up for them."""
    for _ in range(NARROWINGS):
        reach = costs.max(axis=1, initial=-np.inf)
        costs = np.where(costs + reach + reach[:, None] >= least, costs, -np.inf)
    return costs
