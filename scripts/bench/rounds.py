"""A matching round over invented classes: `python -m scripts.bench.rounds 5000 [2|3|4]`."""

import sys
from concurrent.futures import ProcessPoolExecutor

from portal.holidays.actions import published
from portal.matching.rules import DEFAULT_WEIGHTS
from portal.rounds.solving import Answer, Question, solve
from scripts.bench.seekers import TOPICS, seekers, terrain

HEAD = "| classes | size | groups | at most | points | at most | gap | first come, first served | seconds | MB |"


def row(number: int, size: int = 2) -> str:
    """One line of the table; the run has a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1) as pool:
        answer = pool.submit(run, number, size).result()
    gap = (answer.most_points - answer.points) / max(answer.most_points, 1)
    first = f"{answer.first_come_groups:,} groups, {answer.first_come_points:,} points"
    return (
        f"| {number:,} | {size} | {len(answer.groups):,} | {answer.most_groups:,} | {answer.points:,} "
        f"| {answer.most_points:,} | {gap:.3%} | {first} | {answer.seconds:.1f} | {answer.peak_mb} |"
    )


def run(number: int, size: int) -> Answer:
    return solve(Question(seekers(number), terrain(published()), TOPICS, DEFAULT_WEIGHTS, size))


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]] or [5000, 2]
    print(HEAD, row(*numbers), sep="\n")
