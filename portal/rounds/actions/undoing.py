"""Undoes a no to a proposal that was a slip: it waits again for all, and nobody gets an email."""

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, is_fresh
from portal.matching.rules.searches import Status
from portal.rounds.models import Proposal, Side
from portal.rounds.notifications import event_of
from portal.rounds.queries.participants import lock_searches
from portal.rounds.queries.proposals import lock_proposal, sides_of
from portal.rounds.rules import Answer, ProposalStatus, places_needed


def undo_decline(proposal: Proposal, *, by: Person) -> None:
    """Refused when it was long ago, or when one of the classes has gone on to something else."""
    lock_proposal(proposal)
    own, others = sides_of(by, proposal)
    if not _may_wait(proposal, own) or not _have_places(proposal):
        raise Refused(Impossible.TOO_LATE)
    proposal.status, proposal.status_since = ProposalStatus.WAITING, proposal.run.published_at or now()
    own.answer, own.answered_at, own.reasons = "", None, []
    for side in proposal.sides:
        side.is_live = True
    take_back([event_of(side, "declined") for side in others])


def _may_wait(proposal: Proposal, own: Side) -> bool:
    is_own = proposal.status == ProposalStatus.DECLINED and own.answer == Answer.DECLINE
    is_in_time = own.answered_at is not None and is_fresh(own.answered_at, now()) and proposal.due_on >= today()
    return is_own and is_in_time and all(side.search.status == Status.OPEN for side in proposal.sides)


def _have_places(proposal: Proposal) -> bool:
    """Unless one of them has newer proposals for all the partners that it lacks."""
    lacking = lock_searches([side.search_id for side in proposal.sides])
    return all(number >= places_needed(proposal.run.size) for number in lacking.values())
