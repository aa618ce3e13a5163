"""The process that opens files: its limits, and what it can see of the portal."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.core.interpreter import search_path
from portal.core.storage.kinds import Format, Unfit, UnfitFile
from portal.core.storage.sandbox import decode_in_sandbox

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


@pytest.fixture
def run_script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """Decodes an upload with a shell script in the place of Python."""

    def run(script: str) -> dict[str, Any]:
        python = tmp_path / "python"
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(python))
        return decode_in_sandbox(tmp_path / "upload", Format.PNG, tmp_path / "target")

    return run


Run = Callable[[str], dict[str, Any]]


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


def test_a_full_disk_is_not_the_files_fault(run_script: Run) -> None:
    with pytest.raises(OSError, match="No space left"):
        run_script("""echo '{"errno": 28}'""")


def test_a_broken_installation_is_not_the_files_fault(run_script: Run) -> None:
    with pytest.raises(RuntimeError, match="the decoder does not run"):
        run_script("exit 1")
