"""First come, first served: each performance takes what is still free; also fills what a better method left over."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from portal.solver.free_times import Choice, Starts, day_of
from portal.solver.stages import DAY, Opening, Programme, Slot, Stages, end_of

Rank = Callable[[int, Slot, bool], tuple[int, ...]]  # number, slot, is it prime time: the smallest comes first


class Places:
    """What is placed so far, and what is still free beside it."""

    def __init__(self, problem: Stages, windows: Sequence[Opening], programme: Programme) -> None:
        self.problem, self.windows = problem, windows
        self.programme: dict[int, Slot] = {}
        self.taken: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)  # stage, day → start, end
        self.busy: dict[int, list[tuple[int, int]]] = defaultdict(list)  # class → start, end
        for number, slot in programme.items():
            self.place(number, slot)

    def place(self, number: int, slot: Slot) -> None:
        times = slot.start, end_of(self.problem, number, slot)
        self.programme[number] = slot
        self.taken[slot.stage, slot.start // DAY].append(times)
        self.busy[self.problem.performances[number].group].append(times)

    def free_starts(self, choice: Choice) -> Starts:
        window, performance = self.windows[choice.window], self.problem.performances[choice.number]
        changeover, minutes = self.problem.changeovers[window.stage], performance.minutes
        starts = choice.starts
        for times, gap in (
            (self.taken.get((window.stage, day_of(window)), ()), changeover),
            (self.busy.get(performance.group, ()), self.problem.pause),
        ):
            for start, end in times:
                starts = starts[(starts + minutes + gap <= start) | (starts >= end + gap)]
        return starts

    def slots(self, options: Sequence[Choice]) -> list[tuple[Slot, bool]]:
        """The earliest free slot of each possible choice."""
        free = [(self.windows[each.window].stage, self.free_starts(each), each.is_prime) for each in options]
        return [(Slot(stage, int(starts[0])), is_prime) for stage, starts, is_prime in free if len(starts)]


def filled(places: Places, options: dict[int, list[Choice]], order: Sequence[int], rank: Rank) -> dict[int, Slot]:
    """One after another takes the free slot of the smallest rank."""
    for number in order:
        slots = places.slots(options.get(number, []))
        if slots:
            places.place(number, min((rank(number, *each), each[0]) for each in slots)[1])
    return places.programme


def first_come(problem: Stages, windows: Sequence[Opening], options: dict[int, list[Choice]]) -> dict[int, Slot]:
    """In the order of the applications: the earliest slot on a day that was wished, else the earliest at all."""

    def rank(number: int, slot: Slot, _is_prime: bool) -> tuple[int, ...]:
        return (slot.start // DAY not in problem.performances[number].days, slot.start)

    return filled(Places(problem, windows, problem.pinned), options, problem.free, rank)
