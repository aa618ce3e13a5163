"""What rounds do by themselves: they compute runs, announce, remind, and end what nobody answered.

What somebody works on at the same moment is left for the next hour; every step is taken once, however often this runs.
"""

import time
from collections.abc import Sequence
from functools import partial

from portal.core.db import db
from portal.core.jobs.queue import enqueue
from portal.rounds.actions import answers, computing, proposals
from portal.rounds.actions.inputs import take_inputs
from portal.rounds.models import Run
from portal.rounds.queries.proposals import (
    overdue_proposals,
    proposals_to_remind,
    proposals_without_search,
    resting_proposals,
)
from portal.rounds.queries.runs import lost_runs
from portal.rounds.rules import how_far, is_too_long
from portal.solver.problem import Problem, Solution, solve
from portal.solver.subprocess import ProcessLost, in_subprocess

ANNOUNCED_AT_ONCE = 200  # proposals; nobody else who writes waits longer than for their emails


def compute_runs() -> None:
    """Computes what waits, one run after another; only one at a time in the whole portal."""
    for lost in lost_runs():
        computing.start_again(lost)
    db.session.commit()
    while run := computing.start_next():
        db.session.commit()
        inputs = take_inputs(run)
        compute(run, inputs.problem, inputs.ids)


def compute(run: Run, problem: Problem, ids: Sequence[int]) -> None:
    """Keeps what is found on the way; `ids` are the searches behind the places of the problem."""
    run_id = run.id
    db.session.commit()  # nothing is locked while it computes
    is_wanted = partial(_is_wanted, run_id, problem.size, time.monotonic())
    try:
        solution = in_subprocess(partial(solve, problem), is_wanted, partial(_keep, run_id, ids))
    except ProcessLost:
        computing.start_again(run)
    else:
        if solution:
            computing.save_solution(run_id, solution, ids)
    db.session.commit()


def _is_wanted(run_id: int, size: int, start: float, progress: float) -> bool:
    """Notes how far it is; what takes longer than it may ends with what was found."""
    seconds = round(time.monotonic() - start, 1)
    is_wanted = computing.note_progress(run_id, how_far(size, progress, seconds), seconds)
    if is_wanted and is_too_long(size, seconds):
        is_wanted = not computing.end_in_time(run_id)
    db.session.commit()
    return is_wanted


def _keep(run_id: int, ids: Sequence[int], solution: Solution) -> None:
    computing.save_found(run_id, solution, ids)
    db.session.commit()


def announce() -> None:
    if proposals.announce(ANNOUNCED_AT_ONCE) == ANNOUNCED_AT_ONCE:
        enqueue(announce)


def remind() -> None:
    """Half of the time is over."""
    for proposal in proposals_to_remind():
        proposals.remind(proposal)


def expire() -> None:
    """Nobody answers any more."""
    for proposal in overdue_proposals():
        answers.expire(proposal)
    for proposal in resting_proposals():
        answers.give_more_time(proposal)


def end() -> None:
    """Nobody waits for a class that looks no longer."""
    for proposal in proposals_without_search():
        answers.end(proposal)
