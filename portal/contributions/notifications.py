"""Emails about a step of a contribution; students read on their start page what concerns them."""

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.rules import Step
from portal.core.clock import today

ANSWERS = {Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT, Step.RECONSIDER}


def notify(contribution: Contribution, entry: ContributionEntry, by: Person) -> None:
    """One email per event; a class that hands in 25 contributions on one day makes one email, not 25."""
    teacher = contribution.school_class.teacher
    if entry.step == Step.SUBMIT:
        _email(teacher, f"submitted:{contribution.class_id}:{today()}", "waiting_for_teacher", contribution, entry)
    elif entry.step == Step.FORWARD:
        for coordinator in coordinators_of(contribution.region_key):
            _email(coordinator, f"in-review:{coordinator.id}:{today()}", "waiting_for_review", contribution, entry)
    elif entry.step in ANSWERS and teacher != by:
        _email(teacher, f"contribution-entry:{entry.id}", entry.step, contribution, entry)


def _email(to: Person | None, event: str, template: str, contribution: Contribution, entry: ContributionEntry) -> None:
    email_person(to, f"contributions/mail/{template}.txt", event, contribution=contribution, entry=entry)
