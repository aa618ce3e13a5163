"""What coordinators do with runs of rounds: request one, stop it, and then take or discard what it has found."""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.rounds.actions.computing import change_run
from portal.rounds.models import Round, Run
from portal.rounds.queries.runs import IS_NO_TRIAL, lost_runs, unmet_to_run
from portal.rounds.rules import COMPUTED, UNDER_WAY, UNFINISHED, Ending, RoundRefusal, RunStatus

MOST_PREVIEWS = 20  # of a round, that nobody published


def request_run(matching_round: Round, *, by: Person) -> Run:
    """Puts a preview on the list; refused when one is under way, or when there is nothing to compute."""
    if code := unmet_to_run(matching_round):
        raise Refused(code)
    run = Run(round=matching_round, by_id=by.id, size=matching_round.size)
    add_run(run)
    _delete_old_previews(matching_round)
    return run


def add_run(run: Run) -> None:
    """Refused when one of the same round is under way; it takes the place of one that lost its process."""
    for lost in lost_runs(run.round):
        change_run(lost.id, [RunStatus.RUNNING], Run.heard_at == lost.heard_at, status=RunStatus.BROKEN)
    try:
        with db.session.begin_nested():
            db.session.add(run)
    except IntegrityError:  # the database decides who of two was first
        raise Refused(RoundRefusal.ALREADY_RUNNING) from None


def take(run: Run) -> bool:
    """Ends the computing and makes a preview of the best that was found; False when there is a result already.

    Refused when nothing has been found yet, or when somebody discarded it.
    """
    ending = Ending.BROKEN_OFF if run.is_lost or run.status == RunStatus.BROKEN else Ending.STOPPED
    if change_run(run.id, UNFINISHED, Run.n_groups > 0, status=RunStatus.PREVIEW, ending=ending):
        return True
    db.session.refresh(run)
    if run.status in COMPUTED:
        return False
    raise Refused(RoundRefusal.DISCARDED if run.status == RunStatus.CANCELLED else RoundRefusal.NOTHING_FOUND)


def cancel(run: Run) -> None:
    """Ends the computing and discards what was found; refused when that is a result already."""
    if change_run(run.id, UNDER_WAY, status=RunStatus.CANCELLED):
        return
    db.session.refresh(run)
    if run.status in COMPUTED:
        raise Refused(RoundRefusal.COMPUTED)


def _delete_old_previews(matching_round: Round) -> None:
    """The newest ones stay, and what was published."""
    done = (RunStatus.PREVIEW, RunStatus.CANCELLED, RunStatus.BROKEN)
    query = select(Run.id).where(Run.round_id == matching_round.id, Run.status.in_(done), IS_NO_TRIAL)
    old = db.session.scalars(query.order_by(Run.id.desc()).offset(MOST_PREVIEWS)).all()
    db.session.execute(delete(Run).where(Run.id.in_(old)))
