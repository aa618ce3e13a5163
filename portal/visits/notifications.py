"""Who hears what of a visit, by email in the own language; whoever did it hears nothing."""

from portal.accounts.notifications import email_person
from portal.accounts.rules.notices import Topic
from portal.core.mail.actions import hold, take_back
from portal.core.transitions import UNDO_FOR
from portal.visits.models import Visit, VisitEntry
from portal.visits.queries.people import others
from portal.visits.rules.codes import UNDOABLE


def notify(visit: Visit, entry: VisitEntry) -> None:
    """The other side of a step; of one that can be undone later than the rest."""
    people = others(visit, entry.by)
    for person in people:
        event = event_of(visit, entry, person.id)
        facts = {"visit": visit, "entry": entry, "about": [visit.place]}
        email_person(person, f"visits/mail/{entry.step}.txt", event, topic=Topic.VISITS, **facts)
    if entry.step in UNDOABLE:
        hold([event_of(visit, entry, person.id) for person in people], entry.at + UNDO_FOR)


def take_back_notice(visit: Visit, entry: VisitEntry) -> None:
    """What was undone is told to nobody."""
    take_back([event_of(visit, entry, person.id) for person in others(visit, entry.by)])


def event_of(visit: Visit, entry: VisitEntry, person_id: int) -> str:
    """By which the outbox knows the email about a step."""
    return f"visit:{visit.id}:{entry.step}:{entry.id}:{person_id}"
