"""Which teacher hears what about the pairs of a visit, by email in the own language. No email names a child."""

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.rules.notices import Topic
from portal.hosting.models import VisitParticipant
from portal.visits.models import Visit, VisitSide


def notify_found(visit: Visit, version: str, *, by: Person) -> None:
    """The other side: there are pairs, or other ones than before."""
    for side in _others(visit, by):
        _email(side, "found", version)


def notify_confirmed(visit: Visit, version: str, *, by: Person) -> None:
    """The other side: this one has confirmed."""
    for side in _others(visit, by):
        _email(side, "confirmed", version)


def notify_withdrawn(participant: VisitParticipant) -> None:
    """Both sides: a family that had a pair has taken back what it told."""
    for side in participant.visit.sides:
        _email(side, "withdrawn", str(participant.id))


def _others(visit: Visit, by: Person) -> list[VisitSide]:
    return [side for side in visit.sides if side.school_class and side.school_class.teacher_id != by.id]


def _email(side: VisitSide, template: str, version: str) -> None:
    school_class = side.school_class
    email_person(
        school_class.teacher if school_class else None,
        f"hosting/mail/{template}.txt",
        f"hosting:{side.visit_id}:{template}:{side.side}:{version}",
        topic=Topic.VISITS,
        visit=side.visit,
        about=[side.visit.place],
    )
