"""The programme of an event: as many performances as possible, then wishes and prime time; how far from the best.

A performance is allotted to a stage and a day first, as well as is possible whatever the order there; then each day is
brought into an order. Where a day has none, that allotment is forbidden and the next best one is looked for. What the
allotment can reach at best, no programme exceeds.
"""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

import numpy as np

from portal.solver.allotment import Allotment
from portal.solver.first_come import Places, filled, first_come
from portal.solver.free_times import Choice, choices, day_of, free_windows
from portal.solver.progress import Report, ignore
from portal.solver.sequencing import in_best_order, in_turn
from portal.solver.stages import DAY, PRIME, WISH, Opening, Slot, Stages, points_of, regions_in_prime

SECONDS = 45.0  # of all steps together
OF_A_DAY = 3.0  # seconds for the order of one day
OF_A_PART = 0.5  # seconds for some openings that are planned anew
AT_ONCE = 3  # openings
MOST_IN_VAIN = 200  # such steps one after another
FOR_MORE = 4  # of so many such steps one looks for more performances, the others for points


class Obstacle(StrEnum):
    """Why a performance has no place; all but the last hold whatever else is on the stages."""

    TOO_LONG = "too_long"  # for every opening of every stage
    BUS = "bus"  # in no opening while its class is there
    PINNED = "pinned"  # what is pinned leaves no time for it
    FULL = "full"  # it could be placed alone, but instead of others


@dataclass(frozen=True)
class Planned:
    """A programme, and what no programme exceeds: `most_points` holds for at least as many performances as here."""

    slots: dict[int, Slot]
    points: int
    most_placed: int
    most_points: int
    unplaced: dict[int, Obstacle]
    n_in_prime: int  # regions with a performance in prime time
    first_come_placed: int
    first_come_points: int
    seconds: float

    @property
    def is_best(self) -> bool:
        return len(self.slots) == self.most_placed and self.points == self.most_points


