"""Classes answer their proposals: when all confirm they are partners, when one declines the others go on."""

from collections.abc import Sequence

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.holidays.queries import calendar_of
from portal.holidays.rules.calendar import nth_school_day
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.joint_projects import described
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.actions.preconditions import must_not
from portal.partnering.rules import DeclineReason
from portal.projects.actions.projects import edit
from portal.projects.models import Project
from portal.rounds.actions.rounds import leave
from portal.rounds.models import Proposal, Side
from portal.rounds.notifications import notify_changed, notify_confirmed, notify_declined, notify_over
from portal.rounds.queries.proposals import lock_proposal, proposals_of_searches, sides_of, unmet_to_confirm
from portal.rounds.rules import ANSWER_DAYS, Answer, ProposalStatus, RoundRefusal, half_time, pairs_of


def confirm(proposal: Proposal, *, by: Person, seen: str | None = None) -> Project | None:
    """Says yes; the last yes makes all of them partners in the joint project that comes back.

    `seen` is the version of the other classes that was looked at. An earlier yes to a class that has changed since
    counts no more: its teacher is asked again. Refused when the proposal does not wait any more, or when one of the
    classes takes no more partners.
    """
    side = _locked_side(proposal, by)
    must_not(unmet_to_confirm(proposal, by))
    if seen not in (None, side.version):
        raise Refused(RoundRefusal.CHANGED_SINCE)
    side.answer, side.answered_at, side.seen_version = Answer.CONFIRM, now(), side.version
    _ask_outdated(proposal)
    if any(each.answer != Answer.CONFIRM for each in proposal.sides):
        return None
    project = _join(proposal, by)
    proposal.project_id = project.id
    settle(proposal, ProposalStatus.CONFIRMED)
    notify_confirmed(proposal)
    return project


def decline(proposal: Proposal, reasons: Sequence[DeclineReason], *, by: Person) -> None:
    """Says no, also after a yes while others have not answered; these two are not proposed to each other again."""
    side = _locked_side(proposal, by)
    side.answer, side.answered_at, side.reasons = Answer.DECLINE, now(), list(reasons)
    settle(proposal, ProposalStatus.DECLINED)
    for other in proposal.sides:
        if other is not side:
            notify_declined(other)


def expire(proposal: Proposal) -> None:
    """The time is over: who was silent leaves the round until its teacher comes back, the others go on."""
    settle(proposal, ProposalStatus.EXPIRED)
    for side in proposal.sides:
        if side.answer:
            notify_over(side, "unanswered")
        else:
            leave(proposal.run.round, side.search)
            notify_over(side, "expired")


def give_more_time(proposal: Proposal) -> None:
    """Nobody can answer at the moment: there are as many school days left when the partnership goes on."""
    last = max(nth_school_day(calendar_of(side.search.region_key), today(), ANSWER_DAYS) for side in proposal.sides)
    proposal.remind_on, proposal.due_on, proposal.reminded_at = half_time(today(), last), last, None


def end(proposal: Proposal) -> None:
    """One of the classes looks no longer; those that do hear of it."""
    settle(proposal, ProposalStatus.ENDED)
    for side in proposal.sides:
        if side.search.status == SearchStatus.OPEN:
            notify_over(side, "ended")


def end_proposals_of(searches: Sequence[PartnerSearch]) -> None:
    """All that waits for these classes, whose teachers can't answer; the others hear of it."""
    for proposal in proposals_of_searches([search.id for search in searches]):
        end(proposal)


def settle(proposal: Proposal, to: ProposalStatus) -> None:
    """The proposal waits no longer; it must be locked."""
    proposal.status, proposal.status_since = to, now()
    for side in proposal.sides:
        side.is_live = False
    db.session.flush()


def _ask_outdated(proposal: Proposal) -> None:
    """Those whose yes was to other classes than they are now have to say it again."""
    for side in proposal.sides:
        if side.is_outdated:
            side.answer, side.answered_at = "", None
            notify_changed(side)


def _locked_side(proposal: Proposal, by: Person) -> Side:
    """The own side, while nobody else can answer the same proposal."""
    lock_proposal(proposal)
    if proposal.status != ProposalStatus.WAITING or len(proposal.sides) < proposal.run.size:  # a class was erased
        raise Refused(RoundRefusal.ANSWERED)
    return sides_of(by, proposal)[0]


def _join(proposal: Proposal, by: Person) -> Project:
    """Every two of them become partners, all in one project."""
    searches = {side.search_id: side.search for side in proposal.sides}
    project: Project | None = None
    for one, other in pairs_of(list(searches)):
        project = join_partners(searches[one], searches[other], by=by, project=project)
    if project is None:
        raise ValueError("a proposal has at least two classes")
    if len(searches) > 2:
        own = [school_class for school_class in project.classes if school_class.teacher_id == by.id]
        edit(project, described(list(searches.values())), own, by=by)
    return project
