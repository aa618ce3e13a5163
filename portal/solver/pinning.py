"""Groups for pairs of classes that belong together: as many of these pairs in groups as possible, and who else fits.

A pair that many others could join needs only some of them: the other pairs can take away one or two each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from portal.solver.building import Group, first_groups
from portal.solver.columns import Columns, columns_of, groups_in
from portal.solver.packing import Wanted, choose
from portal.solver.pins import NOBODY, Members, Task, pins_of

SPARE = 20  # companions beyond those that the other pairs can take away
MOST_SECONDS = 60.0


@dataclass(frozen=True)
class Start:
    """A task that knows how many pairs groups can hold, and groups to begin with."""

    task: Task
    first: list[Group]  # the pairs, then first come, first served
    columns: Columns  # among which the best ones are likely


def begun(task: Task) -> Start:
    columns = columns_of(task.points, _groups_of_pairs(task))
    held = task.pins.held_by(columns.members)
    bonus = columns.points.max(initial=0) * len(task.pins.pairs) + 1  # one pair more counts more than any points
    wanted = Wanted(pins_of(len(task)))
    choice = choose(columns, columns.points + bonus * held, wanted, MOST_SECONDS).chosen
    groups = groups_in(choice) if choice else []
    most = int(task.pins.held_by(choice.members).sum()) if choice else 0
    busy = [*np.flatnonzero(task.pins.mates != NOBODY), *(member for group in groups for member in group.members)]
    first = [*groups, *first_groups(task.points, task.size, busy)]
    some = columns.also(task.points, np.array([group.members for group in first], np.int64).reshape(-1, task.size))
    return Start(replace(task, pins=replace(task.pins, most=most)), first, some)


def _groups_of_pairs(task: Task) -> Members:
    """Groups of each pair: enough of them, whatever groups the other pairs come into."""
    found = [[*pair, *rest] for pair in task.pins.pairs for rest in companions(task, pair)]
    return np.array(found, np.int64).reshape(-1, task.size)


def companions(task: Task, pair: tuple[int, int]) -> Sequence[tuple[int, ...]]:
    """Who makes a group with these two: the best first, not all where there are many."""
    one, other = pair
    needed, rows = 2 * len(task.pins.pairs) + SPARE, task.points[list(pair)].astype(np.int64)
    worth = np.where(rows.min(axis=0) > 0, rows.sum(axis=0), 0) * bool(task.points[one, other])
    fitting = np.flatnonzero((worth > 0) & (task.pins.mates == NOBODY))
    fitting = fitting[np.argsort(-worth[fitting], kind="stable")]
    if task.size == 3:
        return [(third,) for third in fitting[:needed].tolist()]
    whole = [(a, b) for a, b in task.pins.pairs if worth[a] and worth[b] and task.points[a, b]]
    between = task.points[np.ix_(fitting, fitting)]
    totals = np.where(between > 0, worth[fitting][:, None] + worth[fitting][None, :] + between, 0)
    return whole + [(int(fitting[a]), int(fitting[b])) for a, b in _some_pairs(totals, needed)]


def _some_pairs(totals: NDArray[np.int64], needed: int) -> list[tuple[int, int]]:
    """The best pairs: so many of each class, and no more when so many of them are disjoint.

    Either way one of them is left when others take fewer classes than that.
    """
    ones, others = np.nonzero(np.triu(totals, 1))
    order = np.argsort(-totals[ones, others], kind="stable")
    kept, times, disjoint = list[tuple[int, int]](), [0] * len(totals), set[int]()
    for pair in zip(ones[order].tolist(), others[order].tolist(), strict=True):
        if max(times[place] for place in pair) >= needed:
            continue
        kept.append(pair)
        for place in pair:
            times[place] += 1
        if disjoint.isdisjoint(pair):
            disjoint |= {*pair}
        if len(disjoint) >= 2 * needed:
            break
    return kept
