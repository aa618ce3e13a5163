"""Walks over many classes in blocks, some at the same time: numpy computes outside of Python's lock."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from portal.solver.progress import Report, ignore

MOST_THREADS = 4

Result = TypeVar("Result")


def in_blocks(compute: Callable[[slice], Result], number: int, size: int, report: Report = ignore) -> Iterator[Result]:
    """The results of each block of `size` out of `number`, in their order."""
    blocks = [slice(start, min(start + size, number)) for start in range(0, number, size)]
    if len(blocks) <= 1:  # to begin threads would take longer
        yield from map(compute, blocks)
        return
    with ThreadPoolExecutor(min(len(os.sched_getaffinity(0)), MOST_THREADS)) as pool:
        for done, result in enumerate(pool.map(compute, blocks)):
            report(done / len(blocks))
            yield result
