"""Runs of rounds: asked for by a coordinator, computed one after another, watched, broken off.

A run that lost its process (the server was stopped) begins anew; after too many tries it is given up.
"""

from functools import partial

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.rounds.models import Round, Run
from portal.rounds.queries.question import question_of
from portal.rounds.queries.rounds import taking_part
from portal.rounds.rules import MOST_TRIES, SILENCE, UNDER_WAY, RoundRefusal, RoundStatus, RunStatus
from portal.solver.problem import Solution, solve
from portal.solver.subprocess import ProcessLost, in_subprocess

KEPT = 20  # previews of a round that nobody published


def ask_for_run(known: Round, *, by: Person) -> Run:
    """Puts a preview on the list; refused when one is under way, or when there is nothing to compute."""
    if known.status != RoundStatus.OPEN:
        raise Refused(RoundRefusal.CLOSED)
    counted = taking_part(known).order_by(None).with_only_columns(func.count())
    if (db.session.scalar(counted) or 0) < known.size:
        raise Refused(RoundRefusal.TOO_FEW)
    run = Run(round_id=known.id, by_id=by.id, size=known.size)
    try:
        with db.session.begin_nested():
            db.session.add(run)
    except IntegrityError:  # the database decides who of two was first
        raise Refused(RoundRefusal.ALREADY_RUNNING) from None
    _clear_old(known)
    return run


def cancel(run: Run) -> None:
    """Breaks a run off; one that is over already stays as it is."""
    _set(run.id, RunStatus.CANCELLED, *UNDER_WAY)


def work() -> None:
    """Computes what waits, one run after another; only one at a time in the whole portal."""
    _take_up_lost_ones()
    while run_id := _claim():
        _compute(run_id)


def _compute(run_id: int) -> None:
    run = db.session.get_one(Run, run_id)
    question, ids = question_of(run.round)
    db.session.commit()  # nothing is locked while it computes
    try:
        answer = in_subprocess(partial(solve, question), lambda progress: _note(run_id, progress))
    except ProcessLost:
        _begin_anew(run_id)
    else:
        if answer:
            keep(run_id, answer, ids)
    db.session.commit()


def _note(run_id: int, progress: float) -> bool:
    """A sign of life; whether the run is still wanted."""
    noted = db.session.execute(
        update(Run)
        .where(Run.id == run_id, Run.status == RunStatus.RUNNING)
        .values(progress=progress, heard_at=now())
        .execution_options(synchronize_session=False)
    )
    db.session.commit()
    return bool(noted.rowcount)  # type: ignore[attr-defined]


def keep(run_id: int, answer: Solution, ids: list[int]) -> None:
    """The result becomes a preview, unless somebody broke the run off."""
    if _set(run_id, RunStatus.PREVIEW, RunStatus.RUNNING):
        run = db.session.get_one(Run, run_id, populate_existing=True)
        run.progress, run.n_classes, run.n_groups, run.points = 1.0, len(ids), len(answer.groups), answer.points
        for name in ("most_groups", "most_points", "first_come_groups", "first_come_points", "n_impossible"):
            setattr(run, name, getattr(answer, name))
        run.seconds, run.peak_mb = answer.seconds, answer.peak_mb
        run.groups = [[[ids[place] for place in group.members], group.points] for group in answer.groups]
        run.without = [ids[place] for place in answer.without]


def _claim() -> int | None:
    """The oldest run that waits, now ours; None when there is none, or another one runs."""
    oldest = select(Run.id).where(Run.status == RunStatus.WAITING).order_by(Run.id).limit(1)
    run_id = db.session.scalar(oldest)
    if run_id is None:
        return None
    try:
        is_ours = _set(run_id, RunStatus.RUNNING, RunStatus.WAITING)
    except IntegrityError:  # the database lets one run at a time
        db.session.rollback()
        return None
    db.session.commit()
    return run_id if is_ours else None


def _set(run_id: int, to: RunStatus, *start: RunStatus) -> bool:
    """The one write that decides what becomes of a run; False when somebody else was faster."""
    values = {"status": to, "heard_at": now()}
    if to == RunStatus.RUNNING:
        values |= {"tries": Run.tries + 1, "progress": 0.0}
    moved = db.session.execute(
        update(Run)
        .where(Run.id == run_id, Run.status.in_(start))
        .values(values)
        .execution_options(synchronize_session=False)
    )
    return bool(moved.rowcount)  # type: ignore[attr-defined]


def _take_up_lost_ones() -> None:
    silent = (Run.status == RunStatus.RUNNING, Run.heard_at < now() - SILENCE)
    for run_id in db.session.scalars(select(Run.id).where(*silent)).all():
        _begin_anew(run_id)
    db.session.commit()


def _begin_anew(run_id: int) -> None:
    tries = db.session.scalars(select(Run.tries).where(Run.id == run_id)).one()
    _set(run_id, RunStatus.WAITING if tries < MOST_TRIES else RunStatus.BROKEN, RunStatus.RUNNING)


def _clear_old(known: Round) -> None:
    """Keeps the newest previews; what was published stays."""
    done = (RunStatus.PREVIEW, RunStatus.CANCELLED, RunStatus.BROKEN)
    old = select(Run.id).where(Run.round_id == known.id, Run.status.in_(done)).order_by(Run.id.desc()).offset(KEPT)
    db.session.execute(delete(Run).where(Run.id.in_(list(db.session.scalars(old)))))
