"""Reads what visitors see: published contributions, public projects; lists ask for keys only and never count."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, literal, or_, select, tuple_

from portal.contributions.models import Contribution, Facet
from portal.db import Moment, db
from portal.front.rules import Filters
from portal.projects.models import Project, ProjectRegion
from portal.schools.models import School
from portal.web.paging import Page, Place, pack

PER_PAGE = 24


class Listed(NamedTuple):
    """What a list needs to know to find or make a card; `revision` changes with everything the card shows."""

    id: int
    published_at: datetime
    revision: int
    region_key: str
    project_title: str
    project_language: str


class ListedProject(NamedTuple):
    """What the card of a project shows."""

    id: int
    status_since: datetime
    title: str
    summary: str
    language: str
    status: str
    age_from: int
    age_to: int
    region_key: str
    school: str
    town: str
    regions: tuple[str, ...] = ()


def newest(limit: int, region_key: str = "") -> list[Listed]:
    found = _listed().where(Contribution.published_at.is_not(None))
    if region_key:
        found = found.where(Contribution.region_key == region_key)
    return _rows(found.order_by(Contribution.published_at.desc(), Contribution.id.desc()).limit(limit))


def gallery(filters: Filters, after: Place | None, before: Place | None) -> Page[Listed]:
    """One page, the newest first; a walk along one index, started at the place where the last page ended."""
    found, at, number = _narrowed(filters)
    return _page(found, at, number, after, before, Listed)


def of_project(project_id: int, limit: int = PER_PAGE) -> list[Listed]:
    found = _listed().where(Contribution.project_id == project_id, Contribution.published_at.is_not(None))
    return _rows(found.order_by(Contribution.published_at.desc(), Contribution.id.desc()).limit(limit))


def published(numbers: Sequence[int]) -> list[Listed]:
    """These contributions in this order, as far as they are published."""
    found = _listed().where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    rows = {row.id: row for row in _rows(found)}
    return [rows[number] for number in numbers if number in rows]


def public_projects(region_key: str, after: Place | None, before: Place | None) -> Page[ListedProject]:
    found = _listed_projects()
    if region_key:
        taking_part = exists().where(ProjectRegion.project_id == Project.id, ProjectRegion.region_key == region_key)
        found = found.where(or_(Project.region_key == region_key, taking_part))
    page = _page(found, Project.status_since, Project.id, after, before, ListedProject)
    return Page(_with_regions(page.items), page.after, page.before)


def schools_at_work(region_key: str, limit: int = 60) -> list[tuple[str, str]]:
    """(name, town) of the region's schools with a public project."""
    found = select(School.name, School.town).join(Project, Project.school_id == School.id)
    found = found.where(Project.region_key == region_key, Project.is_public).distinct().order_by(School.name)
    return [(name, town) for name, town in db.session.execute(found.limit(limit))]


def _listed() -> Select[Any]:
    columns: tuple[Any, ...] = (
        Contribution.id,
        Contribution.published_at,
        Contribution.revision,
        Contribution.region_key,
        Project.title,
        Project.language,
    )
    return select(*columns).join(Project, Contribution.project_id == Project.id)


def _listed_projects() -> Select[Any]:
    return (
        select(
            Project.id,
            Project.status_since,
            Project.title,
            func.substr(Project.summary, 1, 400),
            Project.language,
            Project.status,
            Project.age_from,
            Project.age_to,
            Project.region_key,
            School.name,
            School.town,
        )
        .join(School, Project.school_id == School.id)
        .where(Project.is_public)
    )


def _narrowed(filters: Filters) -> tuple[Select[Any], Any, Any]:
    """The query with its two columns of order: those of the first facet, else those of the contribution."""
    found, facets = _listed(), filters.facets
    at, number = (Facet.published_at, Facet.contribution_id) if facets else (Contribution.published_at, Contribution.id)
    if facets:
        found = found.join(Facet, Facet.contribution_id == Contribution.id).where(Facet.name == facets[0])
    else:
        found = found.where(Contribution.published_at.is_not(None))
    return found.where(*_conditions(filters), *(_has_facet(name) for name in facets[1:])), at, number


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    conditions = []
    if filters.region:
        conditions.append(Contribution.region_key == filters.region)
    if filters.language:
        conditions.append(Contribution.language == filters.language)
    if filters.project:
        conditions.append(Contribution.project_id == int(filters.project))
    return conditions


def _has_facet(name: str) -> ColumnElement[bool]:
    other = Facet.__table__.alias()
    return exists().where(other.c.contribution_id == Contribution.id, other.c.name == name)


def _page(found: Select[Any], at: Any, number: Any, after: Place | None, before: Place | None, kind: Any) -> Page[Any]:
    """One item more than a page is read, to know whether there is another page."""
    place = after or before
    if place:
        here = tuple_(literal(place[0], Moment), literal(place[1]))
        found = found.where(tuple_(at, number) < here if after else tuple_(at, number) > here)
    backwards = bool(before and not after)
    order = (at.asc(), number.asc()) if backwards else (at.desc(), number.desc())
    rows = [kind(*row) for row in db.session.execute(found.order_by(*order).limit(PER_PAGE + 1))]
    more, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
    if backwards:
        rows.reverse()
    older, newer = (True, more) if backwards else (more, bool(after))
    return Page(
        rows,
        after=pack((rows[-1][1], rows[-1][0])) if rows and older else None,
        before=pack((rows[0][1], rows[0][0])) if rows and newer else None,
    )


def _with_regions(projects: Sequence[ListedProject]) -> list[ListedProject]:
    """The regions taking part, the project's own first."""
    found = select(ProjectRegion.project_id, ProjectRegion.region_key).order_by(ProjectRegion.region_key)
    rows = db.session.execute(found.where(ProjectRegion.project_id.in_([project.id for project in projects]))).all()
    others: dict[int, list[str]] = {}
    for number, key in rows:
        others.setdefault(number, []).append(key)
    return [
        project._replace(regions=_own_first(project.region_key, others.get(project.id, []))) for project in projects
    ]


def _own_first(own: str, keys: list[str]) -> tuple[str, ...]:
    return own, *(key for key in keys if key != own)


def _rows(found: Select[Any]) -> list[Listed]:
    return [Listed(*row) for row in db.session.execute(found)]
