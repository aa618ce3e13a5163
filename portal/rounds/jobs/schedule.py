"""What rounds do by themselves: they compute, announce, remind, and end what nobody answered.

What somebody works on at the same moment is left for the next hour; every step is taken once, however often this runs.
"""

from collections.abc import Sequence

from sqlalchemy import Select, exists, or_, select

from portal.core.clock import now, today
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.rounds.actions import answers as answering
from portal.rounds.models import Proposal, Run, Side
from portal.rounds.notifications import notify_reminder
from portal.rounds.rules import ProposalStatus

AT_ONCE = 500  # the rest follows with the next run


def remind() -> None:
    """Half of the time is over."""
    quiet = (Proposal.reminded_at.is_(None), Proposal.remind_on <= today(), Proposal.due_on >= today())
    for proposal in _locked(_waiting().where(*quiet)):
        proposal.reminded_at = now()
        for side in proposal.sides:
            if not side.answer:
                notify_reminder(side)


def expire() -> None:
    """Nobody answers any more."""
    for proposal in _locked(_waiting().where(Proposal.due_on < today())):
        answering.expire(proposal)


def end() -> None:
    """Nobody waits for a class that looks no longer."""
    is_over = or_(
        PartnerSearch.status != SearchStatus.OPEN, PartnerSearch.n_wanted - PartnerSearch.n_found < Run.size - 1
    )
    over = exists().where(
        Run.id == Proposal.run_id, Side.proposal_id == Proposal.id, Side.search_id == PartnerSearch.id, is_over
    )
    for proposal in _locked(_waiting().where(over)):
        answering.end(proposal)


def _waiting() -> Select[Proposal]:
    return select(Proposal).where(Proposal.status == ProposalStatus.WAITING)


def _locked(proposals: Select[Proposal]) -> Sequence[Proposal]:
    found = proposals.order_by(Proposal.id).limit(AT_ONCE).with_for_update(of=Proposal, skip_locked=True)
    return db.session.scalars(found.execution_options(populate_existing=True)).all()
