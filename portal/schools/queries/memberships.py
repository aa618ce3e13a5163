"""Reads memberships: those that wait for a coordinator, and the one that a link in an email is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import NotFound, Refused, existing
from portal.core.web.access import Role
from portal.core.web.links import absolute
from portal.schools.models import Membership, School
from portal.schools.rules.memberships import MembershipRefusal

LINK_LIFETIME = timedelta(days=90)

left_at = func.coalesce(Membership.ended_at, Membership.declined_at)  # nothing while somebody works there
LIST_LENGTH = 100
MAILBOX = func.coalesce(Person.email, Person.claimed_email)
IS_KNOWN_OTHERWISE = or_(Membership.asked_name != Person.name, Membership.asked_email != MAILBOX)
UNDECIDED = (Membership.confirmed_at.is_(None), Membership.declined_at.is_(None), Membership.ended_at.is_(None))


@dataclass(frozen=True)
class Waiting:
    """What a coordinator has to confirm, the oldest first."""

    memberships: list[Membership]
    schools: list[School]


def waiting(region_keys: list[str]) -> Waiting:
    """Teachers to confirm, those first who lost a confirmation by a change of their details; and unverified schools
    for which nobody is waiting (confirming a teacher verifies hers).
    """
    new = never_decided(region_keys)
    return Waiting([*resting(region_keys)[:LIST_LENGTH], *new.memberships], new.schools)


def never_decided(region_keys: list[str]) -> Waiting:
    """The same without those whose confirmation rests."""
    memberships = _undecided(region_keys).order_by(Membership.created_at, Membership.person_id).limit(LIST_LENGTH)
    schools = _unverified(region_keys).order_by(School.created_at, School.id).limit(LIST_LENGTH)
    return Waiting(list(db.session.scalars(memberships)), list(db.session.scalars(schools)))


def count_waiting(region_keys: list[str]) -> int:
    """How many decisions wait for a coordinator of these regions."""
    parts = (_undecided(region_keys), _unverified(region_keys))
    counts = (db.session.scalar(select(func.count()).select_from(part.subquery())) for part in parts)
    return sum(count or 0 for count in counts) + len(resting(region_keys))


def resting(region_keys: list[str] | None = None) -> list[Membership]:
    """Confirmed for another name or address than the person has now, in these regions or in all; every one of them:
    whoever was left out would go on as confirmed.
    """
    query = _with_person(IS_KNOWN_OTHERWISE).where(Membership.confirmed_at.is_not(None))
    if region_keys is not None:
        query = query.join(School, School.id == Membership.school_id).where(School.region_key.in_(region_keys))
    return [membership for membership in db.session.scalars(query) if membership.is_resting]


def outdated() -> list[Membership]:
    """Of which those who decide know another name or address than the person has now, and were not told yet."""
    never_asked = Membership.asked_name.is_(None)
    undecided = _with_person(or_(never_asked, IS_KNOWN_OTHERWISE)).where(*UNDECIDED).limit(LIST_LENGTH)
    memberships = [*db.session.scalars(undecided), *resting()]
    return [membership for membership in memberships if membership.asked_version != membership.version]


def get_membership(person_id: int, school_id: int, region_keys: list[str]) -> Membership:
    """A membership in one of these regions, decided or not."""
    membership = existing(db.session.get(Membership, (person_id, school_id)))
    if membership.school.region_key not in region_keys:
        raise NotFound
    return membership


def get_own(teacher: Person, school_id: int) -> Membership:
    return existing(db.session.get(Membership, (teacher.id, school_id)))


def confirmed_teachers(school_id: int) -> list[Person]:
    """Who works at a school for certain and can sign in, by name."""
    query = select(Membership).join(Person, Membership.person_id == Person.id)
    query = query.where(
        Membership.school_id == school_id,
        Membership.confirmed_at.is_not(None),
        Person.role == Role.TEACHER,
        Person.email_confirmed_at.is_not(None),
        Person.suspended_at.is_(None),
    )
    query = query.options(joinedload(Membership.person).lazyload("*")).order_by(Person.name, Person.id)
    return [membership.person for membership in db.session.scalars(query) if membership.is_confirmed]


def members_of(school_ids: Sequence[int]) -> list[Membership]:
    """Whoever works at one of these schools and can sign in, confirmed or not."""
    query = _with_person(Membership.school_id.in_(school_ids)).where(
        Membership.declined_at.is_(None), Membership.ended_at.is_(None)
    )
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def colleagues_of(person: Person, school_id: int) -> list[Person]:
    """The other teachers of a school, for those of whom it is certain that they work there."""
    membership = db.session.get(Membership, (person.id, school_id))
    if membership is None or not membership.is_confirmed or not person.email_confirmed_at:
        return []
    return [teacher for teacher in confirmed_teachers(school_id) if teacher.id != person.id]


def link(membership: Membership, lang: str) -> str:
    """The address for an email to the school's official address."""
    return absolute("schools.confirm_from_school", lang, token=token_for(membership))


def token_for(membership: Membership) -> str:
    """Confirms this membership, as long as person and school are what the email says."""
    return _signer().dumps([membership.person_id, membership.school_id, membership.school.email, membership.version])


def get_linked(token: str) -> Membership:
    """Raises NotFound when the link is forged, too old, or was sent to another address, or the membership has ended;
    Refused when the person has taken another name or address since.
    """
    try:
        person_id, school_id, address, version = _signer().loads(token, max_age=int(LINK_LIFETIME.total_seconds()))
    except (BadData, ValueError, TypeError):
        raise NotFound from None
    membership = existing(db.session.get(Membership, (person_id, school_id)))
    if not address or membership.school.email != address or membership.ended_at:
        raise NotFound
    if version != membership.version and not membership.is_confirmed:
        raise Refused(MembershipRefusal.CHANGED_SINCE)
    return membership


def _undecided(region_keys: list[str]) -> Select[Membership]:
    return (
        select(Membership)
        .join(School, School.id == Membership.school_id)
        .where(School.region_key.in_(region_keys), *UNDECIDED, Membership.person.has(Person.suspended_at.is_(None)))
    )


def _with_person(condition: ColumnElement[bool]) -> Select[Membership]:
    """Memberships of people who can sign in, the oldest first."""
    query = select(Membership).join(Person, Person.id == Membership.person_id)
    query = query.where(condition, Person.suspended_at.is_(None))
    return query.order_by(Membership.created_at, Membership.person_id)


def _unverified(region_keys: list[str]) -> Select[School]:
    somebody_waits = exists().where(Membership.school_id == School.id, *UNDECIDED)
    return select(School).where(School.region_key.in_(region_keys), School.is_verified.is_(False), ~somebody_waits)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="school confirms membership")
