"""Finds the invented person as whom a visitor of the demo signs in."""

from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Author, Contribution
from portal.contributions.rules import Status
from portal.core.db import db
from portal.core.web.access import Role
from portal.demo.people import DOMAIN


def find_persona(role: Role, lang: str) -> Person | None:
    """Somebody for whom something waits, among those of the language."""
    if role == Role.STUDENT:
        returned = select(Author.person_id).join(Contribution, Contribution.id == Author.contribution_id)
        returned = returned.where(Contribution.language == lang, Contribution.status == Status.RETURNED)
        return db.session.scalar(select(Person).where(Person.id.in_(returned)).order_by(Person.id).limit(1))
    if role == Role.TEACHER:
        return _teacher_with_submissions(lang)
    mailbox = "admin" if role == Role.ADMINISTRATOR else f"coordinator-{lang}"
    return db.session.scalar(select(Person).filter_by(email=f"{mailbox}@{DOMAIN}"))


def _teacher_with_submissions(lang: str) -> Person | None:
    waiting = select(SchoolClass.teacher_id).join(Contribution, Contribution.class_id == SchoolClass.id)
    waiting = waiting.where(Contribution.language == lang, Contribution.status == Status.SUBMITTED)
    return db.session.scalar(select(Person).where(Person.id.in_(waiting)).order_by(Person.id).limit(1))
