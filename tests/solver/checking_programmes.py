"""Every constraint of a programme, written down once more in plain loops, and the best programme by trying all."""

from collections import Counter
from itertools import combinations
from random import Random

from portal.solver.stages import DAY, PRIME, WISH, Opening, Performance, Slot, Stages

Slots = dict[int, Slot]


def broken(problem: Stages, slots: Slots) -> list[str]:
    """What a programme does not keep to; pinned performances are where they were pinned, whatever else holds."""
    found = [f"{number} was moved" for number, slot in problem.pinned.items() if slots.get(number) != slot]
    for number, slot in slots.items():
        if number not in problem.pinned:
            found += _broken_alone(problem, number, slot)
    for one, other in combinations(slots, 2):
        if not {one, other} <= problem.pinned.keys():
            found += _broken_together(problem, slots, one, other)
    return found


def _broken_alone(problem: Stages, number: int, slot: Slot) -> list[str]:
    performance = problem.performances[number]
    start, end = slot.start, slot.start + performance.minutes
    is_open = any(each.stage == slot.stage and each.opens <= start and end <= each.closes for each in problem.openings)
    found = [] if is_open else [f"{number} is outside the opening times"]
    found += [f"{number} is before the bus arrives"] if start < performance.earliest else []
    found += [f"{number} is after the bus has left"] if end > performance.latest else []
    return found + ([f"{number} is off the grid"] if start % 5 else [])


def _broken_together(problem: Stages, slots: Slots, one: int, other: int) -> list[str]:
    first, second = sorted((one, other), key=lambda number: slots[number].start)
    between = slots[second].start - slots[first].start - problem.performances[first].minutes
    found = []
    if slots[one].stage == slots[other].stage and between < problem.changeovers[slots[one].stage]:
        found.append(f"{first} and {second} are too close on their stage")
    if problem.performances[one].group == problem.performances[other].group and between < problem.pause:
        found.append(f"the class of {first} and {second} has no pause")
    return found


def points(problem: Stages, slots: Slots) -> int:
    in_prime: Counter[int] = Counter()
    total = 0
    for number, slot in slots.items():
        performance = problem.performances[number]
        total += WISH if slot.start // DAY in performance.days else 0
        for each in problem.openings:
            begins = each.stage == slot.stage and each.prime_from <= slot.start
            in_prime[performance.region] += begins and slot.start + performance.minutes <= each.prime_to
    return total + sum(sum(PRIME[:number]) for number in in_prime.values())


def best_by_trying(problem: Stages) -> tuple[int, int]:
    """Of every programme on the grid: how many performances, and points of so many."""
    possible = {
        number: [
            Slot(each.stage, start)
            for each in problem.openings
            for start in range(each.opens, each.closes)
            if not _broken_alone(problem, number, Slot(each.stage, start))
        ]
        for number in problem.free
    }
    return _best(problem, possible, dict(problem.pinned), (0, 0))


def _best(problem: Stages, possible: dict[int, list[Slot]], slots: Slots, best: tuple[int, int]) -> tuple[int, int]:
    if len(slots) + len(possible) < best[0]:
        return best
    if not possible:
        return max(best, (len(slots), points(problem, slots)))
    (number, places), *rest = possible.items()
    for slot in places:
        together = {**slots, number: slot}
        if not any(_broken_together(problem, together, number, other) for other in slots):
            best = _best(problem, dict(rest), together, best)
    return _best(problem, dict(rest), slots, best)


def small(seed: int) -> Stages:
    """Two stages on two short days, four performances of three classes, one of which may be pinned."""
    random = Random(seed)
    openings = []
    for stage in (0, 1):
        for day in (0, 1):
            opens = day * DAY + 600 + random.choice([0, 10])
            closes = opens + random.choice([30, 40, 50])
            openings.append(Opening(stage, opens, closes, opens + 10, random.choice([opens + 10, opens + 30, closes])))
    performances = []
    for _number in range(5):
        early = random.choice([0, 0, 0, 610, DAY])
        late = random.choice([3 * DAY, 3 * DAY, DAY + 640, 640]) if early < DAY else 3 * DAY
        days = frozenset(random.sample([0, 1], random.choice([0, 1, 1])))
        minutes = random.choice([8, 15, 20, 25, 45])
        performances.append(Performance(random.randrange(3), random.randrange(2), minutes, days, early, late))
    pinned = {0: Slot(0, openings[0].opens)} if random.random() < 0.3 else {}
    return Stages([5, 10], openings, performances, random.choice([0, 15]), pinned)
