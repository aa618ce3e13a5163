"""Who hears of a move by mail; students read theirs on their start page."""

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.rules import Step
from portal.core.clock import today
from portal.core.mail.actions import write_email

ANSWERS = {Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT, Step.RECONSIDER}


def notify(contribution: Contribution, trace: ContributionEntry, by: Person) -> None:
    """One mail per event; a class that hands in 25 works on one day makes one mail, not 25."""
    teacher = contribution.school_class.teacher
    if trace.step == Step.SUBMIT and teacher.email:
        _post(teacher, f"submitted:{contribution.class_id}:{today()}", "waiting_for_teacher", contribution, trace)
    elif trace.step == Step.FORWARD:
        for coordinator in coordinators_of(contribution.region_key):
            _post(coordinator, f"in-review:{coordinator.id}:{today()}", "waiting_for_review", contribution, trace)
    elif trace.step in ANSWERS and teacher.id != by.id:
        _post(teacher, f"contribution-move:{trace.id}", trace.step, contribution, trace)


def _post(to: Person, event: str, template: str, contribution: Contribution, trace: ContributionEntry) -> None:
    if to.email:
        write_email(
            event=event,
            to=to.email,
            language=to.language,
            template=f"contributions/mail/{template}.txt",
            name=to.name,
            contribution=contribution,
            trace=trace,
        )
