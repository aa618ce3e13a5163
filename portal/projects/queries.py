"""Reads projects; what is not public is found only by its teacher and the coordination of its region."""

from flask import abort
from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.db import db
from portal.projects.models import Project, ProjectClass, ProjectMove
from portal.projects.rules import TAKES_CONTRIBUTIONS, Part, Status
from portal.schools.models import Membership


def parts(person: Person, project: Project) -> set[Part]:
    """What somebody is to a project; empty for everybody else."""
    if not person.is_authenticated:
        return set()
    found = {Part.OWNER} if project.owner_id == person.id else set()
    if person.is_coordinator and project.region_key in person.region_keys and project.status != Status.DRAFT:
        found.add(Part.COORDINATOR)
    return found


def get_visible(person: Person, project_id: int) -> Project:
    """A public project, or one in which the person plays a part."""
    project = db.session.get(Project, project_id) or abort(404)
    if not project.is_public and not parts(person, project) and not _takes_part(person, project):
        abort(404)
    return project


def get_own(person: Person, project_id: int) -> Project:
    return db.session.scalar(select(Project).filter_by(id=project_id, owner_id=person.id)) or abort(404)


def get_movable(person: Person, project_id: int) -> Project:
    """A project that the person may move."""
    project = db.session.get(Project, project_id) or abort(404)
    return project if parts(person, project) else abort(404)


def own_projects(person: Person, limit: int = 100) -> list[Project]:
    return list(db.session.scalars(_newest().where(Project.owner_id == person.id).limit(limit)))


def waiting(region_keys: list[str], limit: int = 50) -> list[Project]:
    """Submitted projects of these regions, oldest first."""
    found = select(Project).where(Project.region_key.in_(region_keys), Project.status == Status.SUBMITTED)
    return list(db.session.scalars(found.order_by(Project.status_since, Project.id).limit(limit)))


def open_for(class_id: int, limit: int = 20) -> list[Project]:
    """Projects to which students of a class can hand in contributions."""
    taking_part = select(ProjectClass.project_id).where(ProjectClass.class_id == class_id)
    found = _newest().where(Project.id.in_(taking_part), Project.status.in_(TAKES_CONTRIBUTIONS))
    return list(db.session.scalars(found.limit(limit)))


def public_of_region(region_key: str, limit: int = 12) -> list[Project]:
    found = _newest().where(Project.region_key == region_key, Project.is_public)
    return list(db.session.scalars(found.limit(limit)))


def trail(project: Project) -> list[ProjectMove]:
    found = select(ProjectMove).filter_by(project_id=project.id).order_by(ProjectMove.id.desc()).limit(100)
    return list(db.session.scalars(found))


def joinable_classes(person: Person) -> list[SchoolClass]:
    """The teacher's own classes."""
    return list(db.session.scalars(select(SchoolClass).filter_by(teacher_id=person.id).order_by(SchoolClass.name)))


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


def _newest() -> Select[tuple[Project]]:
    return select(Project).options(selectinload(Project.classes)).order_by(Project.status_since.desc(), Project.id.desc())
