"""Reads people."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import lazyload

from portal.accounts.models import Assignment, EmailChange, Person
from portal.accounts.rules.accounts import PROVE_WITHIN
from portal.core.addresses import plain_email
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.web.access import Role

CAN_ACT = (Person.email.is_not(None), Person.email_confirmed_at.is_not(None), Person.suspended_at.is_(None))


def find_by_email(email: str) -> Person | None:
    return db.session.scalars(_lean().where(Person.email == plain_email(email))).one_or_none()


def find_by_login(email: str) -> Person | None:
    """Who signs in with this address: its owner, or whoever typed it last at sign-up without having proven it.

    One query in either case: the time it takes tells nobody whether the address has an account.
    """
    email = plain_email(email)
    anybody = _lean().where(or_(Person.email == email, Person.claimed_email == email))
    return db.session.scalar(anybody.order_by(Person.email.is_(None), Person.id.desc()).limit(1))


def same_address(email: str) -> Sequence[Person]:
    """Accounts whose owner proved this address in a spelling that another account has as well (migration 0029)."""
    query = _lean().where(Person.claimed_email == plain_email(email), Person.email_confirmed_at.is_not(None))
    return db.session.scalars(query.order_by(Person.id)).all()


def find_by_id(person_id: int | None) -> Person | None:
    return db.session.get(Person, person_id) if person_id else None


def get_person(person_id: int | None) -> Person:
    return existing(find_by_id(person_id))


def find_change_by_id(change_id: int) -> EmailChange | None:
    return db.session.get(EmailChange, change_id)


def pending_change(person: Person) -> EmailChange | None:
    """The address that this person still has to prove."""
    pending = select(EmailChange).where(EmailChange.person_id == person.id, EmailChange.proven_at.is_(None))
    newest = pending.where(EmailChange.asked_at > now() - PROVE_WITHIN).order_by(EmailChange.id.desc())
    return db.session.scalar(newest.limit(1))


def coordinators_of(region_key: str) -> Sequence[Person]:
    """Who cares for a region and has accepted to do so."""
    query = _lean().join(Assignment, Assignment.person_id == Person.id).where(Assignment.region_key == region_key)
    return db.session.scalars(query.where(*CAN_ACT).order_by(Person.id)).all()


def coordinator_ids() -> Sequence[int]:
    return db.session.scalars(select(Person.id).where(Person.role == Role.COORDINATOR)).all()


def invited_coordinators_of(region_key: str) -> Sequence[Person]:
    """Who was asked to care for a region and has not accepted yet."""
    query = _lean().join(Assignment, Assignment.person_id == Person.id).where(Assignment.region_key == region_key)
    is_invited = (Person.email_confirmed_at.is_(None), Person.suspended_at.is_(None))
    return db.session.scalars(query.where(*is_invited).order_by(Person.id)).all()


def administrators() -> Sequence[Person]:
    """Who can be written to about accounts."""
    return db.session.scalars(_lean().where(Person.role == Role.ADMINISTRATOR, Person.email.is_not(None))).all()


def regions_cared_for() -> set[str]:
    """Keys of the regions that have a coordinator who accepted the invitation and is not suspended."""
    active = select(Assignment.region_key).join(Person, Person.id == Assignment.person_id)
    return set(db.session.scalars(active.where(*CAN_ACT).distinct()))


def invitation_event(person: Person) -> str:
    """How the names of the emails with invitations of somebody begin."""
    return f"invitation {person.id} "


def all_adults() -> Sequence[Person]:
    return db.session.scalars(
        select(Person).where(Person.role != Role.STUDENT).order_by(Person.role, Person.email)
    ).all()


def _lean() -> Select[Person]:
    """Regions and languages of coordinators come only when asked for."""
    return select(Person).options(lazyload(Person.cares_for), lazyload(Person.reads))
