"""Matching rounds of the demo: one for groups of three with proposals in every status, an open one for all others."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.core.db import db
from portal.demo.people import RegionData
from portal.partnering.rules import DeclineReason
from portal.rounds.actions.answers import confirm, decline
from portal.rounds.actions.computing import save_solution
from portal.rounds.actions.inputs import take_inputs
from portal.rounds.actions.proposals import publish
from portal.rounds.actions.rounds import close_round, open_round
from portal.rounds.actions.runs import request_run
from portal.rounds.jobs import announce
from portal.rounds.models import Proposal, Round, Run
from portal.rounds.queries.rounds import usual_round
from portal.rounds.rules import RunStatus
from portal.solver.problem import solve
from portal.solver.subprocess import in_subprocess


def load_rounds(regions: Sequence[RegionData]) -> None:
    """The coordinator of the first region opens two rounds; of the second one nothing is published yet."""
    host = regions[0].coordinator
    threes = _open(3, by=host)
    proposals = publish(_preview(threes, by=host))
    announce()
    for answer, proposal in zip((_confirmed_by_one, _confirmed_by_all, _declined), proposals, strict=False):
        answer(proposal)
    close_round(threes)
    _preview(_open(2, by=host), by=host)


def _open(size: int, *, by: Person) -> Round:
    return open_round(replace(usual_round(), size=size), by=by)


def _preview(matching_round: Round, *, by: Person) -> Run:
    """Computed at once: the first start has no jobs yet."""
    run = request_run(matching_round, by=by)
    run.status = RunStatus.RUNNING
    db.session.flush()
    inputs = take_inputs(run)
    if solution := in_subprocess(partial(solve, inputs.problem), lambda _progress: True):
        save_solution(run.id, solution, inputs.ids)
    return run


def _confirmed_by_all(proposal: Proposal) -> None:
    for side in proposal.sides:
        confirm(proposal, by=get_person(side.search.teacher_id))


def _declined(proposal: Proposal) -> None:
    decline(proposal, [DeclineReason.TIME], by=get_person(proposal.sides[0].search.teacher_id))


def _confirmed_by_one(proposal: Proposal) -> None:
    confirm(proposal, by=get_person(proposal.sides[-1].search.teacher_id))
