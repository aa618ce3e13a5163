"""Second opinions: of a colleague, or of another region's coordination, which may also decide instead."""

from dataclasses import dataclass

from portal.accounts.models import Person
from portal.contributions.actions.steps import Explanation
from portal.contributions.models import Contribution, ContributionEntry, OpinionRequest
from portal.contributions.notifications import ask_for_opinion, tell_opinion, tell_reviewers
from portal.contributions.queries.contributions import relations
from portal.contributions.queries.opinions import advisers, is_asked_already
from portal.contributions.rules import Adviser, ContributionRefusal, Relation, Status, Step, Verdict
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible


@dataclass(frozen=True)
class Opinion:
    """What an adviser would do and why; the words are for the coordination that asked."""

    verdict: Verdict
    explanation: Explanation


def ask(contribution: Contribution, adviser: Adviser, question: str, *, by: Person) -> None:
    """Whoever is asked may read the contribution while it is in review, and say what they think."""
    _must_have_adviser(contribution, adviser, by)
    if is_asked_already(adviser, contribution):
        raise Refused(ContributionRefusal.ALREADY_ASKED)
    request = OpinionRequest(
        contribution=contribution,
        region_key=adviser.region_key,
        person_id=adviser.person_id,
        by_id=by.id,
        question=question,
        question_language=by.language if question else "",
    )
    db.session.add(request)
    db.session.flush()
    ask_for_opinion(request)


def answer(request: OpinionRequest, opinion: Opinion, *, by: Person) -> None:
    """The first answer; whoever decides may follow it or not."""
    claim(
        request,
        OpinionRequest.answered_at.is_(None),
        refusal=Impossible.ALREADY_TAKEN,
        answered_at=now(),
        answered_by_id=by.id,
        verdict=opinion.verdict,
        reasons=list(opinion.explanation.reasons),
        words=opinion.explanation.text,
        words_language=by.language if opinion.explanation.text else "",
    )
    tell_opinion(request)


def hand_over(contribution: Contribution, region_key: str, *, by: Person) -> None:
    """That region decides, also when the contribution comes back after changes; the own one looks on."""
    _must_have_adviser(contribution, Adviser(region_key), by)
    tell_reviewers(contribution, _pass_on(contribution, region_key, Step.HAND_OVER, by))


def hand_back(contribution: Contribution, *, by: Person) -> None:
    """The own region decides again: it takes the contribution back, or the other one returns it."""
    if contribution.review_region_key is None or contribution.status != Status.IN_REVIEW:
        raise Refused(Impossible.ALREADY_TAKEN)
    if not relations(by, contribution) & {Relation.COORDINATOR, Relation.HOME}:
        raise Refused(ContributionRefusal.DECIDED_ELSEWHERE)
    entry = _pass_on(contribution, None, Step.HAND_BACK, by)
    if contribution.region_key not in by.reviewed_regions:
        tell_reviewers(contribution, entry)


def _must_have_adviser(contribution: Contribution, adviser: Adviser, by: Person) -> None:
    """Whoever decides about a contribution in review asks a colleague, or a region where somebody reads it."""
    if contribution.status != Status.IN_REVIEW or Relation.COORDINATOR not in relations(by, contribution):
        raise Refused(Impossible.ALREADY_TAKEN)
    if not advisers(by, contribution).has(adviser):
        raise Refused(ContributionRefusal.NOBODY_READS_IT)


def _pass_on(contribution: Contribution, region_key: str | None, step: Step, by: Person) -> ContributionEntry:
    """Its place in the queue goes with it."""
    start_region = contribution.deciding_region
    claim(
        contribution,
        Contribution.status == contribution.status,
        Contribution.revision == contribution.revision,
        refusal=Impossible.ALREADY_TAKEN,
        review_region_key=region_key,
        revision=contribution.revision + 1,
    )
    status = contribution.status
    entry = ContributionEntry(contribution_id=contribution.id, step=step, start=status, to=status, by_id=by.id)
    entry.at, entry.start_since, entry.start_region = now(), contribution.status_since, start_region
    db.session.add(entry)
    db.session.flush()
    return entry
