"""Runs decode.py for one file in a subprocess: at most two at a time, without our environment or input."""

import json
import os
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import Any

from portal.core.interpreter import interpreter, search_path
from portal.core.storage.decode import WALL_SECONDS
from portal.core.storage.kinds import Format, Unfit, UnfitFile

AT_A_TIME = 2
MAX_RESULT_BYTES = 64 * 1024
CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL)  # any other signal is a limit at work

_slots = BoundedSemaphore(AT_A_TIME)


def decode_in_sandbox(upload: Path, file_format: Format, target: Path) -> dict[str, Any]:
    """What `decode` of pictures, recordings or documents returns; new files are called `target` plus a suffix."""
    if not _slots.acquire(timeout=WALL_SECONDS):
        raise UnfitFile(Unfit.BUSY)
    try:
        result = _run(upload, file_format, target)
    finally:
        _slots.release()
    if "unfit" in result:
        raise UnfitFile(Unfit(result["unfit"])) from RuntimeError(result["because"])
    if "errno" in result:
        raise OSError(result["errno"], os.strerror(result["errno"]))
    return result


def _run(upload: Path, file_format: Format, target: Path) -> dict[str, Any]:
    task = json.dumps({"upload": str(upload), "format": file_format, "target": str(target)})
    with TemporaryFile(dir=target.parent) as output:  # a file, so that hostile output can't fill our memory
        try:
            done = subprocess.run(  # noqa: S603 the arguments are ours; the file's name on disk is generated
                [interpreter(), "-P", "-m", "portal.core.storage.decode", task],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": search_path(), "PATH": os.defpath, "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1"},
                cwd=target.parent,
                timeout=WALL_SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            raise UnfitFile(Unfit.TOO_DEMANDING) from error
        output.seek(0)
        printed = output.read(MAX_RESULT_BYTES)
    if done.returncode < 0:
        raise UnfitFile(Unfit.UNREADABLE if -done.returncode in CRASHES else Unfit.TOO_DEMANDING)
    if done.returncode:
        raise RuntimeError(f"the decoder does not run: try {interpreter()} -m portal.core.storage.decode")
    result: dict[str, Any] = json.loads(printed)
    return result
