"""What rounds do by themselves: they compute runs, announce, remind, and end what nobody answered.

What somebody works on at the same moment is left for the next hour; every step is taken once, however often this runs.
"""

from functools import partial

from portal.core.db import db
from portal.core.jobs.queue import enqueue
from portal.rounds.actions import answers, proposals, runs
from portal.rounds.actions.inputs import take_inputs
from portal.rounds.models import Run
from portal.rounds.queries.proposals import (
    overdue_proposals,
    proposals_to_remind,
    proposals_without_search,
    resting_proposals,
)
from portal.rounds.queries.runs import lost_runs
from portal.solver.problem import solve
from portal.solver.subprocess import ProcessLost, in_subprocess

ANNOUNCED_AT_ONCE = 200  # proposals; nobody else who writes waits longer than for their emails


def compute_runs() -> None:
    """Computes what waits, one run after another; only one at a time in the whole portal."""
    for lost in lost_runs():
        runs.start_again(lost)
    db.session.commit()
    while run := runs.start_next():
        db.session.commit()
        _compute(run)


def _compute(run: Run) -> None:
    run_id, inputs = run.id, take_inputs(run)
    db.session.commit()  # nothing is locked while it computes
    try:
        solution = in_subprocess(partial(solve, inputs.problem), lambda progress: _note(run_id, progress))
    except ProcessLost:
        runs.start_again(run)
    else:
        if solution:
            runs.save_solution(run_id, solution, inputs.ids)
    db.session.commit()


def _note(run_id: int, progress: float) -> bool:
    is_wanted = runs.note_progress(run_id, progress)
    db.session.commit()
    return is_wanted


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
