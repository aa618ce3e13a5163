"""The times between what is pinned, and when each performance could begin in them, looked at alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from portal.solver.stages import DAY, GRID, Opening, Stages, end_of

Starts = NDArray[np.int64]


@dataclass(frozen=True)
class Choice:
    """A performance in a free time; `is_prime`: it counts in prime time, and begins only where that is so."""

    number: int
    window: int  # place of the free time
    is_prime: bool
    starts: Starts  # at least one, rising
    end: int  # the last moment at which it can be over

    @property
    def first(self) -> int:
        return int(self.starts[0])


def free_windows(problem: Stages) -> list[Opening]:
    """Openings without the pinned performances and the changeovers before and after them."""
    windows = list(problem.openings)
    for number, slot in problem.pinned.items():
        changeover = problem.changeovers[slot.stage]
        start, end = slot.start - changeover, end_of(problem, number, slot) + changeover
        windows = [
            part for each in windows for part in (_without(each, start, end) if each.stage == slot.stage else [each])
        ]
    return windows


def choices(problem: Stages, windows: Sequence[Opening]) -> list[Choice]:
    """All that could be, one performance at a time."""
    found = []
    for number in problem.free:
        minutes = problem.performances[number].minutes
        for place, window in enumerate(windows):
            starts = possible_starts(problem, number, window)
            prime = starts[(starts >= window.prime_from) & (starts + minutes <= window.prime_to)]
            found += [
                Choice(number, place, is_prime, some, int(some[-1]) + minutes)
                for is_prime, some in ((False, starts), (True, prime))
                if len(some)
            ]
    return found


def possible_starts(problem: Stages, number: int, window: Opening) -> Starts:
    """On the grid, while its class is there and not at a pinned performance."""
    performance = problem.performances[number]
    begin = max(window.opens, performance.earliest)
    last = min(window.closes, performance.latest) - performance.minutes
    starts = np.arange(-(-begin // GRID) * GRID, last + 1, GRID)
    for mate, slot in problem.pinned.items():
        if problem.performances[mate].group == performance.group:
            before = starts + performance.minutes + problem.pause <= slot.start
            starts = starts[before | (starts >= end_of(problem, mate, slot) + problem.pause)]
    return starts


def day_of(window: Opening) -> int:
    return window.opens // DAY


def _without(window: Opening, start: int, end: int) -> list[Opening]:
    if end <= window.opens or start >= window.closes:
        return [window]
    parts = [replace(window, closes=min(start, window.closes)), replace(window, opens=max(end, window.opens))]
    return [part for part in parts if part.opens < part.closes]
