"""Emails about a step of a contribution; students read on their start page what concerns them."""

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of, readers_in
from portal.contributions.models import Contribution, ContributionEntry, OpinionRequest
from portal.contributions.rules import Step
from portal.core.clock import today
from portal.core.mail.actions import hold
from portal.core.transitions import UNDO_FOR

ANSWERS = {Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT, Step.RECONSIDER}


def notify(contribution: Contribution, entry: ContributionEntry, by: Person) -> None:
    """One email per event; a class that hands in 25 contributions on one day makes one email, not 25."""
    teacher = contribution.school_class.teacher
    if entry.step == Step.SUBMIT:
        _email(teacher, f"submitted:{contribution.class_id}:{today()}", "waiting_for_teacher", contribution, entry)
    elif entry.step == Step.FORWARD:
        for coordinator in coordinators_of(contribution.deciding_region):
            _email(coordinator, f"in-review:{coordinator.id}:{today()}", "waiting_for_review", contribution, entry)
    elif entry.step in ANSWERS and teacher != by:
        _email(teacher, event_of(entry), entry.step, contribution, entry)
        hold([event_of(entry)], entry.at + UNDO_FOR)


def event_of(entry: ContributionEntry) -> str:
    """Of the email about an answer of the coordination."""
    return f"contribution-entry:{entry.id}"


def ask_for_opinion(request: OpinionRequest) -> None:
    """Those coordinators of the asked region who read the language."""
    for coordinator in readers_in(request.region_key, request.contribution.language):
        event = f"opinion-wanted:{request.id}:{coordinator.id}"
        template = "contributions/mail/opinion_wanted.txt"
        email_person(coordinator, template, event, contribution=request.contribution, request=request)


def tell_opinion(request: OpinionRequest) -> None:
    """Whoever asked."""
    template = "contributions/mail/opinion_given.txt"
    email_person(request.by, template, f"opinion-given:{request.id}", contribution=request.contribution)


def tell_reviewers(contribution: Contribution) -> None:
    """The coordination that decides from now on."""
    for coordinator in coordinators_of(contribution.deciding_region):
        event = f"handed-over:{contribution.id}:{contribution.revision}:{coordinator.id}"
        template = "contributions/mail/handed_over.txt"
        email_person(coordinator, template, event, contribution=contribution)


def _email(to: Person | None, event: str, template: str, contribution: Contribution, entry: ContributionEntry) -> None:
    email_person(to, f"contributions/mail/{template}.txt", event, contribution=contribution, entry=entry)
