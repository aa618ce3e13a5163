"""Does something in a process of its own, and starts that again whenever it dies."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from ctypes import CDLL
from typing import Any

AGAIN = 1.0  # seconds until a process that died is replaced
ENDS = (signal.SIGTERM, signal.SIGINT)
PR_SET_PDEATHSIG = 1  # of prctl.h


def supervise(start: Callable[[], None], stop: Callable[[], None]) -> None:
    """Calls `start` in the other process, and `stop` when either of the two is told to end. Never returns."""
    context = multiprocessing.get_context("fork")
    for number in ENDS:
        signal.signal(number, _leave)
    while True:
        process = context.Process(target=_work, args=(start, stop))
        process.start()
        try:
            process.join()
        finally:
            process.terminate()
            process.join()
        print(f"The worker died ({process.exitcode}) and is started again.", file=sys.stderr, flush=True)
        time.sleep(AGAIN)


def _leave(*_: Any) -> None:
    raise SystemExit(0)


def _work(start: Callable[[], None], stop: Callable[[], None]) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)  # of all threads that begin here; waited for below
    CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)  # it does not outlive the process that looks after it
    start()
    signal.sigwait(ENDS)
    stop()
