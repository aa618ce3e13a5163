"""Finds out what it would cost to put two classes of a run together, at once in a small round, and does it."""

import time
from functools import partial

from sqlalchemy import delete, select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.queries.apart import Ids
from portal.rounds.actions.computing import result_of
from portal.rounds.actions.pairs import decide
from portal.rounds.actions.runs import add_run, request_run
from portal.rounds.models import Round, Run
from portal.rounds.queries.inputs import Inputs
from portal.rounds.queries.preconditions import unmet_to_put_together
from portal.rounds.queries.trials import find_trial
from portal.rounds.rules import COMPUTED, UNDER_WAY, Wish
from portal.solver.problem import Solution, solve
from portal.solver.subprocess import ProcessLost, in_subprocess

FEW = 300  # classes; what more of them cost is found out by a job at once
PATIENCE = 4.0  # seconds that a page waits for an answer
MOST_TRIALS = 50  # of a run


def try_together(run: Run, inputs: Inputs, pair: Ids, *, by: Person) -> Run:
    """A trial that is known, was computed at once, or waits; refused when it would wait beside another run."""
    known = find_trial(run, pair)
    if known and known.status in UNDER_WAY | COMPUTED and not known.is_lost:
        return known
    solution = _solved(inputs.with_pin(pair)) if len(inputs.ids) <= FEW else None
    trial = Run(round=run.round, trial_of_id=run.id, one_id=pair[0], other_id=pair[1], size=run.size, by_id=by.id)
    for name, value in (result_of(solution, inputs.ids) if solution else {}).items():
        setattr(trial, name, value)
    add_run(trial)
    _delete_old_trials(run)
    return trial


def put_together(matching_round: Round, pair: Ids, *, by: Person) -> Run:
    """Two classes are together in the preview that is computed next."""
    if code := unmet_to_put_together(matching_round, pair):
        raise Refused(code)
    decide(matching_round, Wish(*pair, is_together=True), by=by)
    return request_run(matching_round, by=by)


def _solved(inputs: Inputs) -> Solution | None:
    """None when it takes too long."""
    end = time.monotonic() + PATIENCE
    try:
        return in_subprocess(partial(solve, inputs.problem), lambda _progress: time.monotonic() < end, nice=0)
    except ProcessLost:
        return None


def _delete_old_trials(run: Run) -> None:
    query = select(Run.id).where(Run.trial_of_id == run.id, Run.status.not_in(UNDER_WAY)).order_by(Run.id.desc())
    old = db.session.scalars(query.offset(MOST_TRIALS)).all()
    db.session.execute(delete(Run).where(Run.id.in_(old)))
