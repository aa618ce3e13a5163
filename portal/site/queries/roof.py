"""Counts the partnership as a whole: pairs of regions, and how it grew from year to year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, and_, distinct, extract, func, select
from sqlalchemy.orm import aliased

from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.core.changes.kept import Kept
from portal.core.db import db
from portal.projects.models import Project, ProjectClass, ProjectRegion
from portal.schools.models import School
from portal.site.queries.figures import partnerships
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Side, Status

Pair = tuple[str, str]  # keys of two regions, in their order
PairCounts = Mapping[Pair, int]


@dataclass(frozen=True)
class PairOfRegions:
    """What two regions have made together; all of it is public."""

    pair: Pair
    n_projects: int
    n_classes: int  # pairs of classes that took part in a project together
    n_works: int
    n_visits: int


@dataclass(frozen=True)
class Year:
    """What came in a year, and what there is since then altogether."""

    year: int
    projects: int
    all_projects: int
    works: int
    all_works: int
    visits: int


@Kept
def pairs_of_regions() -> list[PairOfRegions]:
    """Those with a joint project or a visit."""
    columns = (partnerships(), partner_classes(), _joint_works(), _visits_of_pairs())
    found = sorted({pair for counts in columns for pair in counts})
    return [PairOfRegions(pair, *(counts.get(pair, 0) for counts in columns)) for pair in found]


def partner_classes() -> PairCounts:
    """Pairs of regions → how many pairs of their classes visitors see in the same project."""
    one, other = _places().subquery(), _places().subquery()
    pairs = select(one.c.class_id, other.c.class_id.label("other_id"), one.c.region_key, other.c.region_key.label("to"))
    pairs = pairs.join(other, other.c.project_id == one.c.project_id).where(one.c.region_key < other.c.region_key)
    each = pairs.distinct().subquery()
    return _counted(select(each.c.region_key, each.c.to, func.count()).group_by(each.c.region_key, each.c.to))


@Kept
def growth() -> list[Year]:
    """From the first year to the last one in which something came; years in between too."""
    projects = _by_year(Project.created_at, Project.is_public)
    works = _by_year(Contribution.published_at, Contribution.published_at.is_not(None))
    visits = _by_year(Visit.first_day, _takes_place())
    years = _all_years({*projects, *works, *visits})
    totals = [list(accumulate(counts.get(year, 0) for year in years)) for counts in (projects, works)]
    return [
        Year(year, projects.get(year, 0), n_projects, works.get(year, 0), n_works, visits.get(year, 0))
        for year, n_projects, n_works in zip(years, *totals, strict=True)
    ]


@Kept
def classes_by_region() -> Mapping[str, int]:
    """Classes that visitors see in public projects."""
    places = _places().subquery()
    query = select(places.c.region_key, func.count(distinct(places.c.class_id))).group_by(places.c.region_key)
    return {key: n_classes for key, n_classes in db.session.execute(query)}  # noqa: C416 - of rows


def _places() -> Any:
    """Classes in public projects, with the regions of their schools."""
    query = select(ProjectClass.project_id, ProjectClass.class_id, School.region_key)
    query = query.join(Project, Project.id == ProjectClass.project_id)
    query = query.join(SchoolClass, SchoolClass.id == ProjectClass.class_id).join(School)
    return query.where(Project.is_public, func.coalesce(ProjectClass.shown_as, "shown") != "")


def _joint_works() -> PairCounts:
    """Published contributions of either region in projects that both take part in."""
    n_works = func.count().label("number")
    works = select(Contribution.project_id, Contribution.region_key, n_works)
    works = works.where(Contribution.published_at.is_not(None))
    each = works.group_by(Contribution.project_id, Contribution.region_key).subquery()
    one, other = aliased(ProjectRegion), aliased(ProjectRegion)
    query = select(one.region_key, other.region_key, func.sum(each.c.number)).select_from(each)
    query = query.join(Project, Project.id == each.c.project_id).join(one, one.project_id == Project.id)
    query = query.join(other, other.project_id == Project.id).where(Project.is_public)
    query = query.where(one.region_key < other.region_key, each.c.region_key.in_([one.region_key, other.region_key]))
    return _counted(query.group_by(one.region_key, other.region_key))


def _visits_of_pairs() -> PairCounts:
    host, guest = aliased(VisitSide), aliased(VisitSide)
    query = select(host.region_key, guest.region_key).join(guest, guest.visit_id == host.visit_id)
    query = query.join(Visit, Visit.id == host.visit_id)
    query = query.where(host.side == Side.HOST, guest.side == Side.GUEST, _takes_place())
    counts: dict[Pair, int] = {}
    for one, other in db.session.execute(query.where(host.region_key != guest.region_key)):
        pair = (min(one, other), max(one, other))
        counts[pair] = counts.get(pair, 0) + 1
    return counts


def _takes_place() -> ColumnElement[bool]:
    """Of visits that visitors may know of: it was not cancelled, and both sides have agreed."""
    return and_(Visit.is_public, Visit.status.in_([Status.AGREED, Status.UNDER_WAY, Status.REPORTED]))


def _counted(query: Any) -> PairCounts:
    return {(one, other): int(number) for one, other, number in db.session.execute(query)}


def _by_year(moment: Any, condition: Any) -> dict[int, int]:
    year = extract("year", moment)
    query = select(year, func.count()).where(condition).group_by(year)
    return {int(key): number for key, number in db.session.execute(query)}


def _all_years(years: Iterable[int]) -> list[int]:
    found = sorted(years)
    return list(range(found[0], found[-1] + 1)) if found else []
