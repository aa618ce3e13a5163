"""Reads the classes and projects of a teacher, and those that nobody looks after."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import lazyload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import with_school
from portal.contributions.models import Contribution
from portal.contributions.rules import Status as ContributionStatus
from portal.core.db import db
from portal.matching.models import PartnerSearch, Partnership
from portal.projects.models import Project, ProjectClass, ProjectTeacher
from portal.projects.rules import Status
from portal.schools.models import School
from portal.schools.queries.schools import with_region

LISTED = 100
UNDER_WAY = (Status.SUBMITTED, Status.CHANGES_REQUESTED, Status.ACCEPTED, Status.RUNNING)


@dataclass(frozen=True)
class Work:
    """Classes and projects."""

    classes: Sequence[SchoolClass]
    projects: Sequence[Project]

    def __bool__(self) -> bool:
        return bool(self.classes or self.projects)


def work_at(school: School, of: Person | None) -> Work:
    """What a teacher looks after at a school; without a person what nobody looks after there."""
    return _of_teacher(school, of) if of else _of_nobody(school)


def work_of(person: Person) -> Work:
    """What would be lost with a teacher: classes with students or works, projects that have no other teacher."""
    classes = select(SchoolClass).where(SchoolClass.teacher_id == person.id, _is_in_use())
    return _read(classes, select(Project).where(_is_of_nobody_else(person), _is_begun()))


def idle_work_of(person: Person) -> Work:
    """What can go with a teacher: classes without students, drafts without works."""
    classes = select(SchoolClass).where(SchoolClass.teacher_id == person.id, ~_is_in_use())
    return _read(classes, select(Project).where(_is_of_nobody_else(person), ~_is_begun()))


def class_ids_of(person: Person) -> Sequence[int]:
    return db.session.scalars(select(SchoolClass.id).where(SchoolClass.teacher_id == person.id)).all()


def classes_left(region_keys: Sequence[str]) -> Sequence[SchoolClass]:
    """Classes with students in these regions that have no teacher, or one who is suspended."""
    query = select(SchoolClass).join(School, School.id == SchoolClass.school_id).where(_is_class_left(region_keys))
    return db.session.scalars(query.options(*with_school()).order_by(SchoolClass.id).limit(LISTED)).all()


def projects_left(region_keys: Sequence[str]) -> Sequence[Project]:
    """Projects under way in these regions that have no teacher who can act."""
    query = select(Project).where(_is_project_left(region_keys)).order_by(Project.id).limit(LISTED)
    return db.session.scalars(query.options(lazyload("*"), with_region(Project.school))).all()


def count_left(region_keys: Sequence[str]) -> int:
    classes = select(func.count(SchoolClass.id)).join(School, School.id == SchoolClass.school_id)
    projects = select(func.count(Project.id)).where(_is_project_left(region_keys))
    n_classes = db.session.scalar(classes.where(_is_class_left(region_keys))) or 0
    return n_classes + (db.session.scalar(projects) or 0)


def to_forward(classes: Sequence[SchoolClass]) -> dict[int, int]:
    """How many contributions wait for the teacher of each class; classes for which none waits are missing."""
    waits = (
        Contribution.class_id.in_([each.id for each in classes]),
        Contribution.status == ContributionStatus.SUBMITTED,
    )
    query = select(Contribution.class_id, func.count()).where(*waits).group_by(Contribution.class_id)
    return dict(db.session.execute(query).all())


def first_teachers(projects: Sequence[Project]) -> dict[int, int]:
    """The number of a teacher of each project; projects without any are missing."""
    mine = ProjectTeacher.project_id.in_([each.id for each in projects])
    query = select(ProjectTeacher.project_id, func.min(ProjectTeacher.person_id)).where(mine)
    return dict(db.session.execute(query.group_by(ProjectTeacher.project_id)).all())


def _of_nobody(school: School) -> Work:
    classes = select(SchoolClass).where(SchoolClass.school_id == school.id, SchoolClass.teacher_id.is_(None))
    return _read(classes, select(Project).where(Project.school_id == school.id, _has_no_teacher()))


def _of_teacher(school: School, person: Person) -> Work:
    """A project in which the teacher takes part with a class of another school as well stays."""
    mine = exists().where(ProjectClass.project_id == Project.id, SchoolClass.id == ProjectClass.class_id)
    mine = mine.where(SchoolClass.teacher_id == person.id)
    here, elsewhere = mine.where(SchoolClass.school_id == school.id), mine.where(SchoolClass.school_id != school.id)
    classes = select(SchoolClass).where(SchoolClass.school_id == school.id, SchoolClass.teacher_id == person.id)
    projects = select(Project).where(_is_of(person), or_(Project.school_id == school.id, here), ~elsewhere)
    return _read(classes, projects)


def _read(classes: Select[SchoolClass], projects: Select[Project]) -> Work:
    """Both lists by name, in two statements."""
    found = db.session.scalars(classes.options(*with_school()).order_by(SchoolClass.name, SchoolClass.id)).all()
    return Work(found, db.session.scalars(projects.options(lazyload("*")).order_by(Project.id)).all())


def _is_of(person: Person) -> ColumnElement[bool]:
    return exists().where(ProjectTeacher.project_id == Project.id, ProjectTeacher.person_id == person.id)


def _is_of_nobody_else(person: Person) -> ColumnElement[bool]:
    others = exists().where(ProjectTeacher.project_id == Project.id, ProjectTeacher.person_id != person.id)
    return and_(_is_of(person), ~others)


def _has_no_teacher() -> ColumnElement[bool]:
    return ~exists().where(ProjectTeacher.project_id == Project.id)


def _is_in_use() -> ColumnElement[bool]:
    searches = select(PartnerSearch.id).where(PartnerSearch.class_id == SchoolClass.id)
    return or_(
        exists().where(Student.class_id == SchoolClass.id),
        exists().where(Contribution.class_id == SchoolClass.id),
        exists().where(or_(Partnership.one_id.in_(searches), Partnership.other_id.in_(searches))),
    )


def _is_begun() -> ColumnElement[bool]:
    return or_(Project.status != Status.DRAFT, exists().where(Contribution.project_id == Project.id))


def _is_class_left(region_keys: Sequence[str]) -> ColumnElement[bool]:
    suspended = select(Person.id).where(Person.suspended_at.is_not(None))
    without = or_(SchoolClass.teacher_id.is_(None), SchoolClass.teacher_id.in_(suspended))
    is_in_use = and_(exists().where(Student.class_id == SchoolClass.id), SchoolClass.closed_at.is_(None))
    return and_(School.region_key.in_(region_keys), without, is_in_use)


def _is_project_left(region_keys: Sequence[str]) -> ColumnElement[bool]:
    able = exists().where(
        ProjectTeacher.project_id == Project.id,
        Person.id == ProjectTeacher.person_id,
        Person.suspended_at.is_(None),
    )
    return and_(Project.region_key.in_(region_keys), Project.status.in_(UNDER_WAY), ~able)
