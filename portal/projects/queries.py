"""Reads projects; what is not public is found only by its teachers and the coordination of its region."""

from flask import abort
from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import with_school
from portal.core.db import db
from portal.projects.models import Project, ProjectClass, ProjectEntry, ProjectTeacher
from portal.projects.rules import TAKES_CONTRIBUTIONS, Relation, Status
from portal.schools.models import Membership
from portal.schools.queries.schools import with_region


def parts(person: Person, project: Project) -> set[Relation]:
    """What somebody is to a project; empty for everybody else."""
    if not person.is_authenticated:
        return set()
    found = {Relation.OWNER} if is_teacher_of(person, project) else set()
    if person.is_coordinator and project.region_key in person.region_keys and project.status != Status.DRAFT:
        found.add(Relation.COORDINATOR)
    return found


def is_teacher_of(person: Person, project: Project) -> bool:
    """Whether the project is the person's own, alone or together with others."""
    return person.is_teacher and db.session.get(ProjectTeacher, (project.id, person.id)) is not None


def get_visible(person: Person, project_id: int) -> Project:
    """A public project, or one in which the person plays a part."""
    project = _get(project_id)
    if not project.is_public and not parts(person, project) and not _takes_part(person, project):
        abort(404)
    return project


def get_own(person: Person, project_id: int, *, to_write: bool = False) -> Project:
    """`to_write` lets nobody else change it meanwhile, the project's other teachers neither."""
    project = _get(project_id, to_write)
    return project if is_teacher_of(person, project) else abort(404)


def get_movable(person: Person, project_id: int) -> Project:
    """A project that the person may move."""
    project = _get(project_id)
    return project if parts(person, project) else abort(404)


def own_projects(person: Person, limit: int = 100) -> list[Project]:
    mine = select(ProjectTeacher.project_id).where(ProjectTeacher.person_id == person.id)
    return list(db.session.scalars(_newest().where(Project.id.in_(mine)).limit(limit)))


def waiting(region_keys: list[str], limit: int = 50) -> list[Project]:
    """Submitted projects of these regions, oldest first."""
    found = select(Project).where(Project.region_key.in_(region_keys), Project.status == Status.SUBMITTED)
    oldest = found.options(with_region(Project.school)).order_by(Project.status_since, Project.id)
    return list(db.session.scalars(oldest.limit(limit)))


def open_for(class_id: int, limit: int = 20) -> list[Project]:
    """Projects to which students of a class can hand in contributions."""
    taking_part = select(ProjectClass.project_id).where(ProjectClass.class_id == class_id)
    found = _newest().where(Project.id.in_(taking_part), Project.status.in_(TAKES_CONTRIBUTIONS))
    return list(db.session.scalars(found.limit(limit)))


def trail(project: Project) -> list[ProjectEntry]:
    found = select(ProjectEntry).filter_by(project_id=project.id).order_by(ProjectEntry.id.desc()).limit(100)
    return list(db.session.scalars(found.options(joinedload(ProjectEntry.by).lazyload("*"))))


def joinable_classes(person: Person) -> list[SchoolClass]:
    """The teacher's own classes."""
    found = select(SchoolClass).filter_by(teacher_id=person.id).order_by(SchoolClass.name, SchoolClass.id)
    return list(db.session.scalars(found.options(*with_school())))


def count_waiting(region_keys: list[str]) -> int:
    found = select(func.count()).where(Project.region_key.in_(region_keys), Project.status == Status.SUBMITTED)
    return db.session.scalar(found.select_from(Project)) or 0


def is_confirmed(teacher: Person, school_id: int) -> bool:
    """Both the e-mail address and the school are confirmed."""
    membership = db.session.get(Membership, (teacher.id, school_id))
    return bool(teacher.email_confirmed_at and membership and membership.confirmed_at)


def _takes_part(person: Person, project: Project) -> bool:
    """Teachers and students of the classes taking part may read an unpublished project."""
    if not person.is_authenticated:
        return False
    mine = or_(
        SchoolClass.teacher_id == person.id,
        SchoolClass.id.in_(select(Student.class_id).where(Student.person_id == person.id)),
    )
    found = select(ProjectClass).join(SchoolClass).where(ProjectClass.project_id == project.id, mine)
    return db.session.scalar(found.limit(1)) is not None


def _get(project_id: int, to_write: bool = False) -> Project:
    classes = selectinload(Project.classes)
    found = select(Project).where(Project.id == project_id)
    found = found.options(
        with_region(Project.school),
        classes.options(*with_school()),
    )
    if to_write:
        found = found.with_for_update(of=Project).execution_options(populate_existing=True)
    return db.session.scalar(found) or abort(404)


def _newest() -> Select[Project]:
    return select(Project).options(lazyload("*")).order_by(Project.status_since.desc(), Project.id.desc())
