"""How good groups can be at best: a linear program over few of them, its duals checked against all possible groups."""

import time
from dataclasses import dataclass, replace
from math import comb

import numpy as np

from portal.solver.columns import EVERY, Columns, Limits, costs_of, groups_above
from portal.solver.duals import Numbers
from portal.solver.packing import Prices, Wanted, prices
from portal.solver.pins import Members, Task

GOOD_ENOUGH = 0.00001  # of the bound
ADDED_PER_CLASS = 4
MOST_TURNS = 100
TOLERANCE = 0.0001  # of a point; groups that are worth so little more than their duals are not looked for
SOME, ALL = Limits(20, 3, 2), Limits(EVERY, EVERY, 2)


@dataclass(frozen=True)
class GroupBound:
    """No choice of groups has more than `value`; `costs`: of the duals that prove it, none below `least`."""

    value: float
    columns: Columns  # groups among which the best ones are likely
    costs: Numbers
    least: float


def bound_on_groups(task: Task, columns: Columns, number: int | None, until: float) -> GroupBound:
    """The most points of exactly `number` groups; without a number, the most groups.

    What groups are worth more than their duals is added, so that the bound holds whenever the time is over.
    """
    worth, best = task.points if number is not None else (task.points > 0) / comb(task.size, 2), None
    is_sharp = is_all = False
    for turn in range(MOST_TURNS):
        is_over = time.monotonic() > until or turn == MOST_TURNS - 1
        is_all = is_all or is_over
        priced = _priced(columns, Wanted(task.pins, number), is_sharp)
        costs = costs_of(worth, task.size, priced.of_class, priced.of_group)
        least = float(costs.min(where=np.isfinite(costs), initial=0.0)) * comb(task.size, 2)
        least -= max(priced.of_pin, 0.0) * (task.size // 2)
        task.pins.bind(costs, task.size, priced.of_pin)
        members, sums, missing = _beyond(costs, task.size, number, ALL if is_all else SOME)
        value = priced.of_class.sum() + priced.of_group * (number or 0) + priced.of_pin * task.pins.most
        more = columns.also(task.points, _best_of_each(members, sums))
        if is_all and (best is None or value + missing < best.value):
            best = GroupBound(float(value + missing), more, costs, least)
        is_tight, is_stuck = missing <= GOOD_ENOUGH * value, len(more) == len(columns)
        if best and (is_over or (is_all and (is_tight or (is_stuck and is_sharp)))):
            break
        is_all, is_sharp, columns = is_all or is_tight or is_stuck, is_sharp or is_stuck, more
    assert best
    return replace(best, columns=columns)


def _priced(columns: Columns, wanted: Wanted, is_sharp: bool) -> Prices:
    values = columns.points if wanted.number is not None else np.ones(len(columns))
    return prices(columns, values, wanted, is_sharp)


def _beyond(costs: Numbers, size: int, number: int | None, limits: Limits) -> tuple[Members, Numbers, float]:
    """Groups worth more than their duals, and by how much all groups of a choice can be together.

    No two groups of a choice have the same first class, so each class adds its excess once, and only `number` do.
    """
    found = [(np.zeros((0, size), np.int64), np.zeros(0)), *groups_above(costs, size, TOLERANCE, limits)]
    members, sums = (np.concatenate(parts) for parts in zip(*found, strict=True))
    excess = np.zeros(len(costs))
    np.maximum.at(excess, members[:, 0], sums)
    most = len(costs) // size if number is None else number
    return members, sums, float(np.sort(excess)[len(excess) - most :].sum() + TOLERANCE * most)


def _best_of_each(members: Members, sums: Numbers) -> Members:
    """The groups that are among the best ones of one of their classes."""
    members = members[np.argsort(-sums, kind="stable")]
    is_best = np.zeros(len(members), np.bool_)
    for classes in members.T:
        order = np.argsort(classes, kind="stable")
        starts = np.searchsorted(classes[order], classes[order])
        is_best[order[np.arange(len(order)) - starts < ADDED_PER_CLASS]] = True
    return members[is_best]
