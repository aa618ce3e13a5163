"""The process that opens files: its limits, and what it can see of the portal."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.core.interpreter import search_path
from portal.core.storage import sandbox
from portal.core.storage.decode import NICE
from portal.core.storage.kinds import Format, Unfit, UnfitFile
from portal.core.storage.sandbox import KilledByLimit, decode_in_sandbox, nothing

GREEDY = """
from portal.core.storage.decode import limit_resources
limit_resources(1000)
{code}
"""


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("bytearray(2 * 1024**3)", "MemoryError"),
        ("open('large', 'wb').write(bytes(65 * 1024**2)); open('large', 'ab').write(b'x')", "File too large"),
        ("held = [open('/dev/null') for _ in range(65)]", "Too many open files"),
    ],
)
def test_the_limits_hold(code: str, error: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", GREEDY.format(code=code)],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": search_path()},
    )
    assert done.returncode == 1
    assert error in done.stderr.decode()


def test_pages_come_first_and_it_ends_with_its_parent() -> None:
    code = """
import os, subprocess, sys
child = "from portal.core.storage.decode import give_way; give_way(); import os, time; " \
    "print(os.nice(0), os.sched_getscheduler(0) == os.SCHED_BATCH, len(os.sched_getaffinity(0)), flush=True); " \
    "time.sleep(60)"
process = subprocess.Popen([sys.executable, "-c", child], stdout=subprocess.PIPE, text=True, start_new_session=True)
print(process.pid, os.nice(0), process.stdout.readline(), flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": search_path()}
    )
    pid, nice_before, nice, is_batch, n_processors = done.stdout.split()
    assert (int(nice), is_batch) == (min(19, int(nice_before) + NICE), "True")
    assert int(n_processors) == max(1, len(os.sched_getaffinity(0)) - 1)
    assert is_gone(int(pid))


def is_gone(pid: int) -> bool:
    """Within two seconds; what has ended but nobody asked for is gone, too."""
    end = time.monotonic() + 2
    while time.monotonic() < end:
        status = Path(f"/proc/{pid}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return True
        time.sleep(0.01)
    return False


@pytest.fixture
def run_script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Decodes an upload with a shell script in the place of Python."""

    def run(script: str, meanwhile: Callable[[], None] = nothing) -> dict[str, Any]:
        python = tmp_path / "python"
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(python))
        return decode_in_sandbox(tmp_path / "upload", Format.PNG, tmp_path / "target", meanwhile)

    return run


Run = Callable[..., dict[str, Any]]


def test_the_process_inherits_no_secrets(run_script: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    assert run_script("""env > environment; echo '{"kind": "image"}'""") == {"kind": "image"}
    environment = (tmp_path / "environment").read_text()
    assert "PYTHONPATH" in environment
    assert "do not tell" not in environment


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("kill -SEGV $$", Unfit.UNREADABLE),
        ("kill -XCPU $$", Unfit.TOO_DEMANDING),
        ("kill -KILL $$", Unfit.TOO_DEMANDING),
        ("""echo '{"unfit": "truncated", "because": "end"}'""", Unfit.TRUNCATED),
    ],
)
def test_a_process_that_ends_badly_is_a_refusal(run_script: Run, script: str, code: Unfit) -> None:
    with pytest.raises(UnfitFile) as refused:
        run_script(script)
    assert refused.value.code == code


SLOW = "sleep 60 & echo $! > child; wait"


def test_what_takes_too_long_ends_with_all_that_it_started(
    run_script: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.5)
    monkeypatch.setattr(sandbox, "PULSE", 0.1)
    with pytest.raises(KilledByLimit):
        run_script(SLOW)
    assert is_gone(int((tmp_path / "child").read_text()))


def test_whoever_waits_may_give_up(run_script: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sandbox, "PULSE", 0.1)

    def give_up() -> None:
        if (tmp_path / "child").exists():
            raise InterruptedError

    with pytest.raises(InterruptedError):
        run_script(SLOW, give_up)
    assert is_gone(int((tmp_path / "child").read_text()))


def test_a_full_disk_is_not_the_files_fault(run_script: Run) -> None:
    with pytest.raises(OSError, match="No space left"):
        run_script("""echo '{"errno": 28}'""")


def test_a_broken_installation_is_not_the_files_fault(run_script: Run) -> None:
    with pytest.raises(RuntimeError, match="the decoder does not run"):
        run_script("exit 1")
