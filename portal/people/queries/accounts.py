"""Reads accounts of adults, limited to those with whom somebody may act."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select, tuple_
from sqlalchemy.orm import joinedload, lazyload

from portal.accounts.models import ADULTS, Assignment, Person
from portal.core.choices import Choices
from portal.core.db import Moment, db
from portal.core.refusal import existing
from portal.core.text import words
from portal.core.web.access import Role
from portal.core.web.paging import Page, Position, to_cursor
from portal.people.models import AccountEntry
from portal.people.rules import State, state_of
from portal.schools.models import Membership, School
from portal.schools.queries.schools import with_region

PER_PAGE = 50
LISTED = 100
NEWEST = (Person.created_at, Person.id)


@dataclass(frozen=True)
class Filters(Choices):
    """What narrows the list; an empty text means everybody."""

    q: str = ""
    role: str = ""
    region: str = ""
    state: str = ""


@dataclass(frozen=True)
class Account:
    """Somebody with the state of the account, and the schools that whoever reads may know of."""

    person: Person
    state: State
    memberships: list[Membership]


def accounts(by: Person, filters: Filters, after: Position | None = None, limit: int = PER_PAGE) -> Page[Account]:
    """One page of the accounts with whom this administrator or coordinator may act, the newest first."""
    query = visible(by).where(*_conditions(filters))
    if after:
        query = query.where(tuple_(*NEWEST) < tuple_(literal(after[0], Moment), literal(after[1])))
    query = query.order_by(*(column.desc() for column in NEWEST)).limit(limit + 1)
    people = list(db.session.scalars(query))
    last = people[limit - 1] if len(people) > limit else None
    found = _with_memberships(by, people[:limit])
    return Page(found, after=to_cursor((last.created_at, last.id)) if last else None)


def get_account(by: Person, person_id: int) -> Account:
    """Somebody with whom this administrator or coordinator may act."""
    person = existing(db.session.scalar(visible(by).where(Person.id == person_id)))
    return _with_memberships(by, [person])[0]


def history(person: Person) -> Sequence[AccountEntry]:
    """The last steps with an account, the newest first."""
    return db.session.scalars(_entries().where(AccountEntry.person_id == person.id).limit(LISTED)).all()


def all_history(before: int | None = None) -> Sequence[AccountEntry]:
    """The last steps with all accounts, the newest first; one more than a page where there are."""
    query = _entries().options(joinedload(AccountEntry.person).lazyload("*")).limit(PER_PAGE + 1)
    return db.session.scalars(query.where(AccountEntry.id < before) if before else query).all()


def visible(by: Person) -> Select[Person]:
    """Administrators see every adult, coordinators the teachers of their regions."""
    query = select(Person).where(ADULTS)
    if by.is_administrator:
        return query
    return query.options(lazyload("*")).where(Person.role == Role.TEACHER, works_in(by.region_keys))


def named(by: Person, q: str) -> Select[int]:
    """The numbers of those among them whose name or address has every typed word."""
    return visible(by).where(*_conditions(Filters(q=q))).with_only_columns(Person.id)


def works_in(region_keys: Sequence[str]) -> ColumnElement[bool]:
    """Whether a teacher has a membership of a school in one of these regions, whatever was decided about it."""
    at_school = (Membership.person_id == Person.id, School.id == Membership.school_id)
    return exists().where(*at_school, School.region_key.in_(region_keys))


def first_region_of(person: Person) -> str:
    """Where a teacher works or a coordinator acts, first of all; empty for others."""
    query = select(School.region_key).join(Membership, Membership.school_id == School.id)
    query = query.where(Membership.person_id == person.id).order_by(Membership.created_at).limit(1)
    return next(iter(person.region_keys), None) or db.session.scalar(query) or ""


def state_of_person(person: Person) -> State:
    return state_of(
        is_suspended=person.suspended_at is not None,
        is_confirmed=person.email_confirmed_at is not None,
        has_email=person.email is not None,
    )


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """Every typed word is a part of name or address."""
    conditions = [Person.searched.contains(word, autoescape=True) for word in words(filters.q)]
    if filters.role:
        conditions.append(Person.role == filters.role)
    if filters.region:
        cares = exists().where(Assignment.person_id == Person.id, Assignment.region_key == filters.region)
        conditions.append(or_(cares, works_in([filters.region])))
    if filters.state:
        conditions.append(_is_in(State(filters.state)))
    return conditions


def _is_in(state: State) -> ColumnElement[bool]:
    """The same as `state_of`, for the database."""
    if state == State.SUSPENDED:
        return Person.suspended_at.is_not(None)
    proven, known = Person.email_confirmed_at.is_not(None), Person.email.is_not(None)
    conditions = {
        State.ACTIVE: proven,
        State.INVITED: and_(~proven, known),
        State.UNCONFIRMED: and_(~proven, ~known),
    }
    return and_(Person.suspended_at.is_(None), conditions[state])


def _with_memberships(by: Person, people: Sequence[Person]) -> list[Account]:
    query = select(Membership).join(School, School.id == Membership.school_id)
    query = query.where(Membership.person_id.in_([person.id for person in people])).order_by(Membership.created_at)
    if by.is_coordinator:
        query = query.where(School.region_key.in_(by.region_keys))
    query = query.options(lazyload(Membership.person), with_region(Membership.school))
    memberships = list(db.session.scalars(query))
    return [
        Account(person, state_of_person(person), [each for each in memberships if each.person_id == person.id])
        for person in people
    ]


def _entries() -> Select[AccountEntry]:
    return select(AccountEntry).options(joinedload(AccountEntry.by).lazyload("*")).order_by(AccountEntry.id.desc())
