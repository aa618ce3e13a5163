"""Reads the visits of which visitors know: of a project, a region or a school; without names of people."""

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import selectinload

from portal.contributions.models import Contribution
from portal.core.db import db
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import CERTAIN

SHOWN = 12


def visits_of_project(project_id: int) -> list[Visit]:
    return _read(_public().where(Visit.project_id == project_id))


def visits_of_region(key: str) -> list[Visit]:
    return _read(_public().where(exists().where(VisitSide.visit_id == Visit.id, VisitSide.region_key == key)))


def visits_of_school(school_id: int) -> list[Visit]:
    return _read(_public().where(exists().where(VisitSide.visit_id == Visit.id, VisitSide.school_id == school_id)))


def _public() -> Select[Visit]:
    """Agreed ones, or what became of them; the latest first."""
    works = selectinload(Visit.works.and_(Contribution.published_at.is_not(None))).lazyload("*")
    query = select(Visit).where(Visit.is_public, Visit.status.in_(CERTAIN))
    schools = selectinload(Visit.sides).joinedload(VisitSide.school)
    return query.options(schools, selectinload(Visit.reports), works).order_by(Visit.first_day.desc(), Visit.id.desc())


def _read(query: Select[Visit]) -> list[Visit]:
    return list(db.session.scalars(query.limit(SHOWN)))
