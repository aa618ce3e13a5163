"""A computation in a process of its own tells how far it is, can be cancelled, and may be lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from portal.solver.problem import Solution, solve
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


def find_and_stay(report: Callable[[float], None], found: Callable[[str], None]) -> str:
    found("good")
    report(0.5)
    found("better")
    signal.pause()  # proves something for ever
    return "best"


def test_whoever_has_enough_has_heard_of_the_best_so_far() -> None:
    heard: list[str] = []
    assert in_subprocess(find_and_stay, lambda _progress: "better" not in heard, heard.append) is None
    assert heard == ["good", "better"]
    assert active_children() == []


def test_a_round_of_threes_can_be_ended_before_it_is_proven() -> None:
    heard: list[Solution] = []
    assert (
        in_subprocess(partial(solve, replace(invented(60), size=3)), lambda _progress: not heard, heard.append) is None
    )
    assert 0 < len(heard[0].groups) <= heard[0].most_groups
    assert len(heard[0].without) == 60 - 3 * len(heard[0].groups)


def die(_report: Callable[[float], None]) -> str:
    os._exit(1)


def test_a_process_that_ends_without_a_result_is_noticed() -> None:
    with pytest.raises(ProcessLost):
        in_subprocess(die, lambda _progress: True)


SERVER = """
import sys
from functools import partial
from portal.solver.subprocess import in_subprocess
from tests.solver.test_subprocess import tell_and_stay
if __name__ == "__main__":
    in_subprocess(partial(tell_and_stay, sys.argv[1]), lambda _progress: True)
"""


def tell_and_stay(path: str, _report: Callable[[float], None]) -> None:
    Path(path).write_text(str(os.getpid()))
    while True:  # says nothing, as while a balance is computed
        sum(range(100_000))


def is_running(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform != "linux", reason="servers of the portal are Linux")
def test_no_computation_outlives_a_server_that_is_killed(tmp_path: Path) -> None:
    known, script = tmp_path / "number", tmp_path / "server.py"
    script.write_text(SERVER)
    server = subprocess.Popen([sys.executable, script, known], env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    until(lambda: known.exists() and known.read_text() != "")
    computing = int(known.read_text())
    assert is_running(computing)
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    until(lambda: not is_running(computing))
