"""Keeps what a run is computed from, so that questions about its result can be answered later."""

from collections.abc import Sequence

from sqlalchemy import update

from portal.core.db import db
from portal.core.retention import Afterwards, nothing_else
from portal.rounds.models import Run
from portal.rounds.queries.inputs import Inputs, inputs_for
from portal.solver.keeping import packed


def take_inputs(run: Run) -> Inputs:
    """What the run is computed from; a trial has what the run has that it repeats."""
    inputs = inputs_for(run)
    if run.trial_of is None:
        run.inputs = packed(inputs.problem, inputs.ids)
    return inputs


def forget_inputs(numbers: Sequence[int]) -> Afterwards:
    """Figures and groups stay."""
    db.session.execute(update(Run).where(Run.id.in_(numbers)).values(inputs=None))
    return nothing_else
