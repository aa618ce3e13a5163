"""Reads visits of a person: of the own classes, or of the own region where no class or no teacher is left."""

from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.transitions import is_fresh
from portal.visits.models import Visit, VisitEntry, VisitSide
from portal.visits.rules.codes import UNDOABLE, Relation, Side


def get_own(person: Person, visit_id: int, *, to_write: bool = False) -> Visit:
    """A visit of which one side is this person's; raises NotFound. `to_write` lets nobody else change it meanwhile."""
    return _get(visit_id, is_own(person), to_write)


def get_of_region(person: Person, visit_id: int, *, to_write: bool = False) -> Visit:
    """A visit of a region that this person coordinates; raises NotFound."""
    return _get(visit_id, is_of_region(person), to_write)


def get_visible(person: Person, visit_id: int) -> Visit:
    """An own visit, or one of a region that this person coordinates; raises NotFound."""
    return _get(visit_id, or_(is_own(person), is_of_region(person)))


def sides_of(person: Person, visit: Visit) -> set[Side]:
    """The sides for which this person acts; both, where she teaches both classes."""
    return {each.side for each in visit.sides if _acts_for(person, each)}


def relations(person: Person, visit: Visit) -> set[Relation]:
    return {Relation(side.value) for side in sides_of(person, visit)}


def is_own(person: Person) -> ColumnElement[bool]:
    """Of visits: one side is this person's."""
    classes = select(SchoolClass.id).where(SchoolClass.teacher_id == person.id)
    untaught = select(SchoolClass.id).where(
        or_(SchoolClass.teacher_id.is_(None), SchoolClass.teacher.has(Person.suspended_at.is_not(None)))
    )
    nobodys = or_(VisitSide.class_id.is_(None), VisitSide.class_id.in_(untaught))
    by_region = nobodys & VisitSide.region_key.in_(person.region_keys)
    return exists().where(VisitSide.visit_id == Visit.id, or_(VisitSide.class_id.in_(classes), by_region))


def is_of_region(person: Person) -> ColumnElement[bool]:
    """Of visits: a coordination of one of the two regions may read it."""
    return exists().where(VisitSide.visit_id == Visit.id, VisitSide.region_key.in_(person.region_keys))


def history(visit: Visit) -> list[VisitEntry]:
    """All steps and changes, the newest first."""
    query = select(VisitEntry).filter_by(visit_id=visit.id).order_by(VisitEntry.id.desc())
    return list(db.session.scalars(query.options(joinedload(VisitEntry.by).lazyload("*"))))


def find_undoable(person: Person, visit: Visit) -> VisitEntry | None:
    """The last step, as long as this person may undo it."""
    query = select(VisitEntry).filter_by(visit_id=visit.id).order_by(VisitEntry.id.desc()).limit(1)
    entry = db.session.scalar(query)
    if entry is None or entry.by_id != person.id or entry.step not in UNDOABLE:
        return None
    return entry if is_fresh(entry.at, now()) else None


def teacher_of(side: VisitSide) -> Person | None:
    """Who acts for the class; nobody while the account is suspended."""
    teacher = side.school_class.teacher if side.school_class else None
    return None if teacher is None or teacher.suspended_at else teacher


def with_sides() -> tuple[Any, ...]:
    return (joinedload(Visit.project),)


def _get(visit_id: int, is_open: ColumnElement[bool], to_write: bool = False) -> Visit:
    query = select(Visit).where(Visit.id == visit_id, is_open).options(*with_sides())
    if to_write:
        query = query.with_for_update(of=Visit).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def _acts_for(person: Person, side: VisitSide) -> bool:
    teacher = teacher_of(side)
    return teacher.id == person.id if teacher else side.region_key in person.region_keys
