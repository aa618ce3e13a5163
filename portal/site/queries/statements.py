"""The statements of the public lists: each is built once, its values come later, by name."""

from functools import cache
from typing import Any, Literal

from sqlalchemy import Integer, Select, bindparam, exists, func, or_, select, tuple_

from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution, Facet
from portal.core.db import Moment
from portal.projects.models import Project, ProjectRegion
from portal.schools.models import School
from portal.site.rules import Filters

# From the newest on, or from a position (`at`, `number`) to older or newer ones.
Direction = Literal["", "after", "before"]

SUMMARY = 400  # characters of a project's summary


@cache
def newest(*, of_region: bool = False, of_project: bool = False) -> Select[Any]:
    """Published contributions, the newest first; `region_key`, `project`, `most`."""
    query = _listed().where(Contribution.published_at.is_not(None))
    if of_region:
        query = query.where(Contribution.region_key == bindparam("region_key"))
    if of_project:
        query = query.where(Contribution.project_id == bindparam("project"))
    return _in_order(query, Contribution.published_at, Contribution.id)


@cache
def gallery(n_facets: int, chosen: frozenset[str], direction: Direction) -> Select[Any]:
    """Narrowed by `facet0` …, and by what is chosen of region, language, project; in the order of the first facet."""
    query = _listed()
    at, number = Contribution.published_at, Contribution.id
    if n_facets:
        at, number = Facet.published_at, Facet.contribution_id
        query = query.join(Facet, Facet.contribution_id == Contribution.id).where(Facet.name == bindparam("facet0"))
    query = query.where(Contribution.published_at.is_not(None))  # of facets, too: no draft counts as read
    columns = {"region": Contribution.region_key, "language": Contribution.language, "project": Contribution.project_id}
    query = query.where(*(column == bindparam(name) for name, column in columns.items() if name in chosen))
    if "school" in chosen:
        query = query.where(Contribution.class_id.in_(bindparam("classes", expanding=True)))
    query = query.where(*(_has_facet(f"facet{index}") for index in range(1, n_facets)))
    return _in_order(query, at, number, direction)


def gallery_values(filters: Filters) -> dict[str, Any]:
    values: dict[str, Any] = {f"facet{index}": name for index, name in enumerate(filters.facets)}
    return {**values, **filters.chosen, "project": int(filters.project or 0)}


@cache
def of_classes() -> Select[Any]:
    """Published contributions of `classes`, the newest first, `most` of them."""
    query = _listed().where(Contribution.published_at.is_not(None))
    query = query.where(Contribution.class_id.in_(bindparam("classes", expanding=True)))
    return _in_order(query, Contribution.published_at, Contribution.id)


@cache
def classes_of_school() -> Select[Any]:
    """The numbers of the classes of a `school`."""
    return select(SchoolClass.id).where(SchoolClass.school_id == bindparam("school"))


@cache
def count_of(query: Select[Any]) -> Select[Any]:
    """How many rows a list has, counted up to `most`."""
    return select(func.count()).select_from(query.order_by(None).subquery())


@cache
def projects(of_region: bool, direction: Direction) -> Select[Any]:
    """Public projects, those with the latest step first; of a `region_key` those in which it takes part."""
    query = _listed_projects()
    if of_region:
        key: Any = bindparam("region_key")
        taking_part = exists().where(ProjectRegion.project_id == Project.id, ProjectRegion.region_key == key)
        query = query.where(or_(Project.region_key == key, taking_part))
    return _in_order(query, Project.status_since, Project.id, direction)


@cache
def projects_numbered() -> Select[Any]:
    """The public ones of the projects with these `numbers`."""
    return _listed_projects().where(Project.id.in_(bindparam("numbers", expanding=True)))


@cache
def regions_of_projects() -> Select[Any]:
    """Of the projects with these `numbers`."""
    columns: tuple[Any, ...] = (ProjectRegion.project_id, ProjectRegion.region_key)
    query = select(*columns).order_by(ProjectRegion.region_key)
    return query.where(ProjectRegion.project_id.in_(bindparam("numbers", expanding=True)))


@cache
def participating_schools() -> Select[Any]:
    """Schools of a `region_key` with a public project, `most` of them."""
    columns: tuple[Any, ...] = (School.name, School.town)
    query = select(*columns).join(Project, Project.school_id == School.id)
    query = query.where(Project.region_key == bindparam("region_key"), Project.is_public)
    return query.distinct().order_by(School.name).limit(bindparam("most", type_=Integer))


def _listed() -> Select[Any]:
    columns: tuple[Any, ...] = (Contribution.id, Contribution.published_at)
    return select(*columns)


def _listed_projects() -> Select[Any]:
    columns: tuple[Any, ...] = (
        Project.id,
        Project.status_since,
        Project.title,
        func.substr(Project.summary, 1, SUMMARY),
        Project.language,
        Project.status,
        Project.age_from,
        Project.age_to,
        Project.region_key,
        School.name,
        School.town,
        Project.school_id,
    )
    return select(*columns).join(School, Project.school_id == School.id).where(Project.is_public)


def _has_facet(name: str) -> Any:
    other = Facet.__table__.alias()
    return exists().where(other.c.contribution_id == Contribution.id, other.c.name == bindparam(name))


def _in_order(query: Select[Any], at: Any, number: Any, direction: Direction = "") -> Select[Any]:
    """`most` rows along one index, from where a page ended."""
    here = tuple_(bindparam("at", type_=Moment), bindparam("number", type_=Integer))
    if direction == "before":
        query = query.where(tuple_(at, number) > here).order_by(at.asc(), number.asc())
    else:
        query = query.where(tuple_(at, number) < here) if direction else query
        query = query.order_by(at.desc(), number.desc())
    return query.limit(bindparam("most", type_=Integer))
