"""Runs decode.py for one file: in a process of its own, two at a time, with nothing to inherit."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import Any

import portal
from portal.core.storage.decode import WALL_SECONDS
from portal.core.storage.kinds import Format, Unfit, UnfitFile

AT_A_TIME = 2
LONGEST_ANSWER = 64 * 1024  # bytes
CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL)  # any other signal is a limit at work
ROOT = str(Path(portal.__file__ or "").parents[1])

_benches = BoundedSemaphore(AT_A_TIME)


def decoded(upload: Path, form: Format, target: Path) -> dict[str, Any]:
    """What `decode` of pictures, recordings or documents tells; new files are called `target` plus a suffix."""
    if not _benches.acquire(timeout=WALL_SECONDS):
        raise UnfitFile(Unfit.BUSY)
    try:
        answer = _run(upload, form, target)
    finally:
        _benches.release()
    if "unfit" in answer:
        raise UnfitFile(Unfit(answer["unfit"])) from RuntimeError(answer["because"])
    if "errno" in answer:
        raise OSError(answer["errno"], os.strerror(answer["errno"]))
    return answer


def _run(upload: Path, form: Format, target: Path) -> dict[str, Any]:
    task = json.dumps({"upload": str(upload), "format": form, "target": str(target)})
    with TemporaryFile(dir=target.parent) as output:  # a file, so that a hostile answer can't fill our memory
        try:
            done = subprocess.run(  # noqa: S603 the arguments are ours; the file's name on disk is generated
                [sys.executable, "-P", "-m", "portal.core.storage.decode", task],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": ROOT, "PATH": os.defpath, "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1"},
                cwd=target.parent,
                timeout=WALL_SECONDS,
            )
        except subprocess.TimeoutExpired as late:
            raise UnfitFile(Unfit.TOO_DEMANDING) from late
        output.seek(0)
        said = output.read(LONGEST_ANSWER)
    if done.returncode < 0:
        raise UnfitFile(Unfit.UNREADABLE if -done.returncode in CRASHES else Unfit.TOO_DEMANDING)
    if done.returncode:
        raise RuntimeError(f"the decoder does not run: try {sys.executable} -m portal.core.storage.decode")
    answer: dict[str, Any] = json.loads(said)
    return answer
