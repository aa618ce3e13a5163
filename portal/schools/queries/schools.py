"""Reads the directory of schools; coordinators find only what belongs to their regions."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.core.search.queries import find
from portal.core.text import fold
from portal.schools.models import School
from portal.schools.rules.index_words import region_marks, typed_groups

LONGEST_ID = 9  # digits
CANDIDATES = 100  # hits that are ordered before the best are shown


def find_school(school_id: int) -> School | None:
    return db.session.get(School, school_id) if school_id < 2**31 else None


def find_picked(number: str) -> School | None:
    """The school whose number a form brought along; only one that is suggested."""
    is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_ID
    school = find_school(int(number)) if is_number else None
    return school if school and school.is_suggested else None


def with_region(school: InstrumentedAttribute[School] | InstrumentedAttribute[School | None]) -> Any:
    """Option: loads the school that a relationship leads to, its region too, but not the region's history."""
    return joinedload(school).joinedload(School.region).lazyload("*")


def suggestions(text: str, region_keys: list[str] | None = None, limit: int = 20) -> list[School]:
    """Schools while somebody types: every typed word begins a word of name, town, postcode or official id.

    Names that start with the text come first. Less than two letters find nothing. What a stranger has called a school,
    and a school that has closed, are suggested to nobody.
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


def find_namesake(name: str, town: str, region_key: str) -> School | None:
    """The school of this name and town in the region, verified or not; no closed one."""
    unverified = select(School).filter_by(region_key=region_key, is_verified=False, closed_on=None)
    known = [*suggestions(f"{name} {town}", [region_key]), *db.session.scalars(unverified.order_by(School.id))]
    wanted = fold(name), fold(town)
    return next((school for school in known if (fold(school.name), fold(school.town)) == wanted), None)


def schools_after(number: int, most: int) -> list[School]:
    """The next ones by their numbers."""
    query = select(School).where(School.id > number).options(selectinload(School.region)).order_by(School.id)
    return list(db.session.scalars(query.limit(most)))


def closed_schools(region_keys: list[str], limit: int = 50) -> list[School]:
    """Those that closed last."""
    query = select(School).where(School.region_key.in_(region_keys), School.closed_on.is_not(None))
    return list(db.session.scalars(query.order_by(School.closed_on.desc(), School.name).limit(limit)))


def get_own_school(school_id: int, region_keys: list[str]) -> School:
    """A school in one of these regions."""
    school = existing(find_school(school_id))
    if school.region_key not in region_keys:
        raise NotFound
    return school


def _nearest(numbers: set[int], typed: str) -> list[int]:
    columns = select(School.id, School.name, School.town).where(
        School.id.in_(numbers), School.is_verified, School.closed_on.is_(None)
    )
    names = [(fold(name), town, number) for number, name, town in db.session.execute(columns)]
    names.sort(key=lambda row: (not row[0].startswith(typed), row))
    return [row[2] for row in names]
