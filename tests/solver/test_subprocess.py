"""A computation in a process of its own tells how far it is, can be cancelled, and may be lost."""

import os
from collections.abc import Callable
from functools import partial
from multiprocessing import active_children

import pytest

from portal.solver.problem import solve
from portal.solver.subprocess import ProcessLost, in_subprocess
from tests.solver.drawing import invented


def test_another_process_finds_the_same_and_tells_how_far_it_is() -> None:
    heard: list[float] = []

    def is_wanted(progress: float) -> bool:
        heard.append(progress)
        return True

    there, here = in_subprocess(partial(solve, invented(60)), is_wanted), solve(invented(60))
    assert there is not None
    assert (there.groups, there.most_points, there.without) == (here.groups, here.most_points, here.without)
    assert heard[0] == 0.0
    assert heard == sorted(heard)


def test_whoever_cancels_waits_for_nothing() -> None:
    assert in_subprocess(partial(solve, invented(3000)), lambda _progress: False) is None
    assert active_children() == []


def die(_report: Callable[[float], None]) -> str:
    os._exit(1)


def test_a_process_that_ends_without_a_result_is_noticed() -> None:
    with pytest.raises(ProcessLost):
        in_subprocess(die, lambda _progress: True)
