"""Reads the visits of which visitors know: of a project, a region or a school; without names of people.

Contributions are read by their numbers, so that others that are published leave these pages alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import lazyload, selectinload

from portal.contributions.models import Contribution
from portal.core.db import db
from portal.schools.queries.schools import with_region
from portal.visits.models import Visit, VisitSide, VisitWork
from portal.visits.rules.codes import CERTAIN

SHOWN = 12


@dataclass(frozen=True)
class PublicVisit:
    """A visit with the chosen contributions that are public now."""

    visit: Visit
    works: list[Contribution]


def visits_of_project(project_id: int) -> list[PublicVisit]:
    return _read(_public().where(Visit.project_id == project_id))


def visits_of_region(key: str) -> list[PublicVisit]:
    return _read(_public().where(exists().where(VisitSide.visit_id == Visit.id, VisitSide.region_key == key)))


def visits_of_school(school_id: int) -> list[PublicVisit]:
    return _read(_public().where(exists().where(VisitSide.visit_id == Visit.id, VisitSide.school_id == school_id)))


def _public() -> Select[Visit]:
    """Agreed ones, or what became of them; the latest first."""
    sides = selectinload(Visit.sides).options(lazyload(VisitSide.school_class), with_region(VisitSide.school))
    query = select(Visit).where(Visit.is_public, Visit.status.in_(CERTAIN)).options(sides, selectinload(Visit.reports))
    return query.order_by(Visit.first_day.desc(), Visit.id.desc())


def _read(query: Select[Visit]) -> list[PublicVisit]:
    visits = db.session.scalars(query.limit(SHOWN)).all()
    works = _works([visit.id for visit in visits])
    return [PublicVisit(visit, works.get(visit.id, [])) for visit in visits]


def _works(visit_ids: Sequence[int]) -> dict[int, list[Contribution]]:
    if not visit_ids:
        return {}
    chosen = select(VisitWork.visit_id, VisitWork.contribution_id).where(VisitWork.visit_id.in_(visit_ids))
    pairs = db.session.execute(chosen.order_by(VisitWork.contribution_id)).all()
    numbers = sorted({number for _, number in pairs})
    published = select(Contribution).where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    known = {work.id: work for work in db.session.scalars(published.options(lazyload("*")))} if numbers else {}
    return {
        visit_id: [known[number] for each, number in pairs if each == visit_id and number in known]
        for visit_id in visit_ids
    }
