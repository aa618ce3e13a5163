"""Undoes the last step of a contribution: it is again where it was, since when it was, and nobody gets an email."""

from portal.accounts.models import Person
from portal.contributions.actions.publishing import show
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.notifications import event_of
from portal.contributions.queries.history import find_undoable, last_published_at
from portal.contributions.rules import Status, Step
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused
from portal.core.transitions import Impossible


def undo(contribution: Contribution, *, by: Person) -> None:
    """Of somebody who undoes it and somebody who goes on with it, one is first."""
    entry = find_undoable(by, contribution)
    if entry is None:
        raise Refused(Impossible.TOO_LATE)
    was_published = entry.start == Status.PUBLISHED
    published_at = last_published_at(contribution) if was_published and contribution.project.is_public else None
    claim(
        contribution,
        Contribution.status == entry.to,
        Contribution.revision == contribution.revision,
        refusal=Impossible.TOO_LATE,
        status=entry.start,
        status_since=entry.start_since or now(),
        published_at=None,
        revision=contribution.revision + 1,
    )
    db.session.add(
        ContributionEntry(contribution_id=contribution.id, step=Step.UNDO, start=entry.to, to=entry.start, by_id=by.id)
    )
    db.session.flush()
    if Status.PUBLISHED in (entry.start, entry.to):
        show(contribution, published_at)
    take_back([event_of(entry)])
