"""The programme of an invented event: 200 performances on 5 stages and 10 days, with little or much time."""

import time
from dataclasses import dataclass
from random import Random

from portal.solver.programme import Planned, plan
from portal.solver.stages import DAY, Opening, Performance, Stages

NUMBER, N_STAGES, N_DAYS = 200, 5, 10
HOURS = (8.0, 4.0, 3.0, 2.5, 2.0)  # for which each stage is open on a day
LONGEST = 60  # seconds
HEAD = (
    f"{'hours':>6}{'placed':>8}{'at most':>9}{'points':>8}{'at most':>9}{'regions in prime time':>23}"
    f"{'first come: placed, points':>28}{'seconds':>9}{'CPU':>7}  aims"
)
LEGEND = (
    f"{NUMBER} performances of 6 regions on {N_STAGES} stages and {N_DAYS} days, two of five by a bus of their own;\n"
    "hours: of each stage on a day; at most: no programme has more, the points for as many performances;\n"
    "first come: each performance in turn takes the earliest free time on a day that it wished"
)


@dataclass(frozen=True)
class Measured:
    """A programme and what it cost."""

    hours: float
    placed: int
    most_placed: int
    points: int
    most_points: int
    n_in_prime: int
    first_come_placed: int
    first_come_points: int
    seconds: float
    cpu: float


def planned(hours: float) -> Measured:
    start, cpu = time.perf_counter(), time.process_time()
    found = plan(festival(NUMBER, hours, N_STAGES, N_DAYS))
    return _measured(hours, found, time.perf_counter() - start, time.process_time() - cpu)


def line(one: Measured) -> str:
    first = f"{one.first_come_placed}, {one.first_come_points}"
    is_met = one.seconds < LONGEST
    return (
        f"{one.hours:>6}{one.placed:>8}{one.most_placed:>9}{one.points:>8}{one.most_points:>9}{one.n_in_prime:>23}"
        f"{first:>28}{one.seconds:>9.1f}{one.cpu:>7.1f}  {'met' if is_met else 'not met'}"
    )


def festival(number: int, hours: float, n_stages: int, n_days: int) -> Stages:
    """Some classes come twice; prime time is an hour on two of the stages."""
    random, openings = Random(1), []
    for stage in range(n_stages):
        for day in range(n_days):
            opens = day * DAY + random.choice([10, 11, 12, 13]) * 60
            closes, prime = opens + int(hours * 60), opens + int(hours * 30) // 5 * 5
            openings.append(Opening(stage, opens, closes, prime, min(closes, prime + 60) if stage < 2 else prime))
    performances = [_performance(random, number, n_days) for _each in range(number)]
    return Stages([random.choice([10, 15, 20]) for _stage in range(n_stages)], openings, performances, pause=30)


def _performance(random: Random, number: int, n_days: int) -> Performance:
    first, last, earliest, latest = 0, n_days - 1, 0, 1000 * DAY
    if random.random() < 0.4:
        first = random.randrange(n_days)
        last = min(n_days - 1, first + random.choice([0, 0, 1, 2]))
        earliest = first * DAY + random.choice([9, 10, 11, 12, 13]) * 60 + random.choice([0, 15, 30, 45])
        latest = last * DAY + random.choice([16, 17, 18, 19, 20]) * 60 + random.choice([0, 15, 30])
    n_wishes = min(last - first + 1, random.choice([0, 1, 1, 2]))
    days = frozenset(random.sample(range(first, last + 1), n_wishes))
    region = random.choices(range(6), [5, 1, 2, 3, 1, 1])[0]
    minutes = random.choice([10, 15, 20, 25, 30, 40, 45, 60])
    return Performance(random.randrange(number * 4 // 5), region, minutes, days, earliest, latest)


def _measured(hours: float, found: Planned, seconds: float, cpu: float) -> Measured:
    return Measured(
        hours=hours,
        placed=len(found.slots),
        most_placed=found.most_placed,
        points=found.points,
        most_points=found.most_points,
        n_in_prime=found.n_in_prime,
        first_come_placed=found.first_come_placed,
        first_come_points=found.first_come_points,
        seconds=seconds,
        cpu=cpu,
    )
