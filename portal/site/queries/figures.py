"""Counts what is public: how many schools, projects and contributions, where, in which languages and of which kinds."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import distinct, extract, func, or_, select

from portal.classes.models import SchoolClass
from portal.contributions.models import Author, Contribution, Facet
from portal.core.db import db
from portal.projects.models import Project, ProjectClass, ProjectRegion
from portal.schools.models import School

MOST_SCHOOLS = 1000  # in the list beside the map

Counts = dict[str, int]


@dataclass(frozen=True)
class Figures:
    """Numbers by region, language, kind and year; `pairs` of regions with how many projects they share."""

    contributions: Counts
    projects: Counts
    schools: Counts
    languages: Counts
    kinds: Counts
    years: Counts
    pairs: dict[tuple[str, str], int]
    n_authors: int
    n_classes: int


@dataclass(frozen=True)
class ListedSchool:
    """A school that takes part in a public project; `has_works`: something of it is published."""

    id: int
    name: str
    town: str
    region_key: str
    has_works: bool


def figures() -> Figures:
    kinds = _by(Facet.name, Facet.name.startswith("kind:"))
    return Figures(
        contributions=_by(Contribution.region_key, Contribution.published_at.is_not(None)),
        projects=_by(Project.region_key, Project.is_public),
        schools=_by(School.region_key, School.id.in_(_school_ids())),
        languages=_by(Contribution.language, Contribution.published_at.is_not(None)),
        kinds={name.partition(":")[2]: number for name, number in kinds.items()},
        years=_by(extract("year", Contribution.published_at), Contribution.published_at.is_not(None)),
        pairs=partnerships(),
        n_authors=_published(func.count(distinct(Author.person_id)), Author),
        n_classes=_published(func.count(distinct(Contribution.class_id))),
    )


def partnerships() -> dict[tuple[str, str], int]:
    """Pairs of regions, in the order of their keys → how many public projects both take part in."""
    one, other = ProjectRegion.__table__.alias(), ProjectRegion.__table__.alias()
    query = select(one.c.region_key, other.c.region_key, func.count()).select_from(one)
    query = query.join(other, other.c.project_id == one.c.project_id).join(Project, Project.id == one.c.project_id)
    query = query.where(Project.is_public, one.c.region_key < other.c.region_key)
    rows = db.session.execute(query.group_by(one.c.region_key, other.c.region_key))
    return {(first, second): number for first, second, number in rows}


def schools_taking_part() -> list[ListedSchool]:
    """Of all regions, by name."""
    works = select(SchoolClass.school_id).join(Contribution, Contribution.class_id == SchoolClass.id)
    has_works = School.id.in_(works.where(Contribution.published_at.is_not(None)))
    query = select(School.id, School.name, School.town, School.region_key, has_works)
    query = query.where(School.id.in_(_school_ids())).order_by(School.name, School.id).limit(MOST_SCHOOLS)
    return [ListedSchool(*row) for row in db.session.execute(query)]


def schools_by_region() -> Counts:
    return _by(School.region_key, School.id.in_(_school_ids()))


def _school_ids() -> Any:
    """Those at which a public project is at home, or of which a class takes part in one that visitors see."""
    home = select(Project.school_id).where(Project.is_public)
    taking_part = select(SchoolClass.school_id).join(ProjectClass, ProjectClass.class_id == SchoolClass.id)
    taking_part = taking_part.join(Project, Project.id == ProjectClass.project_id)
    seen = or_(ProjectClass.shown_as.is_(None), ProjectClass.shown_as != "")
    return home.union(taking_part.where(Project.is_public, seen))


def _by(column: Any, *conditions: Any) -> Counts:
    query = select(column, func.count()).where(*conditions).group_by(column)
    return {str(key): number for key, number in db.session.execute(query)}


def _published(number: Any, *joined: Any) -> int:
    query = select(number).select_from(Contribution).where(Contribution.published_at.is_not(None))
    for table in joined:
        query = query.join(table, table.contribution_id == Contribution.id)
    return db.session.scalar(query) or 0
