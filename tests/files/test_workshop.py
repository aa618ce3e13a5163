"""The process that opens files: what it may take, and what it may know."""

import subprocess
import sys
from pathlib import Path

import pytest

from portal.files.workshop import ROOT

GREEDY = """
from portal.files.decode import limit_myself
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


def test_the_process_inherits_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from portal.files import workshop
    from portal.files.kinds import Format

    spy = tmp_path / "python"
    spy.write_text(f'#!/bin/sh\nenv > {tmp_path}/environment\necho \'{{"kind": "image"}}\'\n')
    spy.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(spy))
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    assert workshop.decoded(tmp_path / "upload", Format.PNG, tmp_path / "target") == {"kind": "image"}
    assert "do not tell" not in (tmp_path / "environment").read_text()
