"""Runs of rounds: requested by a coordinator, started one after another, cancelled, saved as a preview.

A run that lost its process (the server was stopped) starts again; after too many tries it is given up.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.rounds.models import Round, Run
from portal.rounds.queries.runs import IS_NO_TRIAL, next_waiting, unmet_to_run
from portal.rounds.rules import MOST_TRIES, UNDER_WAY, RoundRefusal, RunStatus
from portal.solver.problem import Solution

MOST_PREVIEWS = 20  # of a round, that nobody published


def request_run(matching_round: Round, *, by: Person) -> Run:
    """Puts a preview on the list; refused when one is under way, or when there is nothing to compute."""
    if code := unmet_to_run(matching_round):
        raise Refused(code)
    run = Run(round_id=matching_round.id, by_id=by.id, size=matching_round.size)
    add_waiting(run)
    _delete_old_previews(matching_round)
    return run


def add_waiting(run: Run) -> None:
    """Refused when one of the same round is under way."""
    try:
        with db.session.begin_nested():
            db.session.add(run)
    except IntegrityError:  # the database decides who of two was first
        raise Refused(RoundRefusal.ALREADY_RUNNING) from None


def cancel(run: Run) -> None:
    """One that is over already stays as it is."""
    _change(run.id, UNDER_WAY, status=RunStatus.CANCELLED)


def start_next() -> Run | None:
    """The oldest run that waits, now running; None when there is none, or another one runs."""
    run = next_waiting()
    if run is None:
        return None
    try:
        with db.session.begin_nested():  # the database lets one run at a time
            is_ours = _change(run.id, [RunStatus.WAITING], status=RunStatus.RUNNING, tries=Run.tries + 1, progress=0.0)
    except IntegrityError:
        return None
    db.session.refresh(run)
    return run if is_ours else None


def note_progress(run_id: int, progress: float) -> bool:
    """A sign of life; whether the run is still wanted."""
    return _change(run_id, [RunStatus.RUNNING], progress=progress)


def save_solution(run_id: int, solution: Solution, ids: Sequence[int]) -> None:
    """The solution becomes a preview, unless somebody cancelled the run; `ids` are the searches behind its places."""
    if _change(run_id, [RunStatus.RUNNING], status=RunStatus.PREVIEW, progress=1.0, **figures(solution, ids)):
        db.session.get_one(Run, run_id, populate_existing=True)


def figures(solution: Solution, ids: Sequence[int]) -> dict[str, Any]:
    """What a run says of its solution; `ids` are the searches behind its places."""
    return {
        "n_classes": len(ids),
        "n_groups": len(solution.groups),
        "points": solution.points,
        "most_groups": solution.most_groups,
        "most_points": solution.most_points,
        "first_come_groups": solution.first_come_groups,
        "first_come_points": solution.first_come_points,
        "n_impossible": solution.n_impossible,
        "seconds": solution.seconds,
        "peak_mb": solution.peak_mb,
        "groups": [[[ids[place] for place in group.members], group.points] for group in solution.groups],
        "without": [ids[place] for place in solution.without],
    }


def start_again(run: Run) -> None:
    """After its process was lost."""
    _change(run.id, [RunStatus.RUNNING], status=RunStatus.WAITING if run.tries < MOST_TRIES else RunStatus.BROKEN)


def _change(run_id: int, before: Sequence[RunStatus] | frozenset[RunStatus], **values: Any) -> bool:
    """The one write that decides what becomes of a run; False when somebody else was faster."""
    return change_if(Run, Run.id == run_id, Run.status.in_(before), heard_at=now(), **values)


def _delete_old_previews(matching_round: Round) -> None:
    """The newest ones stay, and what was published."""
    done = (RunStatus.PREVIEW, RunStatus.CANCELLED, RunStatus.BROKEN)
    query = select(Run.id).where(Run.round_id == matching_round.id, Run.status.in_(done), IS_NO_TRIAL)
    old = db.session.scalars(query.order_by(Run.id.desc()).offset(MOST_PREVIEWS)).all()
    db.session.execute(delete(Run).where(Run.id.in_(old)))
