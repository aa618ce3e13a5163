"""Reads exhibitions of a person, and those that everybody may see."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.exhibitions.models import Exhibition
from portal.projects.models import Project, ProjectTeacher


def own_exhibitions(person: Person) -> Sequence[Exhibition]:
    query = select(Exhibition).where(_is_own(person)).options(selectinload(Exhibition.exhibits))
    return db.session.scalars(query.order_by(Exhibition.id.desc()).limit(100)).all()


def get_own(person: Person, exhibition_id: int, *, to_write: bool = False) -> Exhibition:
    """`to_write` lets nobody else change it meanwhile."""
    query = select(Exhibition).where(Exhibition.id == exhibition_id, _is_own(person))
    query = query.options(selectinload(Exhibition.exhibits), joinedload(Exhibition.project).lazyload("*"))
    if to_write:
        query = query.with_for_update(of=Exhibition).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def find_own(person: Person, exhibition_id: int) -> Exhibition | None:
    query = select(Exhibition).where(Exhibition.id == exhibition_id, _is_own(person))
    return db.session.scalar(query.options(selectinload(Exhibition.exhibits)))


def of_projects(coordinator: Person) -> Sequence[Exhibition]:
    """Those of projects in the own regions that visitors see, or that the coordination has hidden."""
    is_seen = or_(Exhibition.published_at.is_not(None), Exhibition.hidden_at.is_not(None))
    query = select(Exhibition).where(_is_overseen(coordinator), is_seen).order_by(Exhibition.id.desc())
    return db.session.scalars(query.options(joinedload(Exhibition.project).lazyload("*")).limit(100)).all()


def get_overseen(coordinator: Person, exhibition_id: int) -> Exhibition:
    """One of a project in an own region, for writing."""
    query = select(Exhibition).where(Exhibition.id == exhibition_id, _is_overseen(coordinator))
    query = query.with_for_update(of=Exhibition).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def get_shown(person: Person, exhibition_id: int) -> Exhibition:
    """One that is public, or the person's own."""
    query = select(Exhibition).where(Exhibition.id == exhibition_id).options(selectinload(Exhibition.exhibits))
    exhibition = existing(db.session.scalar(query))
    if not exhibition.is_public and not is_own(person, exhibition):
        raise NotFound
    return exhibition


def is_own(person: Person, exhibition: Exhibition) -> bool:
    if not person.is_authenticated:
        return False
    query = select(Exhibition.id).where(Exhibition.id == exhibition.id, _is_own(person))
    return db.session.scalar(query) is not None


def projects_to_exhibit(person: Person) -> Sequence[Project]:
    """The teacher's own public projects."""
    mine = select(ProjectTeacher.project_id).where(ProjectTeacher.person_id == person.id)
    query = select(Project).where(Project.id.in_(mine), Project.is_public).order_by(Project.status_since.desc())
    return db.session.scalars(query.options(joinedload(Project.school)).limit(100)).all()


def _is_overseen(coordinator: Person) -> ColumnElement[bool]:
    return and_(Exhibition.project_id.is_not(None), Exhibition.region_key.in_(coordinator.region_keys))


def _is_own(person: Person) -> ColumnElement[bool]:
    """Of the coordination of the region, or of a teacher of the project."""
    if person.is_coordinator:
        return and_(Exhibition.project_id.is_(None), Exhibition.region_key.in_(person.region_keys))
    mine = select(ProjectTeacher.project_id).where(ProjectTeacher.person_id == person.id)
    return Exhibition.project_id.in_(mine)
