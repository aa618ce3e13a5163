"""Families for the guests of invented visits."""

import time
from dataclasses import dataclass
from random import Random

from portal.solver.hosting.problem import Hosting, Near, total_of
from portal.solver.hosting.search import best_stays

SIZES = ((24, 0), (60, 0), (60, 10), (60, 30))  # guests, and wishes to stay together
LONGEST = 1.0  # seconds
RUNS = 20
HEAD = f"{'guests':>7}{'wishes':>7}{'placed':>9}{'proven':>8}{'median s':>10}{'longest s':>11}{'longest CPU':>13}  aims"
LEGEND = (
    f"{RUNS} invented visits each: a tenth more families than guests, three of ten pairs impossible, a tenth of the\n"
    "guests must stay together by twos; placed: of all guests of all visits"
)


@dataclass(frozen=True)
class Measured:
    """Some visits of one size and what they cost."""

    guests: int
    wishes: int
    placed: float
    points: int
    n_proven: int
    median: float
    longest: float
    longest_cpu: float


def measured(n_guests: int, n_wishes: int) -> Measured:
    placed, points, proven, seconds, cpu = 0, 0, 0, [], []
    for number in range(RUNS):
        hosting = drawn(Random(number), n_guests, n_wishes)
        start, start_cpu = time.perf_counter(), time.process_time()
        stays = best_stays(hosting)
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - start_cpu)
        placed, points = placed + len(stays.hosts), points + total_of(hosting, stays.hosts)
        proven += stays.is_proven
    middle = sorted(seconds)[RUNS // 2]
    return Measured(n_guests, n_wishes, placed / n_guests / RUNS, points, proven, middle, max(seconds), max(cpu))


def line(one: Measured) -> str:
    is_met = one.longest < LONGEST and one.n_proven == RUNS
    return (
        f"{one.guests:>7}{one.wishes:>7}{one.placed:>9.1%}{one.n_proven:>5}/{RUNS}{one.median:>10.3f}"
        f"{one.longest:>11.3f}{one.longest_cpu:>13.3f}  {'met' if is_met else 'not met'}"
    )


def drawn(random: Random, n_guests: int, n_wishes: int) -> Hosting:
    n_hosts = n_guests * 11 // 10
    fits = [[None if random.random() < 0.3 else random.randrange(121) for _ in range(n_hosts)] for _ in range(n_guests)]
    order = random.sample(range(n_guests), n_guests)
    pairs = [order[2 * place : 2 * place + 2] for place in range(n_guests // 20)]
    near = [Near(one, other, 25) for one, other in (random.sample(range(n_guests), 2) for _ in range(n_wishes))]
    return Hosting(fits, [random.choice([1, 1, 1, 2]) for _ in range(n_hosts)], pairs, near)
