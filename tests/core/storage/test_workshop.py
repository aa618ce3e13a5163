"""The process that opens files: what it may take, and what it may know."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.core.storage.kinds import Format, Unfit, UnfitFile
from portal.core.storage.sandbox import ROOT, decoded

GREEDY = """
from portal.core.storage.decode import limit_myself
limit_myself(1000)
{deed}
"""


@pytest.mark.parametrize(
    ("deed", "complaint"),
    [
        ("bytearray(2 * 1024**3)", "MemoryError"),
        ("open('large', 'wb').write(bytes(65 * 1024**2)); open('large', 'ab').write(b'x')", "File too large"),
        ("held = [open('/dev/null') for _ in range(65)]", "Too many open files"),
    ],
)
def test_the_limits_hold(deed: str, complaint: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", GREEDY.format(deed=deed)],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": ROOT},
    )
    assert done.returncode == 1
    assert complaint in done.stderr.decode()


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """Runs a shell script in the place of Python, as if for an upload."""

    def run(script: str) -> dict[str, Any]:
        python = tmp_path / "python"
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(python))
        return decoded(tmp_path / "upload", Format.PNG, tmp_path / "target")

    return run


Run = Callable[[str], dict[str, Any]]


def test_the_process_inherits_no_secrets(stand_in: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    assert stand_in("""env > environment; echo '{"kind": "image"}'""") == {"kind": "image"}
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
def test_a_process_that_ends_badly_is_a_refusal(stand_in: Run, script: str, code: Unfit) -> None:
    with pytest.raises(UnfitFile) as refused:
        stand_in(script)
    assert refused.value.code == code


def test_a_full_disk_is_not_the_files_fault(stand_in: Run) -> None:
    with pytest.raises(OSError, match="No space left"):
        stand_in("""echo '{"errno": 28}'""")


def test_a_broken_installation_is_not_the_files_fault(stand_in: Run) -> None:
    with pytest.raises(RuntimeError, match="the decoder does not run"):
        stand_in("exit 1")
