"""Who hears of suggested partnerships of towns, by email in the own language."""

from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of, find_by_id
from portal.accounts.rules.notices import Topic
from portal.twinnings.models import Twinning


def notify_suggested(twinning: Twinning) -> None:
    """The coordination of both regions: either of them decides."""
    people = {person.id: person for key in twinning.region_keys for person in coordinators_of(key)}
    for person in people.values():
        event = f"twinning:{twinning.id}:suggested:{person.id}"
        email_person(person, "twinnings/mail/suggested.txt", event, topic=Topic.PROJECTS, twinning=twinning)


def notify_answered(twinning: Twinning, answer: str, reason: str = "") -> None:
    """Whoever suggested it, if that was somebody else than a coordinator who enters it."""
    template, event = f"twinnings/mail/{answer}.txt", f"twinning:{twinning.id}:{answer}"
    email_person(find_by_id(twinning.by_id), template, event, twinning=twinning, reason=reason)
