"""How good groups can be at best: a linear program over few of them, its duals checked against all possible groups."""

import time
from dataclasses import dataclass, replace
from math import comb

import numpy as np
from numpy.typing import NDArray

from portal.solver.columns import Columns, costs_of, groups_above, together
from portal.solver.duals import Numbers
from portal.solver.edges import SEED, Points
from portal.solver.packing import Prices, Wanted, prices
from portal.solver.pins import Members, Task

GOOD_ENOUGH = 0.00001  # of the bound
ADDED_PER_CLASS = 4
MOST_OF_FIRST = 20  # groups of each first class, out of which they are chosen
MOST_TURNS = 100
PAIRS_OF_EACH = 40  # of each class, looked at first
DRAWN = 0.5  # of the most points, drawn at random to choose them
NEARLY = 0.01  # of the bound; when more pairs are looked at
GROWTH = 4
TOLERANCE = 0.00001  # of a point; groups that are worth so little more than their duals are not looked for


@dataclass(frozen=True)
class GroupBound:
    """No choice of groups has more than `value`, as no group is worth more than its prices."""

    value: float
    columns: Columns  # groups among which the best ones are likely
    costs: Numbers  # with these prices
    prices: Prices


@dataclass(frozen=True)
class GroupProof:
    """Prices that no possible group exceeds with 1, and with its points; those of points hold for `number` groups.

    All prices together bound what the groups of any choice are together. Where `most_groups` or `most_points` is less,
    an integer program tried all groups whose prices are near enough.
    """

    count: Prices
    points: Prices
    number: int


def bound_on_groups(task: Task, columns: Columns, number: int | None, until: float) -> GroupBound:
    """The most points of exactly `number` groups; without a number, the most groups.

    First among some pairs of each class, drawn anew each turn, then among all. What groups are worth more than their
    duals is added, so that the bound holds whenever the time is over.
    """
    worth = task.points if number is not None else (task.points > 0) / comb(task.size, 2)
    wanted = Wanted(task.pins, number)
    best, n_pairs = None, PAIRS_OF_EACH
    for turn in range(MOST_TURNS):
        priced = _priced(columns, wanted)
        is_over = time.monotonic() > until or turn == MOST_TURNS - 1
        n_pairs = len(task) if is_over else n_pairs
        costs = _costs(worth, task, priced)
        some = np.where(_some_pairs(worth, n_pairs, turn), costs, -np.inf) if n_pairs < len(task) else costs
        members, sums = together(list(groups_above(some, task.size, TOLERANCE, MOST_OF_FIRST)), task.size)
        covering = _covering(priced, members, sums, number)
        value, missing = covering.bound(wanted), covering.bound(wanted) - priced.bound(wanted)
        more = columns.also(task.points, _best_of_each(members, sums))
        is_stuck = missing <= GOOD_ENOUGH * value or len(more) == len(columns)
        if n_pairs >= len(task) and (best is None or value < best.value):
            best = GroupBound(value, more, _costs(worth, task, covering), covering)
        if best and (is_stuck or is_over):
            break
        columns, n_pairs = more, n_pairs * GROWTH if is_stuck or missing <= NEARLY * value else n_pairs
    assert best
    return replace(best, columns=more)


def _costs(worth: Points | Numbers, task: Task, priced: Prices) -> Numbers:
    costs = costs_of(worth, task.size, priced.of_class, priced.of_group)
    task.pins.bind(costs, task.size, priced.of_pin)
    return costs


def _some_pairs(worth: Points | Numbers, number: int, turn: int) -> NDArray[np.bool_]:
    """Pairs among the best ones of one of their classes, after a draw: far fewer groups have nothing but these."""
    drawn = worth + DRAWN * worth.max() * np.random.default_rng((SEED, turn)).random(worth.shape)
    is_best: NDArray[np.bool_] = drawn >= np.partition(drawn, -number, axis=1)[:, -number, None]
    return is_best | is_best.T


def _priced(columns: Columns, wanted: Wanted) -> Prices:
    return prices(columns, columns.points if wanted.number is not None else np.ones(len(columns)), wanted)


def _covering(priced: Prices, members: Members, sums: Numbers, number: int | None) -> Prices:
    """Prices that no group exceeds: what one is worth more than its own is added to its first class.

    Only the first classes of `number` groups add theirs, so what is the least of so many is added to each group.
    """
    excess = np.zeros(len(priced.of_class))
    np.maximum.at(excess, members[:, 0], sums)
    of_each = float(np.sort(excess)[-number]) if number else 0.0
    more = np.maximum(excess - of_each, 0.0) + TOLERANCE / members.shape[1]
    return replace(priced, of_class=priced.of_class + more, of_group=priced.of_group + of_each)


def _best_of_each(members: Members, sums: Numbers) -> Members:
    """The groups that are among the best ones of one of their classes."""
    members = members[np.argsort(-sums, kind="stable")]
    is_best = np.zeros(len(members), np.bool_)
    for classes in members.T:
        order = np.argsort(classes, kind="stable")
        starts = np.searchsorted(classes[order], classes[order])
        is_best[order[np.arange(len(order)) - starts < ADDED_PER_CLASS]] = True
    return members[is_best]
