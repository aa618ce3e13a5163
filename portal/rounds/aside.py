"""Solves a question in a process of its own, so that the portal goes on answering and a run can be broken off."""

import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection

from portal.rounds.solving import Answer, Question, solve

LISTEN = 1.0  # seconds between two looks at whether it is still wanted
STEP = 0.01  # smallest progress worth a word
NICE = 10  # pages come first

Hear = Callable[[float], bool]


class Lost(Exception):
    """The process ended without an answer."""


def solve_aside(question: Question, hear: Hear) -> Answer | None:
    """`hear` is told every second how far it is, from 0 to 1; when it answers False the run ends with None.

    Raises Lost when the process ends otherwise.
    """
    context = get_context("spawn")  # a fork would take locks and connections of other threads along
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(question, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        return _listen(ours, hear)
    except EOFError:
        raise Lost from None
    finally:
        process.kill()
        process.join()
        ours.close()


def _listen(ours: Connection, hear: Hear) -> Answer | None:
    progress = 0.0
    while hear(progress):
        heard = ours.recv() if ours.poll(LISTEN) else progress
        if isinstance(heard, Answer):
            return heard
        progress = heard
    return None


def _work(question: Question, theirs: Connection) -> None:
    """The other process; it ends by itself when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends this process
    os.nice(NICE)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the solver greets everybody who starts it
    said = 0.0

    def report(progress: float) -> None:
        nonlocal said
        if progress - said >= STEP:
            said = progress
            theirs.send(progress)

    theirs.send(solve(question, report))
