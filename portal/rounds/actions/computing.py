"""What becomes of a run while it is computed: it starts, tells how far it is and what it has found, and ends.

A run that lost its process (the server was stopped) starts again; after too many tries it is given up.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError

from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.rounds.models import Run
from portal.rounds.queries.runs import next_waiting
from portal.rounds.rules import MOST_TRIES, Ending, RunStatus
from portal.solver.problem import EDITION, Solution

NOTHING_FOUND = {"n_groups": 0, "points": 0, "n_served": 0, "groups": [], "without": [], "partly": []}


def start_next() -> Run | None:
    """The oldest run that waits, now running; None when there is none, or another one runs."""
    run = next_waiting()
    if run is None:
        return None
    values = {"status": RunStatus.RUNNING, "tries": Run.tries + 1, **NOTHING_FOUND, "seconds": 0.0, "progress": 0.0}
    try:
        with db.session.begin_nested():  # the database lets one run at a time
            is_ours = change_run(run.id, [RunStatus.WAITING], **values)
    except IntegrityError:
        return None
    db.session.refresh(run)
    return run if is_ours else None


def note_progress(run_id: int, progress: float, seconds: float) -> bool:
    """A sign of life; whether the run is still wanted."""
    return change_run(run_id, [RunStatus.RUNNING], progress=progress, seconds=seconds)


def save_found(run_id: int, solution: Solution, ids: Sequence[int]) -> None:
    """The best so far; `ids` are the searches behind its places."""
    change_run(run_id, [RunStatus.RUNNING], **_figures(solution, ids))


def end_in_time(run_id: int) -> bool:
    """What was found becomes a preview; False when nothing was."""
    values = {"status": RunStatus.PREVIEW, "ending": Ending.TIME_OVER}
    return change_run(run_id, [RunStatus.RUNNING], Run.n_groups > 0, **values)


def save_solution(run_id: int, solution: Solution, ids: Sequence[int]) -> None:
    """The solution becomes a preview, unless somebody stopped the run."""
    if change_run(run_id, [RunStatus.RUNNING], **result_of(solution, ids)):
        db.session.get_one(Run, run_id, populate_existing=True)


def result_of(solution: Solution, ids: Sequence[int]) -> dict[str, Any]:
    """The values of a run that has come to its end; `ids` are the searches behind its places."""
    ending = Ending.TIME_OVER if solution.is_cut_short else Ending.COMPLETE
    values = {"status": RunStatus.PREVIEW, "ending": ending, "progress": 1.0, "seconds": solution.seconds}
    return {**values, **_figures(solution, ids)}


def start_again(run: Run) -> None:
    """After its process was lost."""
    change_run(run.id, [RunStatus.RUNNING], status=RunStatus.WAITING if run.tries < MOST_TRIES else RunStatus.BROKEN)


def change_run(run_id: int, before: Collection[RunStatus], *conditions: ColumnElement[bool], **values: Any) -> bool:
    """The one write that decides what becomes of a run; False when somebody else was faster."""
    return change_if(Run, Run.id == run_id, Run.status.in_(before), *conditions, heard_at=now(), **values)


def _figures(solution: Solution, ids: Sequence[int]) -> dict[str, Any]:
    return {
        "edition": EDITION,
        "n_classes": len(ids),
        "n_groups": len(solution.groups),
        "points": solution.points,
        "most_groups": solution.most_groups,
        "most_points": solution.most_points,
        "first_come_groups": solution.first_come_groups,
        "first_come_points": solution.first_come_points,
        "n_served": solution.n_served,
        "most_served": solution.most_served,
        "first_come_served": solution.first_come_served,
        "n_impossible": solution.n_impossible,
        "peak_mb": solution.peak_mb,
        "groups": [[[ids[place] for place in group.members], group.points] for group in solution.groups],
        "without": [ids[place] for place in solution.without],
        "partly": [[ids[place], found, wanted] for place, found, wanted in solution.partly],
    }
