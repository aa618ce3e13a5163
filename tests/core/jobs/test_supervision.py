"""`flask jobs work`: the worker's process is started again when it dies, and ends with the one that looks after it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CODE = """
import os
from portal.core.jobs import supervision
supervision.AGAIN = 0.01
supervision.supervise(lambda: print(os.getpid(), flush=True), lambda: print("stopped", flush=True))
"""


@pytest.fixture
def supervisor() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", CODE]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        yield process
        process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_a_worker_that_is_killed_is_started_again(supervisor: subprocess.Popen[str]) -> None:
    first = int(line(supervisor))
    os.kill(first, signal.SIGKILL)
    second = int(line(supervisor))
    assert second != first
    assert Path(f"/proc/{second}").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told_to(supervisor: subprocess.Popen[str], number: signal.Signals) -> None:
    line(supervisor)
    supervisor.send_signal(number)
    assert line(supervisor) == "stopped"
    assert supervisor.wait(5) == 0


def test_the_worker_ends_with_the_one_that_looks_after_it(supervisor: subprocess.Popen[str]) -> None:
    line(supervisor)
    supervisor.kill()
    assert line(supervisor) == "stopped"