class Search:
    """The best programme so far, and the time that is left; in all windows or in some."""

    def __init__(self, problem: Stages, windows: Sequence[Opening], until: float) -> None:
        self.problem, self.windows, self.until = problem, windows, until
        self.options = choices(problem, windows)
        self.by_number: dict[int, list[Choice]] = defaultdict(list)
        for option in self.options:
            self.by_number[option.number].append(option)
        self.best: dict[int, Slot] = dict(problem.pinned)
        self.allotment = Allotment(problem, windows, self.options)
        self.is_bounding = True  # until something is forbidden that was not proven impossible

    @property
    def left(self) -> float:
        return self.until - time.monotonic()

    @property
    def n_free(self) -> int:
        return len(self.best) - len(self.problem.pinned)

    @property
    def value(self) -> tuple[int, int]:
        return self._value(self.best)

    def keep(self, slots: dict[int, Slot]) -> None:
        self.best = max(self.best, slots, key=self._value)

    def filled(self, slots: dict[int, Slot]) -> dict[int, Slot]:
        """With whatever else finds a place: what can be in the fewest windows first."""
        order = sorted(self.by_number.keys() - slots.keys(), key=lambda number: (len(self.by_number[number]), number))
        return filled(Places(self.problem, self.windows, slots), self.by_number, order, self._rank)

    def _value(self, slots: dict[int, Slot]) -> tuple[int, int]:
        return len(slots), points_of(self.problem, slots)

    def _rank(self, number: int, slot: Slot, is_prime: bool) -> tuple[int, ...]:
        performance = self.problem.performances[number]
        return (slot.start // DAY not in performance.days, not is_prime, slot.start)


@dataclass
class Limits:
    """What no programme exceeds."""

    placed: int
    points: int

    def are_reached(self, search: Search) -> bool:
        return search.value >= (self.placed, self.points)


def plan(problem: Stages, report: Report = ignore, found: Callable[[Planned], None] = ignore,
         seconds: float = SECONDS) -> Planned:  # fmt: skip
    """The same problem gives the same programme where the time suffices."""
    start = time.monotonic()
    search = Search(problem, free_windows(problem), start + seconds)
    first = first_come(problem, search.windows, search.by_number)
    limits = Limits(len(problem.pinned) + len(search.by_number), _most_points(problem))
    search.keep(first)
    search.keep(search.filled(dict(problem.pinned)))
    for step, end in ((_place_most, 0.25), (_find_points, 0.4), (_improve, 1.0)):
        found(_planned(search, limits, first, start))
        step(search, limits, start + seconds * end)
        report(end)
    return _planned(search, limits, first, start)


def _place_most(search: Search, limits: Limits, until: float) -> None:
    while len(search.best) < limits.placed and (left := until - time.monotonic()) > 0:
        allotted = search.allotment.count(left, search.best)
        if search.is_bounding and allotted.bound < math.inf:
            limits.placed = min(limits.placed, _whole(allotted.bound) + len(search.problem.pinned))
        if allotted.choices is None or _is_ordered(search, allotted.choices):
            break


def _find_points(search: Search, limits: Limits, until: float) -> None:
    """With as many performances as were placed; in prime time and on wished days wherever that can be."""
    pinned = search.problem.pinned
    of_pinned = WISH * sum(slot.start // DAY in search.problem.performances[n].days for n, slot in pinned.items())
    search.is_bounding = True
    while search.value[1] < limits.points and (left := until - time.monotonic()) > 0:
        allotted = search.allotment.best(search.n_free, left, search.best)
        if search.is_bounding and -math.inf < allotted.bound < math.inf:
            limits.points = min(limits.points, _whole(allotted.bound) + of_pinned)
        if allotted.choices is None or _is_ordered(search, allotted.choices):
            break


def _improve(search: Search, limits: Limits, until: float) -> None:
    """Some openings at a time are planned anew, with what has no place yet, while all else stays."""
    random, problem, in_vain = np.random.default_rng(0), search.problem, 0
    for step in count():
        if limits.are_reached(search) or time.monotonic() > until or in_vain == MOST_IN_VAIN:
            break
        some = random.permutation(len(problem.openings))[:AT_ONCE].tolist()
        for_more = step % FOR_MORE == 0 and len(search.best) < limits.placed
        better = _anew(search, [problem.openings[place] for place in some], until, for_more)
        in_vain = 0 if better.value > search.value else in_vain + 1
        search.keep(better.best)


def _anew(whole: Search, openings: Sequence[Opening], until: float, for_more: bool) -> Search:
    problem, slots = whole.problem, whole.best
    loose = {n for n, slot in slots.items() if n not in problem.pinned and any(_is_in(slot, each) for each in openings)}
    part = replace(problem, pinned={number: slot for number, slot in slots.items() if number not in loose})
    windows = [
        each for each in free_windows(part) if any(_is_in(Slot(each.stage, each.opens), one) for one in openings)
    ]
    search = Search(part, windows, min(until, time.monotonic() + OF_A_PART))
    search.keep(slots)
    if for_more:
        allotted = search.allotment.both(_most_points(problem) + 1, search.left, search.best)
    else:
        allotted = search.allotment.best(search.n_free, search.left, search.best)
    if allotted.choices:
        _is_ordered(search, allotted.choices)
    return search


def _is_in(slot: Slot, opening: Opening) -> bool:
    return slot.stage == opening.stage and opening.opens <= slot.start < opening.closes


def _is_ordered(search: Search, allotted: Sequence[Choice]) -> bool:
    """Whether all of it found an order; what has none is forbidden, the rest is filled up and kept if it is better."""
    slots, is_ordered = dict(search.problem.pinned), True
    for tasks in _days(search, allotted):
        found = in_turn(search.problem, search.windows, tasks)
        if len(found) < len(tasks):
            found = _exactly(search, tasks) or found
        is_ordered &= len(found) == len(tasks)
        slots |= found
    search.keep(search.filled(slots))
    return is_ordered


def _exactly(search: Search, tasks: Sequence[Choice]) -> dict[int, Slot]:
    order = in_best_order(search.problem, search.windows, tasks, min(OF_A_DAY, search.left))
    if len(order.slots) < len(tasks):
        search.is_bounding &= order.is_best
        search.allotment.forbid(_smallest(search, tasks) if order.is_best else tasks)
    return order.slots


def _smallest(search: Search, tasks: Sequence[Choice]) -> Sequence[Choice]:
    """Without those that are not needed to show that the others have no order together."""
    for task in tasks:
        rest = [each for each in tasks if each is not task]
        if search.left > 0 and len(in_turn(search.problem, search.windows, rest)) < len(rest):
            order = in_best_order(search.problem, search.windows, rest, min(OF_A_DAY / 3, search.left))
            if order.is_best and len(order.slots) < len(rest):
                return _smallest(search, rest)
    return tasks


def _days(search: Search, allotted: Sequence[Choice]) -> list[list[Choice]]:
    """Stages of a day that share no class are apart from each other."""
    by_stage: dict[tuple[int, int], list[Choice]] = defaultdict(list)
    for each in allotted:
        window = search.windows[each.window]
        by_stage[day_of(window), window.stage].append(each)
    parts: list[tuple[int, set[int], list[Choice]]] = []
    for (day, _stage), tasks in sorted(by_stage.items()):
        groups = {search.problem.performances[task.number].group for task in tasks}
        joined = [part for part in parts if part[0] == day and part[1] & groups]
        parts = [part for part in parts if part not in joined]
        parts.append(
            (day, groups.union(*(part[1] for part in joined)), [*tasks, *(t for part in joined for t in part[2])])
        )
    return [tasks for _day, _groups, tasks in parts]


def _planned(search: Search, limits: Limits, first: dict[int, Slot], start: float) -> Planned:
    problem, slots = search.problem, search.best
    return Planned(
        slots=dict(slots),
        points=points_of(problem, slots),
        most_placed=limits.placed,
        most_points=limits.points,
        unplaced={n: _obstacle(search, n) for n in range(len(problem.performances)) if n not in slots},
        n_in_prime=len(regions_in_prime(problem, slots)),
        first_come_placed=len(first),
        first_come_points=points_of(problem, first),
        seconds=time.monotonic() - start,
    )


def _obstacle(search: Search, number: int) -> Obstacle:
    """The first relaxation in which it has no time, alone on all stages."""
    problem, performance = search.problem, search.problem.performances[number]
    if search.by_number.get(number):
        return Obstacle.FULL
    if all(each.closes - each.opens < performance.minutes for each in problem.openings):
        return Obstacle.TOO_LONG
    alone = replace(problem, pinned={}, performances=[performance])
    return Obstacle.PINNED if choices(alone, problem.openings) else Obstacle.BUS


def _most_points(problem: Stages) -> int:
    """All wishes kept and everybody in prime time."""
    of_region: dict[int, int] = defaultdict(int)
    for performance in problem.performances:
        of_region[performance.region] += 1
    wishes = sum(bool(performance.days) for performance in problem.performances)
    return wishes * WISH + sum(sum(PRIME[:count]) for count in of_region.values())


def _whole(bound: float) -> int:
    return math.floor(bound + 1e-6)
