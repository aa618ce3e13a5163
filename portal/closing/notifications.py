"""Who hears of school years that are over or were closed."""

from collections.abc import Sequence
from datetime import date

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.classes.models import SchoolClass


def notify_of_closed_classes(classes: Sequence[SchoolClass], *, by: Person) -> None:
    """Their teacher, who can open them again; the classes belong to the same one."""
    teacher, moment = classes[0].teacher, classes[0].closed_at
    event = f"classes-closed:{classes[0].id}:{moment.isoformat() if moment else ''}"
    email_person(teacher, "closing/mail/closed.txt", event, classes=classes, by=by)


def remind_of_year_end(teacher: Person, ended_on: date) -> None:
    """Once in a school year."""
    email_person(teacher, "closing/mail/year_over.txt", f"year-over:{teacher.id}:{ended_on.isoformat()}")
