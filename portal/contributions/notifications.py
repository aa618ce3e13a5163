"""Emails about contributions: what waits for teachers and coordinators, and what was decided."""

from portal.accounts.models import Person
from portal.accounts.notifications import announce, email_person
from portal.accounts.queries.absences import on_duty
from portal.accounts.queries.people import coordinator_ids, coordinators_of, find_by_id
from portal.accounts.queries.reading import readers_in
from portal.accounts.rules.notices import News, Topic
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution, ContributionEntry, OpinionRequest
from portal.contributions.queries.lists import handed_in, in_review
from portal.contributions.rules import DECISIONS, UNDO_DECISIONS_FOR, Step
from portal.core.mail.actions import hold


def notify(contribution: Contribution, entry: ContributionEntry, by: Person) -> None:
    """One email per decision; one about all that waits in a class, or in a region, until somebody has looked at it."""
    teacher = contribution.school_class.teacher
    if entry.step == Step.SUBMIT:
        announce_handed_in(contribution.school_class)
    elif entry.step == Step.FORWARD:
        announce_in_review(contribution.deciding_region)
    elif entry.step in DECISIONS and teacher and teacher.id != by.id:
        template, event = f"contributions/mail/{entry.step}.txt", event_of(entry)
        facts = {"contribution": contribution, "entry": entry, "about": _about([contribution])}
        email_person(teacher, template, event, topic=Topic.DECISIONS, **facts)
        hold([event], entry.at + UNDO_DECISIONS_FOR)


def tell_taken_down(contribution: Contribution, entry: ContributionEntry) -> None:
    """The coordination, the own teacher and those of the partner classes; nobody reads who has withdrawn what."""
    people = [*contribution.project.teachers, *on_duty(coordinators_of(contribution.deciding_region))]
    if contribution.school_class.teacher:
        people.append(contribution.school_class.teacher)
    facts = {"contribution": contribution, "about": _about([contribution])}
    for person in {person.id: person for person in people}.values():
        event = f"{event_of(entry)}:{person.id}"
        email_person(person, "contributions/mail/consent_ended.txt", event, topic=Topic.DECISIONS, **facts)


def event_of(entry: ContributionEntry) -> str:
    """Of the email about an answer of the coordination."""
    return f"contribution-entry:{entry.id}"


def events_of(entry: ContributionEntry) -> list[str]:
    """Of all emails about a step of the coordination, to the teacher or to other coordinators."""
    return [event_of(entry), *(_event_for(number, entry) for number in coordinator_ids())]


def ask_for_opinion(request: OpinionRequest) -> None:
    """The colleague who is asked, or those coordinators of the asked region who read the language."""
    contribution, colleague = request.contribution, find_by_id(request.person_id)
    readers = [colleague] if colleague else on_duty(readers_in(request.region_key, contribution.language))
    for coordinator in readers:
        event = f"opinion-wanted:{request.id}:{coordinator.id}"
        template = "contributions/mail/opinion_wanted.txt"
        facts = {"contribution": contribution, "request": request, "about": _about([contribution])}
        email_person(coordinator, template, event, topic=Topic.REVIEWS, **facts)


def tell_opinion(request: OpinionRequest) -> None:
    """Whoever asked."""
    template, contribution = "contributions/mail/opinion_given.txt", request.contribution
    facts = {"contribution": contribution, "about": _about([contribution])}
    email_person(request.by, template, f"opinion-given:{request.id}", topic=Topic.REVIEWS, **facts)


def tell_reviewers(contribution: Contribution, entry: ContributionEntry) -> None:
    """The coordination that decides from now on, as soon as it can not be undone any more."""
    for coordinator in on_duty(coordinators_of(contribution.deciding_region)):
        event, template = _event_for(coordinator.id, entry), "contributions/mail/handed_over.txt"
        facts = {"contribution": contribution, "about": _about([contribution])}
        email_person(coordinator, template, event, topic=Topic.REVIEWS, **facts)
        hold([event], entry.at + UNDO_DECISIONS_FOR)


def announce_handed_in(school_class: SchoolClass) -> None:
    """To the teacher of a class, when it is time for it."""
    waiting = handed_in(school_class)
    news = News(Topic.HANDED_IN, f"handed in {school_class.id}", [each.status_since for each in waiting])
    template = "contributions/mail/waiting_for_teacher.txt"
    announce(school_class.teacher, news, template, contributions=waiting, about=_about(waiting))


def announce_in_review(region_key: str) -> None:
    """To the coordinators of a region, when it is time for it."""
    waiting = in_review(region_key)
    news = News(Topic.REVIEWS, f"in review {region_key}", [each.status_since for each in waiting])
    template = "contributions/mail/waiting_for_review.txt"
    for coordinator in on_duty(coordinators_of(region_key)):
        announce(coordinator, news, template, contributions=waiting, about=_about(waiting))


def _event_for(coordinator_id: int, entry: ContributionEntry) -> str:
    """Of the email to a coordinator who decides from now on."""
    return f"handed-over:{entry.id}:{coordinator_id}"


def _about(contributions: list[Contribution]) -> list[str]:
    """For the subject: the classes and the projects; of more than two of a kind none."""
    kinds = (
        dict.fromkeys(contribution.shown_class for contribution in contributions),
        dict.fromkeys(contribution.project.title for contribution in contributions),
    )
    return [", ".join(names) for names in kinds if len(names) < 3]
