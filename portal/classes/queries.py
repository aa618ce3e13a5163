"""Reads classes and students, limited to whoever may see them."""

from datetime import date
from typing import Any

from flask import current_app
from sqlalchemy import exists, func, select
from sqlalchemy.orm import lazyload, selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.rules import codes
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.holidays.queries import calendar_of
from portal.holidays.rules.calendar import last_day_of_year
from portal.schools.models import Membership, School
from portal.schools.queries.schools import with_region


def own_classes(teacher: Person) -> list[SchoolClass]:
    """The teacher's classes but closed ones, the newest first."""
    query = select(SchoolClass).filter_by(teacher_id=teacher.id, closed_at=None)
    return list(db.session.scalars(query.order_by(SchoolClass.id.desc())))


def closed_classes(teacher: Person) -> list[SchoolClass]:
    """The teacher's classes that have left the school, the last ones first."""
    query = select(SchoolClass).where(SchoolClass.teacher_id == teacher.id, SchoolClass.closed_at.is_not(None))
    return list(db.session.scalars(query.order_by(SchoolClass.closed_at.desc(), SchoolClass.id)))


def with_school() -> tuple[Any, ...]:
    """Options: loads the school of a class and its region, but not the teacher."""
    return lazyload(SchoolClass.teacher), with_region(SchoolClass.school)


def sizes(classes: list[SchoolClass]) -> dict[int, int]:
    """How many students each class has; classes without any are missing."""
    counted = select(Student.class_id, func.count()).where(Student.class_id.in_([c.id for c in classes]))
    return dict(db.session.execute(counted.group_by(Student.class_id)).all())


def get_own(teacher: Person, class_id: int) -> SchoolClass:
    """The teacher's class with its students; raises NotFound."""
    query = select(SchoolClass).filter_by(id=class_id, teacher_id=teacher.id)
    return existing(db.session.scalar(query.options(selectinload(SchoolClass.students))))


def get_student(teacher: Person, person_id: int) -> Student:
    """A student of one of the teacher's classes; raises NotFound."""
    query = select(Student).join(SchoolClass)
    query = query.where(Student.person_id == person_id, SchoolClass.teacher_id == teacher.id)
    return existing(db.session.scalar(query))


def find_student_by_card(code: str) -> Student | None:
    """Whose card this is; takes the code as people type it."""
    digest = codes.card_hash(current_app.config["SECRET_KEY"], codes.typed(code))
    query = select(Student).join(SchoolClass).where(Student.card_hash == digest, SchoolClass.closed_at.is_(None))
    return db.session.scalar(query)


def find_class_by_code(code: str) -> SchoolClass | None:
    """Which class this code opens, until it expires or the class is closed; takes the code as people type it."""
    is_valid = (SchoolClass.code_expires_on >= today(), SchoolClass.closed_at.is_(None))
    query = select(SchoolClass).where(SchoolClass.code == codes.typed(code), *is_valid)
    return db.session.scalar(query.options(selectinload(SchoolClass.students)))


def end_of_year_at(school: School, day: date | None = None) -> date:
    """The last day of lessons of the school year of a day (today), of the next one in the summer between them."""
    return last_day_of_year(calendar_of(school.region_key), day or today())


def is_code_free(code: str) -> bool:
    """Whether no class has it, or had it until it expired."""
    return not db.session.scalar(select(exists().where(SchoolClass.code == code)))


def schools_of(teacher: Person) -> list[School]:
    """Where the teacher may open classes: every school whose membership was neither declined nor ended."""
    query = select(School).join(Membership, Membership.school_id == School.id)
    query = query.where(Membership.person_id == teacher.id, Membership.declined_at.is_(None))
    query = query.where(Membership.ended_at.is_(None))
    return list(db.session.scalars(query.order_by(Membership.created_at)))


def card_code(student: Student) -> str:
    """The code that this student's valid card carries."""
    return codes.card_code(current_app.config["SECRET_KEY"], student.person_id, student.card_serial)


def pin(student: Student) -> str:
    """What this student types on a shared tablet."""
    return codes.pin(current_app.config["SECRET_KEY"], student.person_id, student.card_serial)


def link_code(code: str) -> str:
    """What the QR code of a card or of a class carries."""
    return codes.link_code(current_app.config["SECRET_KEY"], code)


def code_of(link: str) -> str | None:
    """The code in a link code; None when this installation has not made it."""
    return codes.code_of(current_app.config["SECRET_KEY"], link)
