"""Reads visits of a person: of the own classes, or of the own region where no class visits."""

from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.core.refusal import existing
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Side


def get_own(person: Person, visit_id: int, *, to_write: bool = False) -> Visit:
    """A visit of which one side is this person's; raises NotFound."""
    query = select(Visit).where(Visit.id == visit_id, is_own(person)).options(*with_sides())
    if to_write:
        query = query.with_for_update(of=Visit).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def sides_of(person: Person, visit: Visit) -> set[Side]:
    """The sides for which this person acts; both, where she teaches both classes."""
    return {each.side for each in visit.sides if _acts_for(person, each)}


def is_own(person: Person) -> ColumnElement[bool]:
    """Of visits: one side is this person's."""
    classes = select(SchoolClass.id).where(SchoolClass.teacher_id == person.id)
    by_region = VisitSide.class_id.is_(None) & VisitSide.region_key.in_(person.region_keys)
    return exists().where(VisitSide.visit_id == Visit.id, or_(VisitSide.class_id.in_(classes), by_region))


def with_sides() -> tuple[Any, ...]:
    return (joinedload(Visit.project),)


def _acts_for(person: Person, side: VisitSide) -> bool:
    if side.school_class:
        return side.school_class.teacher_id == person.id
    return side.region_key in person.region_keys
