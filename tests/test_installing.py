"""`make run` on a machine where something is missing says so in one line, and mends what an interruption left."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "install.sh"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A program that needs no libraries."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    (tmp_path / "requirements.lock").write_text("# none\n")
    return tmp_path


def install(tree: Path, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": python}
    command = ["sh", "scripts/install.sh"]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)


def python_without(tree: Path, missing: str) -> str:
    """A Python in which a line of code that has this word fails."""
    path = tree / "python3"
    path.write_text(f'#!/bin/sh\ncase "$2" in *{missing}*) exit 1 ;; esac\nexec {sys.executable} "$@"\n')
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("missing", "packages"), [("ensurepip", "python3-venv"), ("version_info", "python3 python3-venv")]
)
def test_what_python_lacks_is_said_with_the_packages_that_bring_it(tree: Path, missing: str, packages: str) -> None:
    done = install(tree, python_without(tree, missing))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith(f"sudo apt-get install {packages}\n")
    assert not (tree / ".venv").exists()


def test_a_machine_without_python_is_told(tree: Path) -> None:
    done = install(tree, str(tree / "no-python"))
    assert (done.returncode, done.stderr.splitlines()) == (
        1, ["Python is missing. On Debian: sudo apt-get install python3 python3-venv"]
    )  # fmt: skip


def test_an_environment_without_pip_or_not_finished_is_made_anew_and_a_whole_one_is_kept(tree: Path) -> None:
    (tree / ".venv" / "bin").mkdir(parents=True)
    (tree / ".venv" / "bin" / "python").symlink_to(python_without(tree, "pip"))
    again = "The environment in .venv is broken or was not finished: it is made anew.\n"
    assert install(tree).stdout.startswith(again)
    assert subprocess.run([tree / ".venv" / "bin" / "python", "-c", "import pip"]).returncode == 0
    assert install(tree).stdout == ""
    (tree / ".venv" / "unfinished").touch()
    assert install(tree).stdout.startswith(again)
    assert not (tree / ".venv" / "unfinished").exists()
