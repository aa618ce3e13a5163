"""Reads requests about data: one's own, and those that somebody has to answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Assignment, Person
from portal.accounts.queries.people import administrators, coordinators_of
from portal.classes.models import SchoolClass, Student
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.web.access import Role
from portal.rights.models import Erasure, RightsRequest
from portal.rights.rules.requests import MOST_OPEN, Kind
from portal.schools.models import Membership, School

LISTED = 100


def requests_of(person: Person) -> Sequence[RightsRequest]:
    """The newest first."""
    query = select(RightsRequest).filter_by(person_id=person.id).order_by(RightsRequest.id.desc())
    return db.session.scalars(query.limit(LISTED)).all()


@dataclass(frozen=True)
class Asked:
    """What somebody has asked, and what can be asked now."""

    requests: Sequence[RightsRequest]
    erasure: RightsRequest | None  # waits for an answer
    may_ask: bool  # for another correction


def asked_by(person: Person) -> Asked:
    waiting = open_requests(person)
    erasure = next((request for request in waiting if request.kind == Kind.ERASURE), None)
    return Asked(requests_of(person), erasure, len(waiting) < MOST_OPEN)


def open_requests(person: Person) -> list[RightsRequest]:
    return [request for request in requests_of(person) if request.answered_at is None]


def waiting_for(by: Person) -> Sequence[RightsRequest]:
    """What this person has to answer, the oldest first."""
    query = select(RightsRequest).where(RightsRequest.answered_at.is_(None), _is_for(by))
    query = query.options(joinedload(RightsRequest.person).lazyload("*")).order_by(RightsRequest.id)
    return db.session.scalars(query.limit(LISTED)).all()


def count_waiting(by: Person) -> int:
    is_open = RightsRequest.answered_at.is_(None)
    return db.session.scalar(select(func.count()).select_from(RightsRequest).where(is_open, _is_for(by))) or 0


def get_waiting(by: Person, number: int) -> RightsRequest:
    """One that this person may answer; raises NotFound."""
    return existing(db.session.scalar(select(RightsRequest).where(RightsRequest.id == number, _is_for(by))))


def answerers_of(person: Person) -> list[Person]:
    """Who hears of a request: the teacher, the coordination, else the administration; never whoever asks."""
    if person.is_student:
        teacher = db.session.scalar(
            select(SchoolClass).join(Student, Student.class_id == SchoolClass.id).where(Student.person_id == person.id)
        )
        found = [teacher.teacher] if teacher and teacher.teacher else []
    else:
        found = [each for key in _regions_of(person) for each in coordinators_of(key)]
    others = [each for each in found or administrators() if each.id != person.id]
    return list({each.id: each for each in others}.values())


def find_asked(receipt: str) -> RightsRequest | None:
    return db.session.scalar(select(RightsRequest).filter_by(receipt=receipt))


def find_erasure(receipt: str) -> Erasure | None:
    return db.session.scalar(select(Erasure).filter_by(receipt=receipt))


def erased_numbers() -> Sequence[int]:
    """Of the accounts that must not come back with an older backup."""
    return db.session.scalars(select(Erasure.number).order_by(Erasure.id)).all()


def _regions_of(person: Person) -> list[str]:
    """Where a teacher works; what coordinators ask goes to the administration."""
    if not person.is_teacher:
        return []
    query = select(School.region_key).join(Membership, Membership.school_id == School.id)
    query = query.where(Membership.person_id == person.id, Membership.ended_at.is_(None)).distinct()
    return sorted(db.session.scalars(query))


def _is_for(by: Person) -> ColumnElement[bool]:
    """Teachers answer their students, coordinators the teachers of their regions, administrators all adults and
    students of classes without a teacher; nobody answers herself.
    """
    about = RightsRequest.person_id
    if by.is_teacher:
        return about.in_(_students(SchoolClass.teacher_id == by.id))
    if by.is_coordinator:
        regions = select(Assignment.region_key).where(Assignment.person_id == by.id)
        teachers = select(Membership.person_id).join(School, School.id == Membership.school_id)
        teachers = teachers.where(School.region_key.in_(regions), Membership.ended_at.is_(None))
        return about.in_(teachers) & (about != by.id)
    adults = select(Person.id).where(Person.role != Role.STUDENT)
    is_left = or_(about.in_(adults), about.in_(_students(SchoolClass.teacher_id.is_(None))))
    return is_left & (about != by.id) if by.is_administrator else about.in_([])


def _students(condition: ColumnElement[bool]) -> Select[int]:
    return select(Student.person_id).join(SchoolClass, SchoolClass.id == Student.class_id).where(condition)
