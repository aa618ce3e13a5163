"""Who hears what of an event: invited teachers of its call, classes of decisions, organisers of what they must know."""

from typing import Any

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of
from portal.accounts.rules.notices import Topic
from portal.core.mail.actions import hold
from portal.core.transitions import UNDO_FOR
from portal.events.models import Application, ApplicationEntry, Event
from portal.events.queries.concerned import applications_under_way
from portal.events.rules.codes import ApplicationStatus
from portal.events.rules.steps import DECISIONS, Step


def notify_of_call(event: Event, teacher: Person, region_key: str) -> None:
    """Once, whatever becomes of the call later; `region_key` is that of the teacher's school."""
    name = f"event-call:{event.id}:{teacher.id}"
    email_person(teacher, "events/mail/call.txt", name, topic=Topic.EVENTS, the_event=event, region_key=region_key)


def notify(application: Application, entry: ApplicationEntry) -> None:
    """After a step; emails about decisions wait as long as these can be undone."""
    if entry.step in DECISIONS:
        _email(application.school_class.teacher, "decision", application, entry)
        hold(events_of(application, entry), entry.at + UNDO_FOR)
    elif entry.step == Step.ASK_LATE or (entry.step == Step.WITHDRAW and entry.start == ApplicationStatus.ACCEPTED):
        for coordinator in coordinators_of(application.event.region_key):
            _email(coordinator, "organiser", application, entry)


def notify_of_cancellation(event: Event) -> None:
    """Teachers whose application was handed in, and the coordinations of their regions."""
    applications = applications_under_way(event)
    people = [each.school_class.teacher for each in applications]
    for key in sorted({each.region_key for each in applications} | {event.region_key}):
        people += coordinators_of(key)
    for person in {each.id: each for each in people if each}.values():
        email_person(person, "events/mail/cancelled.txt", f"event-cancelled:{event.id}:{person.id}", the_event=event)


def events_of(application: Application, entry: ApplicationEntry) -> list[str]:
    """By which the outbox knows the emails about a decision."""
    teacher = application.school_class.teacher
    return [_event(entry, teacher)] if teacher else []


def _email(to: Person | None, template: str, application: Application, entry: ApplicationEntry) -> None:
    if to:
        facts: dict[str, Any] = {"application": application, "entry": entry, "the_event": application.event}
        facts["about"] = [application.title, application.school_class.name]
        topic = Topic.DECISIONS if template == "decision" else None
        email_person(to, f"events/mail/{template}.txt", _event(entry, to), topic=topic, **facts)


def _event(entry: ApplicationEntry, to: Person) -> str:
    return f"event-application-entry:{entry.id}:{to.id}"
