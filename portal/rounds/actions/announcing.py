"""Writes the letters of published proposals, some at a time: a large round has thousands."""

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.core.jobs.queue import enqueue
from portal.rounds.models import Proposal
from portal.rounds.notifications import notify_proposed
from portal.rounds.rules import ProposalStatus

AT_ONCE = 200  # proposals; nobody else who writes waits longer than for their letters


def announce() -> None:
    """Takes the oldest that nobody was told of; those that ended meanwhile need no letter."""
    untold = select(Proposal).where(Proposal.notified_at.is_(None)).order_by(Proposal.id).limit(AT_ONCE)
    fresh = db.session.scalars(untold.with_for_update(of=Proposal, skip_locked=True)).all()
    for proposal in fresh:
        proposal.notified_at = now()
        if proposal.status == ProposalStatus.WAITING:
            notify_proposed(proposal)
    if len(fresh) == AT_ONCE:
        enqueue(announce)
