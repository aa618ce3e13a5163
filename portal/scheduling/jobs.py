"""Computes the proposals that wait, one after another, apart from the web server."""

import time
from functools import partial

from portal.core.db import db
from portal.scheduling.actions.proposals import change_proposal, start_again, start_next
from portal.scheduling.models import ProgrammeProposal
from portal.scheduling.queries.problem import Question, answer_of, question_of
from portal.scheduling.queries.proposals import lost_proposals
from portal.scheduling.rules.codes import ProposalStatus
from portal.solver.programme import SECONDS, Planned, plan
from portal.solver.subprocess import ProcessLost, in_subprocess


def compute_programmes() -> None:
    for lost in lost_proposals():
        start_again(lost)
    db.session.commit()
    while proposal := start_next():
        db.session.commit()
        question = question_of(proposal.event)
        compute(proposal, question)


def compute(proposal: ProgrammeProposal, question: Question) -> None:
    """Keeps what is found on the way."""
    number = proposal.id
    db.session.commit()  # nothing is locked while it computes
    is_wanted, found = partial(_is_wanted, number, time.monotonic()), partial(_keep, number, question)
    try:
        planned = in_subprocess(partial(plan, question.problem), is_wanted, found)
    except ProcessLost:
        start_again(proposal)
    else:
        if planned:
            values = answer_of(question, planned)
            change_proposal(number, [ProposalStatus.RUNNING], status=ProposalStatus.READY, progress=1.0, **values)
    db.session.commit()


def _is_wanted(number: int, start: float, progress: float) -> bool:
    """Notes how far it is."""
    share = max(progress, min((time.monotonic() - start) / SECONDS, 0.99))
    is_wanted = change_proposal(number, [ProposalStatus.RUNNING], progress=share)
    db.session.commit()
    return is_wanted


def _keep(number: int, question: Question, planned: Planned) -> None:
    change_proposal(number, [ProposalStatus.RUNNING], **answer_of(question, planned))
    db.session.commit()
