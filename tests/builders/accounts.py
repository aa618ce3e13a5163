"""Teachers of the cast who come and go, and what the history of accounts says."""

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.people.models import AccountEntry
from portal.schools.models import Membership, School
from tests.cast import Cast


def colleague(cast: Cast, school: School, name: str = "Clara") -> Person:
    """Another confirmed teacher of a school."""
    person = cast._adult(Role.TEACHER, name, "de")
    db.session.add(Membership(person=person, school=school, confirmed_at=now()))
    db.session.commit()
    return person


def membership_of(person: Person, school: School) -> Membership:
    return db.session.get_one(Membership, (person.id, school.id))


def steps_with(person: Person) -> list[tuple[str, str | None, str]]:
    """What was done with an account, by whom and why, the oldest first."""
    query = select(AccountEntry).where(AccountEntry.person_id == person.id).order_by(AccountEntry.id)
    return [(entry.step, entry.by.name if entry.by else None, entry.reason) for entry in db.session.scalars(query)]


def texts_to(person: Person) -> list[str]:
    """The emails to somebody, the oldest first."""
    return list(db.session.scalars(select(Email.text).where(Email.recipient == person.email).order_by(Email.id)))
