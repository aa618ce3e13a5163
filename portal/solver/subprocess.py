"""Computes in a process of its own, so that the portal goes on answering and a computation can be cancelled."""

import os
import signal
import sys
from collections.abc import Callable
from ctypes import CDLL
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from portal.solver.progress import ignore

INTERVAL = 1.0  # seconds between two questions whether the result is still wanted
STEP = 0.01  # smallest progress that is sent
NICE = 10  # pages come first
PROGRESS, SO_FAR, RESULT = range(3)  # what the other process sends
PR_SET_PDEATHSIG = 1  # of prctl.h

Result = TypeVar("Result")
IsWanted = Callable[[float], bool]


class ProcessLost(Exception):
    """The process ended without a result."""


def in_subprocess(
    task: Callable[..., Result],
    is_wanted: IsWanted,
    found: Callable[[Result], None] | None = None,
    nice: int = NICE,
) -> Result | None:
    """The result of a task that can be pickled; None when it was cancelled.

    `is_wanted` is called every second with the progress from 0 to 1; False cancels, whatever the task is doing. With
    `found`, the task gets a second function, which it calls with each better result, and `found` hears of them.
    `nice` is 0 where a page waits for the result. Raises ProcessLost when the process ends otherwise.
    """
    context = get_context("spawn")  # a fork would take locks and connections of other threads along
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_compute, args=(task, theirs, found is not None, nice), daemon=True)
    process.start()
    theirs.close()
    try:
        result: Result | None = _wait(ours, is_wanted, found or ignore)
    except EOFError:
        raise ProcessLost from None
    finally:
        process.kill()
        process.join()
        ours.close()
    return result


def _wait(ours: Connection, is_wanted: IsWanted, found: Callable[[Any], None]) -> Any:
    progress = 0.0
    while is_wanted(progress):
        kind, received = ours.recv() if ours.poll(INTERVAL) else (PROGRESS, progress)
        if kind == RESULT:
            return received
        if kind == SO_FAR:
            found(received)
        else:
            progress = received
    return None


def _compute(task: Callable[..., object], theirs: Connection, tells_on_the_way: bool, nice: int) -> None:
    """Runs in the other process; it ends by itself when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends this process
    _end_with_server()
    os.nice(nice)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # HiGHS prints a banner
    sent = 0.0

    def report(progress: float) -> None:
        nonlocal sent
        if progress - sent >= STEP:
            sent = progress
            theirs.send((PROGRESS, progress))

    def found(result: object) -> None:
        theirs.send((SO_FAR, result))

    theirs.send((RESULT, task(report, found) if tells_on_the_way else task(report)))


def _end_with_server() -> None:
    """Whatever ends the thread that waits for this process ends it too, even while it computes without Python."""
    if sys.platform == "linux":  # elsewhere it notices when it next tells how far it is
        CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        server = parent_process()
        if server and os.getppid() != server.pid:  # it was faster
            os._exit(1)
