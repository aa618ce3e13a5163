"""Possible groups as columns of a linear program, found by what they are worth more than the duals of their classes.

What a group is worth beyond its duals is the sum over its pairs (`costs`). So every group of at least `least` has a
part of each smaller size with its share of that, and grows from such pairs, class by class: none is overlooked.
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

BLOCK = 512  # parts of groups that grow at once
EVERY = 0  # no limit


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


@dataclass(frozen=True)
class Limits:
    """How many groups grow out of each class, of each part on the way, and of each part that lacks one class."""

    at_first: int = EVERY
    on_the_way: int = EVERY
    at_last: int = EVERY


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


def groups_above(costs: Numbers, size: int, least: float, limits: Limits) -> Iterator[tuple[Members, Numbers]]:
    """Groups worth at least `least` more than their duals, a block at a time; some of them more than once."""
    later = np.where(np.tri(len(costs), dtype=np.bool_), -np.inf, costs)
    pairs = np.column_stack(_largest(later, least / comb(size, 2), limits.at_first))
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        yield from _grown(costs, (block, costs[block[:, 0], block[:, 1]]), (size, least), limits)


def _grown(
    costs: Numbers, parts: tuple[Members, Numbers], wanted: tuple[int, float], limits: Limits
) -> Iterator[tuple[Members, Numbers]]:
    (members, sums), (size, least), length = parts, wanted, parts[0].shape[1]
    if length == size or not len(members):
        yield members, sums
        return
    totals = sums[:, None] + sum(costs[members[:, place]] for place in range(length))
    if length == 2 and size > 3:  # a triangle grows out of its best pair alone
        best = np.maximum(costs[members[:, 0]], costs[members[:, 1]]) <= sums[:, None]
        totals[~best] = -np.inf
    needed = least * comb(length + 1, 2) / comb(size, 2)
    rows, others = _largest(totals, needed, limits.at_last if length + 1 == size else limits.on_the_way)
    grown = np.column_stack([members[rows], others]), totals[rows, others]
    for start in range(0, len(rows), BLOCK):
        block = slice(start, start + BLOCK)
        yield from _grown(costs, (grown[0][block], grown[1][block]), wanted, limits)


def _largest(totals: Numbers, needed: float, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Row and column of what is large enough, of each row the largest ones."""
    if most == EVERY or most >= totals.shape[1]:
        rows, others = np.nonzero(totals >= needed)
        return rows, others
    rows = np.repeat(np.arange(len(totals)), most)
    others = np.argpartition(totals, -most, axis=1)[:, -most:].ravel()
    is_enough = totals[rows, others] >= needed
    return rows[is_enough], others[is_enough]
