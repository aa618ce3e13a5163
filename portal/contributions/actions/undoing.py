"""Undoes the last step of a contribution: it is again where it was, since when it was, and nobody gets an email."""

from portal.accounts.models import Person
from portal.contributions.actions.publishing import show
from portal.contributions.models import Contribution, ContributionEntry, Opened
from portal.contributions.notifications import events_of
from portal.contributions.queries.history import find_undoable, last_published_at
from portal.contributions.rules import Status, Step
from portal.core.claims import change_if, claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused
from portal.core.transitions import Impossible


def undo(contribution: Contribution, *, by: Person) -> None:
    """Of somebody who undoes it and somebody who goes on with it, one is first."""
    entry = find_undoable(by, contribution)
    if entry is None or not take_back(events_of(entry)):
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
        review_region_key=_region_before(contribution, entry),
        revision=contribution.revision + 1,
    )
    db.session.add(
        ContributionEntry(contribution_id=contribution.id, step=Step.UNDO, start=entry.to, to=entry.start, by_id=by.id)
    )
    entry.waited = None
    _keep_opened(contribution)
    db.session.flush()
    if Status.PUBLISHED in (entry.start, entry.to):
        show(contribution, published_at)


def _keep_opened(contribution: Contribution) -> None:
    """Whoever had opened it before the step has seen what is there again."""
    before = (Opened.contribution_id == contribution.id, Opened.revision == contribution.revision - 2)
    change_if(Opened, *before, revision=contribution.revision)


def _region_before(contribution: Contribution, entry: ContributionEntry) -> str | None:
    """Which region decided before instead of the own one."""
    decided = entry.start_region or contribution.deciding_region
    return None if decided == contribution.region_key else decided
