"""Programs of our own run under any server, also where `sys.executable` is the server itself."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from multiprocessing import set_executable
from typing import Any

import pytest

from portal.core.interpreter import interpreter, search_path
from portal.solver.subprocess import in_subprocess


@pytest.fixture(params=["/usr/bin/uwsgi", "", "/usr/sbin/apache2"])
def under_another_server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    own = sys.executable
    monkeypatch.setattr(sys, "executable", request.param)
    set_executable(interpreter())
    yield
    set_executable(own)


@pytest.mark.usefixtures("under_another_server")
def test_the_interpreter_of_our_environment_is_found() -> None:
    code = "import portal, PIL, sys; print(sys.version_info[:2])"
    ran = subprocess.run([interpreter(), "-P", "-c", code], env={"PYTHONPATH": search_path()}, capture_output=True)
    assert ran.stdout.decode().strip() == str(sys.version_info[:2])


def seven_times_six(_report: Any, factor: int) -> int:
    return 7 * factor


@pytest.mark.usefixtures("under_another_server")
def test_computations_run_in_processes_of_their_own() -> None:
    assert in_subprocess(partial(seven_times_six, factor=6), lambda _progress: True) == 42
