"""What is decided about a reported contribution: it is hidden, shown again, or taken from visitors."""

from datetime import datetime
from typing import Any

from portal.accounts.models import Person
from portal.contributions.actions.publishing import show
from portal.contributions.actions.steps import Explanation
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.queries.history import find_last_entry, last_published_at
from portal.contributions.rules import SEEN_BY_COORDINATORS, Status, Step
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.transitions import Impossible

TAKEN = (Step.TAKE_DOWN, Step.REMOVE)


def hide(contribution: Contribution, *, by: Person) -> None:
    """No visitor sees it any more; it stays where it is, and nobody can publish it."""
    _change(contribution, Step.HIDE, by, Explanation(), hidden_at=now())
    show(contribution, None)


def show_again(contribution: Contribution, *, by: Person) -> None:
    """Visitors see it as before it was hidden, if it would be public."""
    _change(contribution, Step.SHOW_AGAIN, by, Explanation(), hidden_at=None)
    show(contribution, _public_since(contribution))


def take_from_visitors(
    contribution: Contribution, step: Step, to: Status, explanation: Explanation, *, by: Person
) -> None:
    """Its authors read why; they can work on it and hand it in again. What they have taken back stays where it is."""
    ends = {"status": to, "status_since": now()} if contribution.status in SEEN_BY_COORDINATORS else {}
    _change(contribution, step, by, explanation, hidden_at=None, **ends)
    show(contribution, None)


def put_back(contribution: Contribution, *, by: Person) -> bool:
    """Visitors see again what was taken from them last; False: somebody has gone on with it meanwhile."""
    entry = find_last_entry(contribution)
    if entry is None or entry.step not in TAKEN or contribution.status != entry.to:
        return False
    since = entry.start_since or now()
    _change(contribution, Step.SHOW_AGAIN, by, Explanation(), status=entry.start, status_since=since)
    show(contribution, _public_since(contribution))
    return True


def _public_since(contribution: Contribution) -> datetime | None:
    if contribution.status != Status.PUBLISHED or not contribution.project.is_public:
        return None
    return last_published_at(contribution) or contribution.status_since


def _change(contribution: Contribution, step: Step, by: Person, explanation: Explanation, **values: Any) -> None:
    """Of two people at once one is first."""
    entry = ContributionEntry(contribution_id=contribution.id, step=step, by_id=by.id, at=now())
    entry.start, entry.start_since = contribution.status, contribution.status_since
    entry.to = values.get("status", contribution.status)
    entry.reason, entry.reason_language = explanation.text, by.language if explanation.text else ""
    is_as_seen = Contribution.revision == contribution.revision
    values["revision"] = contribution.revision + 1
    claim(contribution, is_as_seen, refusal=Impossible.ALREADY_TAKEN, **values)
    db.session.add(entry)
    db.session.flush()
