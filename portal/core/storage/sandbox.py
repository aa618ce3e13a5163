"""Runs decode.py for one file in a process group of its own, without our environment or input, and ends all of it."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from portal.core.interpreter import interpreter, search_path
from portal.core.storage.decode import WALL_SECONDS
from portal.core.storage.edits import PictureEdit
from portal.core.storage.kinds import Format, Unfit, UnfitFile

MAX_RESULT_BYTES = 512 * 1024
PULSE = 3.0  # seconds between two calls of `meanwhile`
CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL)  # any other signal is a limit at work

Meanwhile = Callable[[], None]


class KilledByLimit(UnfitFile):
    """The file took too much time or memory: perhaps its own fault, perhaps that of a machine too busy."""

    def __init__(self) -> None:
        super().__init__(Unfit.TOO_DEMANDING)


def nothing() -> None:
    """For whoever has nothing to do meanwhile."""


def decode_in_sandbox(
    upload: Path, file_format: Format, target: Path, meanwhile: Meanwhile = nothing, edit: PictureEdit | None = None
) -> dict[str, Any]:
    """What `decode` of pictures, recordings or documents returns; new files are called `target` plus a suffix."""
    facts = {"upload": str(upload), "format": file_format, "target": str(target)}
    task = json.dumps({**facts, "edit": edit and asdict(edit)})
    with TemporaryFile(dir=target.parent) as output:  # a file, so that hostile output can't fill our memory
        ended = _run(task, target.parent, output, meanwhile)
        output.seek(0)
        printed = output.read(MAX_RESULT_BYTES)
    if ended < 0:
        raise UnfitFile(Unfit.UNREADABLE) if -ended in CRASHES else KilledByLimit
    if ended:
        raise RuntimeError(f"the decoder does not run: try {interpreter()} -m portal.core.storage.decode")
    result: dict[str, Any] = json.loads(printed)
    if "unfit" in result:
        raise UnfitFile(Unfit(result["unfit"])) from RuntimeError(result["because"])
    if "errno" in result:
        raise OSError(result["errno"], os.strerror(result["errno"]))
    return result


def _run(task: str, folder: Path, output: IO[bytes], meanwhile: Meanwhile) -> int:
    """How the process ended; whatever it has started ends with it."""
    process = subprocess.Popen(  # noqa: S603 the arguments are ours; the file's name on disk is generated
        [interpreter(), "-P", "-m", "portal.core.storage.decode", task],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": search_path(), "PATH": os.defpath, "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1"},
        cwd=folder,
        start_new_session=True,
    )
    try:
        return _wait(process, meanwhile)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait(process: subprocess.Popen[bytes], meanwhile: Meanwhile) -> int:
    end = time.monotonic() + WALL_SECONDS
    while time.monotonic() < end:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(PULSE)
        meanwhile()
    raise KilledByLimit
