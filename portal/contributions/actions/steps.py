"""Takes a contribution from one status to the next."""

from dataclasses import dataclass

from portal.accounts.models import Person
from portal.consent.queries import lock
from portal.contributions.actions.contacts import count_contacts
from portal.contributions.actions.preconditions import unmet_precondition
from portal.contributions.actions.publishing import show
from portal.contributions.actions.versions import save_version
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.notifications import notify
from portal.contributions.queries.consent import people_shown
from portal.contributions.queries.contributions import relations
from portal.contributions.rules import ANSWERS, KEEP_VERSION, TRANSITIONS, ContributionRefusal, Reason, Status, Step
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide


@dataclass(frozen=True)
class Explanation:
    """Why a step is taken: ready reasons, and free text; without a language in that of whoever takes the step."""

    reasons: tuple[Reason, ...] = ()
    text: str = ""
    language: str = ""


NO_EXPLANATION = Explanation()


def take_step(
    contribution: Contribution,
    step: Step,
    *,
    by: Person,
    explanation: Explanation = NO_EXPLANATION,
    seen: int | None = None,
) -> None:
    """Takes one step of the table of transitions; of two people at once, one takes it and the other is refused.

    `seen` is the revision that was looked at: nobody forwards or publishes what has changed since.
    """
    start, start_since = contribution.status, contribution.status_since
    reason = explanation.text or " ".join(explanation.reasons)
    transition = decide(TRANSITIONS, step, start, relations(by, contribution), reason)
    if seen not in (None, contribution.revision):
        raise Refused(ContributionRefusal.CHANGED_SINCE)
    if step == Step.PUBLISH:  # nobody takes the project or a consent back meanwhile
        db.session.refresh(contribution.project, ["is_public"], with_for_update={"read": True})
        lock(people_shown(contribution))
    if code := unmet_precondition(step, contribution):
        raise Refused(code)
    _claim(contribution, step, transition.to)
    entry = _entry(contribution, step, explanation, by)
    entry.start, entry.start_since = start, start_since
    entry.waited = round((entry.at - start_since).total_seconds()) if step in ANSWERS else None
    if step in KEEP_VERSION:
        entry.version_id = save_version(contribution, by).id
    db.session.add(entry)
    db.session.flush()
    if Status.PUBLISHED in (start, transition.to):
        show(contribution, contribution.status_since if transition.to == Status.PUBLISHED else None)
    count_contacts(contribution)
    notify(contribution, entry, by)


def _claim(contribution: Contribution, step: Step, to: Status) -> None:
    """The one write that decides who was first; what is forwarded carries the name and ages of the class now."""
    moment = now()
    made_by = contribution.school_class
    facts = {"class_name": made_by.name, "age_from": made_by.age_from, "age_to": made_by.age_to}
    claim(
        contribution,
        Contribution.status == contribution.status,
        Contribution.revision == contribution.revision,
        refusal=Impossible.ALREADY_TAKEN,
        status=to,
        status_since=moment,
        published_at=None,
        revision=contribution.revision + 1,
        **(facts if step == Step.FORWARD else {}),
    )


def _entry(contribution: Contribution, step: Step, explanation: Explanation, by: Person) -> ContributionEntry:
    return ContributionEntry(
        contribution_id=contribution.id,
        step=step,
        to=contribution.status,
        by_id=by.id,
        at=contribution.status_since,
        reasons=list(explanation.reasons),
        reason=explanation.text,
        reason_language=(explanation.language or by.language) if explanation.text else "",
    )
