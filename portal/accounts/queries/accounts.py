"""Reads people."""

from collections.abc import Sequence

from flask import abort
from sqlalchemy import Select, select
from sqlalchemy.orm import lazyload

from portal.accounts.models import Assignment, EmailChange, Person
from portal.accounts.rules.accounts import PROOF
from portal.core.clock import now
from portal.core.db import db
from portal.core.web.access import Role


def find_by_email(email: str) -> Person | None:
    return db.session.scalars(_lean().where(Person.email == plain_email(email))).one_or_none()


def find_claimant(email: str) -> Person | None:
    """Who typed this address last at sign-up without having proven it."""
    claims = select(Person).where(Person.claimed_email == plain_email(email)).order_by(Person.id.desc())
    return db.session.scalar(claims.limit(1))


def find_signed_in(session_id: str) -> Person | None:
    """Who `Person.get_id` made this for; None when the serial was raised since. One query."""
    number, _, serial = session_id.partition(".")
    if not (number.isascii() and number.isdigit() and serial.isascii() and serial.isdigit()):
        return None
    wanted = (Person.id == int(number), Person.sign_in_serial == int(serial))
    return db.session.scalars(_lean().where(*wanted)).one_or_none()


def find_by_id(person_id: int) -> Person | None:
    return db.session.get(Person, person_id)


def get_person(person_id: int) -> Person:
    return db.session.get(Person, person_id) or abort(404)


def find_change_by_id(change_id: int) -> EmailChange | None:
    return db.session.get(EmailChange, change_id)


def pending_change(person: Person) -> EmailChange | None:
    """The address that this person still has to prove."""
    waiting = select(EmailChange).where(EmailChange.person_id == person.id, EmailChange.proven_at.is_(None))
    newest = waiting.where(EmailChange.asked_at > now() - PROOF).order_by(EmailChange.id.desc())
    return db.session.scalar(newest.limit(1))


def coordinators_of(region_key: str) -> Sequence[Person]:
    """Who cares for a region and can be written to."""
    found = _lean().join(Assignment, Assignment.person_id == Person.id)
    return db.session.scalars(found.where(Assignment.region_key == region_key, Person.email.is_not(None))).all()


def regions_cared_for() -> set[str]:
    """Keys of the regions that have a coordinator."""
    return set(db.session.scalars(select(Assignment.region_key).distinct()))


def all_adults() -> Sequence[Person]:
    return db.session.scalars(
        select(Person).where(Person.role != Role.STUDENT).order_by(Person.role, Person.email)
    ).all()


def plain_email(email: str) -> str:
    """An address as it is kept: people type capitals and blanks."""
    return email.strip().lower()


def _lean() -> Select[Person]:
    """Regions and languages of coordinators come only when asked for."""
    return select(Person).options(lazyload(Person.cares_for), lazyload(Person.reads))
