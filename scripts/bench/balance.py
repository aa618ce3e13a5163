"""Supply and demand of invented classes: `python -m scripts.bench.balance 1000 5000`."""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from portal.balance.rules.balance import balance_of
from portal.balance.rules.market import Market
from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from scripts.bench.calendars import shipped_calendars
from scripts.bench.profiles import OWN, coding, profiles

HEAD = "| classes | alone | kinds that would help | seconds | MB |"


def row(number: int) -> str:
    """One line of the table; it is computed in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(measured, number).result()


def measured(number: int) -> str:
    searching = profiles(number)
    places, teachers = [1] * number, np.arange(number)
    market = Market(range(number), searching, places, coding(shipped_calendars()), DEFAULT_WEIGHTS, OWN, teachers)
    start = time.monotonic()
    report = balance_of(market)
    seconds, peak = time.monotonic() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"| {number:,} | {report.n_alone:,} | {len(report.kinds)} | {seconds:.2f} | {peak} |"


if __name__ == "__main__":
    print(HEAD, *(row(int(text)) for text in sys.argv[1:] or ["1000"]), sep="\n")
