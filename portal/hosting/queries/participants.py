"""Reads who takes part in a visit."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.text import sort_key
from portal.hosting.models import VisitParticipant
from portal.hosting.rules.codes import Kind
from portal.visits.models import Visit, VisitSide
from portal.visits.queries.own import get_own, sides_of
from portal.visits.rules.codes import Kind as VisitKind
from portal.visits.rules.codes import Side


def participants_of(visit: Visit, language: str = "en") -> dict[Side, list[VisitParticipant]]:
    """By side: adults first, each kind by name in the order of the language."""
    query = select(VisitParticipant).where(VisitParticipant.visit_id == visit.id)
    found = db.session.scalars(query.options(joinedload(VisitParticipant.answer))).all()
    ranked = sorted(found, key=lambda one: (one.kind == Kind.STUDENT, sort_key(one.shown_name, language), one.id))
    return {side: [one for one in ranked if one.side == side] for side in Side}


def numbers_of(participants: list[VisitParticipant]) -> Counter[Kind]:
    return Counter(one.kind for one in participants)


def students_of(visit: Visit, side: Side) -> list[Student]:
    """The class list of a side; nobody where teachers prepare a visit, or a delegation travels."""
    class_id = visit.side(side).class_id if visit.kind == VisitKind.CLASSES else None
    return list(db.session.scalars(select(Student).where(Student.class_id == class_id))) if class_id else []


def get_participant(person: Person, visit_id: int, participant_id: int, *, to_write: bool = False) -> VisitParticipant:
    """Of a side for which this person acts; raises NotFound."""
    visit = get_own(person, visit_id, to_write=to_write)
    query = select(VisitParticipant).where(
        VisitParticipant.id == participant_id,
        VisitParticipant.visit_id == visit.id,
        VisitParticipant.side.in_(sides_of(person, visit)),
    )
    return existing(db.session.scalar(query))


def get_taught(person: Person, visit_id: int) -> Visit:
    """A visit of classes of which this person teaches one: nobody else reads what families told. Raises NotFound."""
    taught = exists().where(
        VisitSide.visit_id == Visit.id,
        VisitSide.class_id.in_(select(SchoolClass.id).where(SchoolClass.teacher_id == person.id)),
    )
    query = select(Visit).where(Visit.id == visit_id, Visit.kind == VisitKind.CLASSES, taught)
    return existing(db.session.scalar(query))


def sides_taught(person: Person, visit: Visit) -> list[Side]:
    """The sides whose families this person writes to."""
    return [one.side for one in visit.sides if one.school_class and one.school_class.teacher_id == person.id]


def is_taught(person: Person, visit: Visit) -> bool:
    return visit.kind == VisitKind.CLASSES and bool(sides_taught(person, visit))


def get_student(person: Person, visit_id: int, participant_id: int) -> VisitParticipant:
    """A student whose family this person writes to; raises NotFound."""
    visit = get_taught(person, visit_id)
    query = select(VisitParticipant).where(
        VisitParticipant.id == participant_id,
        VisitParticipant.visit_id == visit.id,
        VisitParticipant.kind == Kind.STUDENT,
        VisitParticipant.side.in_(sides_taught(person, visit)),
    )
    return existing(db.session.scalar(query))


def known_students(visit: Visit) -> Mapping[int, VisitParticipant]:
    """Those who take part, by the id of the student."""
    query = select(VisitParticipant).where(VisitParticipant.visit_id == visit.id, VisitParticipant.kind == Kind.STUDENT)
    return {one.person_id: one for one in db.session.scalars(query) if one.person_id is not None}
