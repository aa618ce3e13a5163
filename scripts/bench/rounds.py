"""A matching round over invented classes: `python -m scripts.bench.rounds 5000 [2|3|4]`."""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.solver.problem import Problem, Solution, solve
from scripts.bench.calendars import shipped_calendars
from scripts.bench.profiles import coding, profiles

SIZES = (1_000, 5_000, 20_000)
SIZES_OF_GROUPS = (200, 500, 1_000, 2_000)
LONGEST = {(5_000, 2): 20, (20_000, 2): 240, (2_000, 3): 240}  # seconds of a round, by classes and size of a group
FARTHEST = {(500, 3): 0.0, (1_000, 3): 0.001, (2_000, 3): 0.02, (200, 4): 0.0}  # from the bound
COUNTED = ("most_groups", "points", "most_points", "first_come_groups", "first_come_points", "seconds", "peak_mb")
HEAD = (
    f"{'classes':>8}{'size':>5}{'groups':>8}{'at most':>8}{'points':>9}{'at most':>9}{'distance':>10}"
    f"{'first come: groups, points':>28}{'seconds':>9}{'CPU':>8}{'MB':>6}  aims"
)
LEGEND = (
    "at most: nobody can find more, the points in as many groups; distance: of points found from that;\n"
    "first come: each class in turn takes the best that is still free;\n"
    "seconds on the clock, CPU: seconds of processor time of all threads; MB: most memory of the process"
)


@dataclass(frozen=True)
class Rounded:
    """A round and what it cost."""

    n_classes: int
    size: int
    solution: Solution
    cpu: float


def rounded(number: int, size: int = 2) -> Rounded:
    """The run has a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_run, number, size).result()


def line(one: Rounded) -> str:
    solution = one.solution
    missing = solution.most_points - solution.points
    distance = "proven" if solution.are_points_proven else f"{missing / solution.most_points:.3%}"
    first = f"{solution.first_come_groups:,}, {solution.first_come_points:,}"
    said = ", ".join(_aims(one, missing / max(solution.most_points, 1)))
    return (
        f"{one.n_classes:>8,}{one.size:>5}{len(solution.groups):>8,}{solution.most_groups:>8,}{solution.points:>9,}"
        f"{solution.most_points:>9,}{distance:>10}{first:>28}{solution.seconds:>9.1f}{one.cpu:>8.1f}{solution.peak_mb:>6}"
        f"  {said}".rstrip()
    )


def _aims(one: Rounded, distance: float) -> Iterator[str]:
    key = one.n_classes, one.size
    if longest := LONGEST.get(key):
        yield f"< {longest} s: {'met' if one.solution.seconds < longest else 'not met'}"
    if (farthest := FARTHEST.get(key)) is not None:
        is_met = one.solution.is_count_proven and distance <= farthest
        yield f"{f'within {farthest:.1%}' if farthest else 'proven'}: {'met' if is_met else 'not met'}"


def as_json(one: Rounded) -> dict[str, Any]:
    counted = {name: getattr(one.solution, name) for name in COUNTED}
    return {"classes": one.n_classes, "size": one.size, "groups": len(one.solution.groups), "cpu_s": one.cpu, **counted}


def _run(number: int, size: int) -> Rounded:
    codes = coding(shipped_calendars())
    problem = Problem(codes.attributes(profiles(number)), codes.overlap.regions, DEFAULT_WEIGHTS, size)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the solver greets everybody who starts it
    before = time.process_time()
    solution = solve(problem)
    return Rounded(number, size, solution, time.process_time() - before)


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]] or [5000, 2]
    print(HEAD, line(rounded(*numbers)), LEGEND, sep="\n")
