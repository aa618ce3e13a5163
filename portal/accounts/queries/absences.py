"""Which coordinators are away, who stands in for them, and who is written to meanwhile."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Assignment, DaysAway, Person
from portal.accounts.queries.people import CAN_ACT
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.web.access import Role


def on_duty(people: Sequence[Person]) -> list[Person]:
    """Who is written to today instead of these coordinators: substitutes of those who are away; if nobody is left, all
    of them after all.
    """
    away = {absence.person_id: absence for absence in db.session.scalars(_absences().where(*_is_on()))}
    substitutes = [
        away[person.id].substitute for person in people if person.id in away and away[person.id].gives_rights
    ]
    there = {person.id: person for person in (*people, *substitutes) if person and person.id not in away}
    return list(there.values()) or list(people)


def away_in(region_keys: Collection[str]) -> Sequence[DaysAway]:
    """Today, of those who care for one of these regions."""
    cares = select(Assignment.person_id).where(Assignment.region_key.in_(region_keys))
    return db.session.scalars(_absences().where(*_is_on(), DaysAway.person_id.in_(cares))).all()


def is_away(person: Person, start: date, end: date) -> bool:
    """On one of these days."""
    overlap = (DaysAway.person_id == person.id, DaysAway.start <= end, DaysAway.end >= start)
    return db.session.scalar(select(DaysAway.id).where(*overlap).limit(1)) is not None


def absences_of(person: Person) -> Sequence[DaysAway]:
    """Those of a coordinator that are not over, the first one first."""
    return db.session.scalars(_absences().where(DaysAway.person_id == person.id, DaysAway.end >= today())).all()


def asked_to_stand_in(person: Person) -> Sequence[DaysAway]:
    """Absences of others that are not over and for which this coordinator stands in, or is asked to."""
    return db.session.scalars(_absences().where(DaysAway.substitute_id == person.id, DaysAway.end >= today())).all()


def get_own_absence(person: Person, absence_id: int) -> DaysAway:
    return existing(next((each for each in absences_of(person) if each.id == absence_id), None))


def get_asked_absence(person: Person, absence_id: int) -> DaysAway:
    return existing(next((each for each in asked_to_stand_in(person) if each.id == absence_id), None))


def possible_substitutes(person: Person) -> Sequence[Person]:
    """All other coordinators who can act, those of the own regions first."""
    query = select(Person).where(Person.role == Role.COORDINATOR, Person.id != person.id, *CAN_ACT)
    others = db.session.scalars(query.order_by(Person.name, Person.id)).all()
    return sorted(others, key=lambda other: not are_colleagues(person, other))


def are_colleagues(one: Person, other: Person) -> bool:
    """The other one decides about all regions of the one anyway."""
    return set(one.region_keys) <= set(other.region_keys)


def _absences() -> Select[DaysAway]:
    people = (joinedload(DaysAway.person), joinedload(DaysAway.substitute))
    carings = (people[0].options(selectinload(Person.cares_for)), people[1].options(selectinload(Person.cares_for)))
    return select(DaysAway).options(*carings).order_by(DaysAway.start, DaysAway.id)


def _is_on() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return DaysAway.start <= today(), DaysAway.end >= today()
