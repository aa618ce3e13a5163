"""Walks over many classes in blocks, some at the same time: numpy works outside of Python's lock."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

MOST_THREADS = 4

Found = TypeVar("Found")
Report = Callable[[float], None]


def ignore(_done: float) -> None:
    """Nobody wants to know how far it is."""


def in_blocks(work: Callable[[slice], Found], number: int, size: int, report: Report = ignore) -> Iterator[Found]:
    """What `work` gives for each block of `size` out of `number`, in their order."""
    blocks = [slice(start, min(start + size, number)) for start in range(0, number, size)]
    with ThreadPoolExecutor(min(len(os.sched_getaffinity(0)), MOST_THREADS)) as pool:
        for done, found in enumerate(pool.map(work, blocks)):
            report(done / len(blocks))
            yield found
