"""Which teacher hears what about the pairs of a visit, by email in the own language. No email names a child."""

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.rules.notices import Topic
from portal.core.clock import now
from portal.visits.models import Visit, VisitSide


def notify_found(visit: Visit, *, by: Person) -> None:
    """The other side: there are pairs, or other ones than before."""
    for side in _others(visit, by):
        _email(side, "found")


def notify_confirmed(visit: Visit, *, by: Person) -> None:
    """The other side: this one has confirmed."""
    for side in _others(visit, by):
        _email(side, "confirmed")


def notify_withdrawn(visit: Visit) -> None:
    """Both sides: a family that had a pair has taken back what it told."""
    for side in visit.sides:
        _email(side, "withdrawn")


def _others(visit: Visit, by: Person) -> list[VisitSide]:
    return [side for side in visit.sides if side.school_class and side.school_class.teacher_id != by.id]


def _email(side: VisitSide, template: str) -> None:
    """Of what has happened now: the same pairs can be found, and the same family withdraw, once more."""
    school_class = side.school_class
    email_person(
        school_class.teacher if school_class else None,
        f"hosting/mail/{template}.txt",
        f"hosting:{side.visit_id}:{template}:{side.side}:{now().isoformat()}",
        topic=Topic.VISITS,
        visit=side.visit,
        about=[side.visit.place],
    )
