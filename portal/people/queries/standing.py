"""Reads what decides about the steps with an account."""

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.web.access import Role
from portal.people.models import AccountEntry
from portal.people.queries.accounts import state_of_person
from portal.people.rules import Relation, Standing, State, Step
from portal.schools.models import Membership, School


def standing_of(person: Person, by: Person | None, *, to_write: bool = False) -> Standing:
    """`by` None is the operator; `to_write` lets nobody else stop an administrator meanwhile."""
    state = state_of_person(person)
    return Standing(
        state=state,
        relation=_relation(by),
        is_own=by is not None and by.id == person.id,
        is_last_administrator=person.is_administrator and _is_last(person, to_write),
        is_suspended_by_administration=state == State.SUSPENDED and _by_administration(person),
        works_elsewhere=by is not None and by.is_coordinator and not _home_of(person) <= set(by.region_keys),
    )


def _relation(by: Person | None) -> Relation:
    if by is None or by.is_administrator:
        return Relation.ADMINISTRATOR
    return Relation.COORDINATOR if by.is_coordinator else Relation.TEACHER


def _is_last(person: Person, to_write: bool) -> bool:
    """Whether nobody else can administrate the portal; always locked in the same order."""
    able = (Person.role == Role.ADMINISTRATOR, Person.suspended_at.is_(None), Person.email_confirmed_at.is_not(None))
    query = select(Person.id).where(*able).order_by(Person.id)
    return list(db.session.scalars(query.with_for_update() if to_write else query)) == [person.id]


def _by_administration(person: Person) -> bool:
    """Whether the last suspension was no coordinator's."""
    query = select(AccountEntry).where(AccountEntry.person_id == person.id, AccountEntry.step == Step.SUSPEND)
    entry = db.session.scalar(query.order_by(AccountEntry.id.desc()).limit(1))
    return entry is not None and (entry.by is None or not entry.by.is_coordinator)


def _home_of(person: Person) -> set[str]:
    """The regions in which somebody confirmed the teacher; before that, where she first said that she works.

    A coordinator can invite anybody to a school of the own region: that alone gives no right to the account.
    """
    query = select(Membership.confirmed_at, Membership.ended_at, School.region_key)
    query = query.join(School, School.id == Membership.school_id).where(Membership.person_id == person.id)
    rows = db.session.execute(query.order_by(Membership.created_at)).all()
    confirmed = {row.region_key for row in rows if row.confirmed_at and not row.ended_at}
    return confirmed or {row.region_key for row in rows[:1]}
