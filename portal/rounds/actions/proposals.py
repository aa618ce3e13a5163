"""Publishes what a run found, tells its classes some at a time, and reminds those who are silent."""

from collections.abc import Iterator, Sequence

from portal.core.claims import claim
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.rounds.models import Proposal, Run, Side
from portal.rounds.notifications import notify_proposed, notify_reminder
from portal.rounds.queries.participants import lock_searches, still_taking_part
from portal.rounds.queries.problem import pairs_apart
from portal.rounds.queries.proposals import unannounced_proposals
from portal.rounds.rules import (
    COMPUTED,
    ProposalStatus,
    RoundRefusal,
    RoundStatus,
    RunStatus,
    half_time,
    pairs_of,
    places_needed,
)


def publish(run: Run) -> list[Proposal]:
    """Proposes the groups of a preview to their classes; those that came apart meanwhile are left out and counted.

    The emails are written soon afterwards, by a job: a large round has thousands.
    Refused when the preview was published already, when there is none, when no group is left, or when nobody could
    answer in time.
    """
    if run.round.status != RoundStatus.OPEN:
        raise Refused(RoundRefusal.CLOSED)
    if run.round.answer_until < today():
        raise Refused(RoundRefusal.TOO_LATE)
    if run.status not in COMPUTED:
        raise Refused(RoundRefusal.WITHOUT_RESULT)
    is_preview = Run.status == RunStatus.PREVIEW
    claim(run, is_preview, refusal=RoundRefusal.NOT_A_PREVIEW, status=RunStatus.PUBLISHED, published_at=now())
    proposals = [_propose(run, members, points) for members, points in _still_possible(run)]
    if not proposals:
        raise Refused(RoundRefusal.NOTHING_LEFT)
    run.n_dropped = len(run.groups) - len(proposals)
    db.session.flush()
    return proposals


def announce(limit: int) -> int:
    """Tells the classes of the oldest proposals that nobody was told of, and says of how many.

    Those that ended meanwhile need no email.
    """
    proposals = unannounced_proposals(limit)
    for proposal in proposals:
        proposal.notified_at = now()
        if proposal.status == ProposalStatus.WAITING:
            notify_proposed(proposal)
    return len(proposals)


def remind(proposal: Proposal) -> None:
    """Whoever has not answered hears of it once more."""
    proposal.reminded_at = now()
    for side in proposal.sides:
        if not side.answer:
            notify_reminder(side)


def _still_possible(run: Run) -> Iterator[tuple[list[int], int]]:
    """Locks the searches of a run, then gives the groups for which all of them still have places."""
    search_ids = {search_id for members, _points in run.groups for search_id in members}
    lock_searches(search_ids)
    lacking, apart = still_taking_part(run.round, search_ids), pairs_apart(search_ids)
    for members, points in run.groups:
        has_places = all(lacking.get(search_id, 0) >= places_needed(run.size) for search_id in members)
        if has_places and apart.isdisjoint(pairs_of(members)):
            lacking |= {search_id: lacking[search_id] - places_needed(run.size) for search_id in members}
            yield members, points


def _propose(run: Run, members: Sequence[int], points: int) -> Proposal:
    last = run.round.answer_until
    proposal = Proposal(run=run, points=points, remind_on=half_time(today(), last), due_on=last)
    proposal.sides = [Side(search_id=search_id) for search_id in members]
    db.session.add(proposal)
    return proposal
