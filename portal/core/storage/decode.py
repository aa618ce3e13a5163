"""The program that opens one uploaded file: in a process of its own, within limits that a hostile file can't widen.

Reads its task as JSON from the command line ("edit": what to do to a picture that was stored before) and prints JSON
to standard output: {"unfit", "because"}, {"errno"}, or {"kind", "seconds", "pages", "reading": {"found", "words"},
"variants": [{"name", "path", "mime", "width", "height"}]}.
"""

import errno
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from ctypes import CDLL
from pathlib import Path
from typing import Any

from portal.core.storage.edits import edit_from
from portal.core.storage.kinds import Family, Format, Unfit, UnfitFile, family

MEMORY = 1280 * 1024**2  # bytes of address space; WebP of 64 megapixels takes 1030 MB, the most of all that is allowed
MEMORY_OF_DOCUMENTS = 512 * 1024**2  # bytes, and four times the upload, which the copy holds in memory
CPU_SECONDS = 60
CPU_SECONDS_OF_DOCUMENTS = 10  # and one for each 10 MB: a newspaper of 36 pages takes 0.3
WALL_SECONDS = 600  # pages come first, so a busy machine takes long for little
LARGEST_FILE = 64 * 1024**2  # bytes, or twice the upload

PR_SET_PDEATHSIG = 1  # of prctl.h
NICE = 5  # a third of a page's share where both want the same processor; less would starve on a busy machine
FIRST_TO_BE_KILLED = "1000"  # when the machine runs out of memory, before anything that answers people

Decoder = Callable[..., dict[str, Any]]


def limit_resources(upload_bytes: int, *, is_document: bool = False) -> None:
    memory, seconds = MEMORY, CPU_SECONDS
    if is_document:
        memory = min(MEMORY, MEMORY_OF_DOCUMENTS + 4 * upload_bytes)
        seconds = CPU_SECONDS_OF_DOCUMENTS + upload_bytes // 10**7
    for limit, most in {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: max(LARGEST_FILE, 2 * upload_bytes),
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_CORE: 0,
    }.items():
        resource.setrlimit(limit, (most, most))
    signal.alarm(WALL_SECONDS)  # in case the parent is gone


def give_way() -> None:
    """Pages come first: leaves one processor to them, and ends with the process that started it.

    Linux shares processors between sessions before it looks at priorities, so that of the session is lowered, too.
    """
    CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.nice(NICE)  # disks follow it
    processors = sorted(os.sched_getaffinity(0))
    with suppress(OSError):  # not everywhere allowed
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        os.sched_setaffinity(0, processors[1:] or processors)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_BE_KILLED)
        if os.getsid(0) == os.getpid():
            Path("/proc/self/autogroup").write_text(str(NICE))


def decoder(file_format: Format) -> Decoder:
    """Imported only when needed: each library is large, and none needs to be in memory for another's file."""
    decode: Decoder
    match family(file_format):
        case Family.PICTURE:
            from portal.core.storage.pictures import decode
        case Family.RECORDING:
            from portal.core.storage.recordings import decode
        case Family.DOCUMENT:
            from portal.core.storage.documents import decode
    return decode


def result_of(upload: Path, file_format: Format, target: str, edit: dict[str, Any] | None = None) -> dict[str, Any]:
    """What became of the file; new files are called `target` plus a suffix."""
    decode = decoder(file_format)
    limit_resources(upload.stat().st_size, is_document=file_format is Format.PDF)
    try:
        return decode(upload, file_format, target, *((edit_from(edit),) if edit else ()))
    except UnfitFile as unfit:
        return {"unfit": unfit.code, "because": repr(unfit.__cause__)[:500]}
    except MemoryError:
        return {"unfit": Unfit.TOO_DEMANDING, "because": "memory"}
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return {"errno": error.errno}
        return {"unfit": Unfit.UNREADABLE, "because": repr(error)[:500]}
    except Exception as error:  # a broken file makes decoders raise anything
        return {"unfit": Unfit.UNREADABLE, "because": repr(error)[:500]}


if __name__ == "__main__":
    give_way()
    task = json.loads(sys.argv[1])
    print(json.dumps(result_of(Path(task["upload"]), Format(task["format"]), task["target"], task["edit"])))
