"""Performances and stages in plain values: when each could be, and what a programme of them is worth.

Times are minutes since midnight of the first day, in the local time of the event.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

DAY = 24 * 60
GRID = 5  # minutes; proposed performances begin on it
WISH = 3  # points of a performance on a day that was wished
PRIME = (60, 8, 4, 2)  # points of the first, second … performance of a region in prime time


@dataclass(frozen=True)
class Opening:
    """A time in which a stage is open; prime time is a part of it, or empty."""

    stage: int
    opens: int
    closes: int
    prime_from: int = 0
    prime_to: int = 0


@dataclass(frozen=True)
class Performance:
    """What is to be placed; `group` is the class, which is there from `earliest` to `latest`."""

    group: int
    region: int
    minutes: int
    days: frozenset[int] = frozenset()  # wished ones; empty: any
    earliest: int = 0
    latest: int = 1000 * DAY


@dataclass(frozen=True, order=True)
class Slot:
    """Where and when a performance begins."""

    stage: int
    start: int


Programme = Mapping[int, Slot]  # number of a performance → its slot


@dataclass(frozen=True)
class Stages:
    """A whole event; pinned slots are kept as they are."""

    changeovers: Sequence[int]  # of each stage, minutes between two performances
    openings: Sequence[Opening]
    performances: Sequence[Performance]  # in the order of their applications
    pause: int = 0  # minutes between two performances of a class
    pinned: Programme = field(default_factory=dict)

    @property
    def free(self) -> list[int]:
        """The performances that can be placed anywhere."""
        return [number for number in range(len(self.performances)) if number not in self.pinned]


def end_of(problem: Stages, number: int, slot: Slot) -> int:
    return slot.start + problem.performances[number].minutes


def is_prime(openings: Sequence[Opening], minutes: int, slot: Slot) -> bool:
    """Whether all of it lies in prime time."""
    return any(
        each.stage == slot.stage and each.prime_from <= slot.start and slot.start + minutes <= each.prime_to
        for each in openings
    )


def points_of(problem: Stages, programme: Programme) -> int:
    """Wished days, and regions in prime time: each more of the same region counts less."""
    n_prime = Counter(
        problem.performances[number].region
        for number, slot in programme.items()
        if is_prime(problem.openings, problem.performances[number].minutes, slot)
    )
    wishes = sum(slot.start // DAY in problem.performances[number].days for number, slot in programme.items())
    return wishes * WISH + sum(sum(PRIME[:count]) for count in n_prime.values())


def regions_in_prime(problem: Stages, programme: Programme) -> set[int]:
    return {
        problem.performances[number].region
        for number, slot in programme.items()
        if is_prime(problem.openings, problem.performances[number].minutes, slot)
    }
