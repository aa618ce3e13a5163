"""Keeps what a run is computed from, so that questions about its result can be answered later."""

from portal.rounds.models import Run
from portal.rounds.queries.inputs import Inputs, inputs_for
from portal.solver.keeping import packed


def take_inputs(run: Run) -> Inputs:
    """What the run is computed from; a trial has what the run has that it repeats."""
    inputs = inputs_for(run)
    if run.trial_of is None:
        run.inputs = packed(inputs.problem, inputs.ids)
    return inputs
