"""Reads the directory and the memberships; coordinators find only what belongs to their regions."""

from dataclasses import dataclass
from typing import Any

from flask import abort
from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from portal.core.db import db
from portal.core.search.queries import find
from portal.core.text import fold
from portal.schools.models import Membership, School
from portal.schools.rules.index_words import region_marks, typed_groups

CANDIDATES = 100  # hits that are ordered before the best are shown
LIST_LENGTH = 100


@dataclass(frozen=True)
class Waiting:
    """What a coordinator has to confirm, the oldest first."""

    memberships: list[Membership]
    schools: list[School]


def find_school(school_id: int) -> School | None:
    return db.session.get(School, school_id) if school_id < 2**31 else None


def with_region(school: InstrumentedAttribute[School]) -> Any:
    """Option: loads the school that a relationship leads to, its region too, but not the region's history."""
    return joinedload(school).joinedload(School.region).lazyload("*")


def get_school(school_id: int) -> School:
    return find_school(school_id) or abort(404)


def suggest(text: str, region_keys: list[str] | None = None, limit: int = 20) -> list[School]:
    """Schools while somebody types: every typed word begins a word of name, town, postcode or official id.

    Names that start with the text come first, then verified schools. Less than two letters find nothing.
    """
    numbers: set[int] = set()
    for groups in typed_groups(text):
        if len(numbers) < limit:
            within = region_marks(region_keys)
            numbers.update(find("school", groups, limit=CANDIDATES, prefix=True, ranked=False, within=within))
    best = _nearest(numbers, fold(text).strip())[:limit]
    schools = select(School).where(School.id.in_(best)).options(selectinload(School.region))
    by_id = {school.id: school for school in db.session.scalars(schools)}
    return [by_id[number] for number in best]


def _nearest(numbers: set[int], typed: str) -> list[int]:
    columns = select(School.id, School.name, School.town, School.is_verified).where(School.id.in_(numbers))
    names = [(fold(name), town, number, verified) for number, name, town, verified in db.session.execute(columns)]
    names.sort(key=lambda row: (not row[0].startswith(typed), not row[3], row[:3]))
    return [row[2] for row in names]


def waiting(region_keys: list[str]) -> Waiting:
    """Teachers to confirm, and unverified schools for which nobody is waiting (confirming a teacher verifies hers)."""
    memberships = _undecided(region_keys).order_by(Membership.created_at, Membership.person_id).limit(LIST_LENGTH)
    schools = _unverified(region_keys).order_by(School.created_at, School.id).limit(LIST_LENGTH)
    return Waiting(list(db.session.scalars(memberships)), list(db.session.scalars(schools)))


def count_waiting(region_keys: list[str]) -> int:
    """How many decisions wait for a coordinator of these regions."""
    parts = (_undecided(region_keys), _unverified(region_keys))
    return sum(db.session.scalar(select(func.count()).select_from(part.subquery())) or 0 for part in parts)


def get_membership(person_id: int, school_id: int, region_keys: list[str]) -> Membership:
    """A membership in one of these regions, decided or not; else 404."""
    membership = db.session.get(Membership, (person_id, school_id))
    return membership if membership and membership.school.region_key in region_keys else abort(404)


def get_own_school(school_id: int, region_keys: list[str]) -> School:
    """A school in one of these regions; else 404."""
    school = get_school(school_id)
    return school if school.region_key in region_keys else abort(404)


def _undecided(region_keys: list[str]) -> Select[Membership]:
    return (
        select(Membership)
        .join(School, School.id == Membership.school_id)
        .where(School.region_key.in_(region_keys), Membership.confirmed_at.is_(None), Membership.declined_at.is_(None))
    )


def _unverified(region_keys: list[str]) -> Select[School]:
    somebody_waits = exists().where(
        Membership.school_id == School.id, Membership.confirmed_at.is_(None), Membership.declined_at.is_(None)
    )
    return select(School).where(School.region_key.in_(region_keys), School.is_verified.is_(False), ~somebody_waits)
