"""Better groups, some at a time: those near one of them are chosen anew with whoever is free, the others stay."""

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from portal.solver.building import Group
from portal.solver.columns import Columns, groups_in
from portal.solver.edges import SEED
from portal.solver.packing import Wanted, choose
from portal.solver.pins import NOBODY, Task

NUMBER = 20  # of groups that are chosen anew together
MOST_SECONDS = 1.0  # for one choice

Places = NDArray[np.int64]


def improved(task: Task, columns: Columns, groups: list[Group], until: float) -> Iterator[list[Group]]:
    """Each better choice than these groups out of the columns, until a whole series of trials fails."""
    drawn, n_failed = np.random.default_rng(SEED), 0
    while n_failed <= len(groups) // NUMBER and time.monotonic() < until:
        owners = _owners(len(task), groups)
        near = _near(columns, owners, int(drawn.integers(len(groups))))
        old, others = [groups[one] for one in near], [each for one, each in enumerate(groups) if one not in near]
        is_within = (owners == NOBODY) | np.isin(owners, near)
        new = _chosen_anew(task, columns.only(is_within[columns.members].all(axis=1)), old)
        n_failed += 1
        if _value(new) > _value(old):
            n_failed, groups = 0, [*others, *new]
            yield groups


def _owners(n_classes: int, groups: list[Group]) -> Places:
    """Class → its group."""
    owners = np.full(n_classes, NOBODY)
    for place, group in enumerate(groups):
        owners[list(group.members)] = place
    return owners


def _near(columns: Columns, owners: Places, first: int) -> list[int]:
    """The groups whose classes most often come together with those of the first one."""
    together = owners[columns.members[(owners[columns.members] == first).any(axis=1)]]
    times = np.bincount(together[together != NOBODY], minlength=first + 1)
    times[first] = len(columns) + 1
    near = np.argsort(-times, kind="stable")[:NUMBER]
    return [int(one) for one in near if times[one]]


def _chosen_anew(task: Task, columns: Columns, old: list[Group]) -> list[Group]:
    """The best of these columns and the old groups: one group more counts more than points."""
    members = np.array([group.members for group in old])
    columns = columns.also(task.points, members)
    bonus = float(columns.points.max()) * len(old)
    wanted = Wanted(replace(task.pins, most=int(task.pins.held_by(members).sum())))
    chosen = choose(columns, columns.points + bonus, wanted, MOST_SECONDS).chosen
    return groups_in(chosen) if chosen else []


def _value(groups: list[Group]) -> tuple[int, int]:
    return len(groups), sum(group.points for group in groups)
