"""Reads the lists that visitors see: published contributions, public projects; lists never count."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select

from portal.core.db import db
from portal.core.web.paging import Page, Position, to_cursor
from portal.projects.models import Project
from portal.projects.rules import Status
from portal.site.queries import statements
from portal.site.queries.statements import Direction
from portal.site.rules import Filters

PER_PAGE = 24
MOST_COUNTED = 1000


class ListedContribution(NamedTuple):
    """What a list needs to know of a contribution: its card, and the place where the next page begins."""

    id: int
    published_at: datetime


class ListedProject(NamedTuple):
    """What the card of a project shows."""

    id: int
    status_since: datetime
    title: str
    summary: str
    language: str
    status: Status
    age_from: int
    age_to: int
    region_key: str
    school: str
    town: str
    school_id: int
    regions: tuple[str, ...] = ()


def newest(limit: int, region_key: str = "") -> list[ListedContribution]:
    query = statements.newest(of_region=bool(region_key))
    return _rows(query, ListedContribution, {"region_key": region_key, "most": limit})


def of_project(project_id: int, limit: int = PER_PAGE) -> list[ListedContribution]:
    return _rows(statements.newest(of_project=True), ListedContribution, {"project": project_id, "most": limit})


def gallery(filters: Filters, after: Position | None, before: Position | None) -> Page[ListedContribution]:
    """One page, the newest first, along one index from the position where the last page ended."""
    direction = _direction(after, before)
    query = statements.gallery(len(filters.facets), frozenset(filters.chosen), direction)
    return _page(query, direction, after or before, ListedContribution, _gallery_values(filters))


def count_gallery(filters: Filters) -> int:
    """How many there are; MOST_COUNTED stands for more, so that counting costs the same in any archive."""
    query = statements.gallery(len(filters.facets), frozenset(filters.chosen), "")
    return _count(query, _gallery_values(filters))


def count_projects(region_key: str) -> int:
    """As for the gallery."""
    return _count(statements.projects(bool(region_key), ""), {"region_key": region_key})


def public_projects(region_key: str, after: Position | None, before: Position | None) -> Page[ListedProject]:
    direction = _direction(after, before)
    query = statements.projects(bool(region_key), direction)
    page = _page(query, direction, after or before, ListedProject, {"region_key": region_key})
    return Page(_with_regions(page.items), page.after, page.before)


def projects_numbered(numbers: list[int]) -> list[ListedProject]:
    """The public ones of these projects, in their order."""
    rows = _rows(statements.projects_numbered(), ListedProject, {"numbers": numbers})
    known = {project.id: project for project in _with_regions(rows)}
    return [known[number] for number in numbers if number in known]


def of_school(school_id: int, limit: int = PER_PAGE) -> list[ListedContribution]:
    return _rows(statements.of_classes(), ListedContribution, {"classes": _classes(school_id), "most": limit})


def other_projects(project: Project, limit: int = 3) -> list[ListedProject]:
    """Further public projects in which the region takes part."""
    page = public_projects(project.region_key, None, None)
    return [other for other in page.items if other.id != project.id][:limit]


def participating_schools(region_key: str, limit: int = 60) -> list[tuple[str, str]]:
    """(name, town) of the region's schools with a public project."""
    rows = db.session.execute(statements.participating_schools(), {"region_key": region_key, "most": limit})
    return [(name, town) for name, town in rows]


def _gallery_values(filters: Filters) -> dict[str, Any]:
    values = statements.gallery_values(filters)
    return {**values, "classes": _classes(int(filters.school))} if filters.school else values


def _classes(school_id: int) -> list[int]:
    return list(db.session.scalars(statements.classes_of_school(), {"school": school_id}))


def _count(query: Select[Any], values: dict[str, Any]) -> int:
    counted = {**values, "at": None, "number": None, "most": MOST_COUNTED}
    return db.session.scalar(statements.count_of(query), counted) or 0


def _direction(after: Position | None, before: Position | None) -> Direction:
    return "after" if after else "before" if before else ""


def _page(
    query: Select[Any], direction: Direction, position: Position | None, kind: Any, values: dict[str, Any]
) -> Page[Any]:
    """One item more than a page is read, to know whether there is another page."""
    at, number = position or (None, None)
    rows = _rows(query, kind, {**values, "at": at, "number": number, "most": PER_PAGE + 1})
    more, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
    if direction == "before":
        rows.reverse()
    older, newer = (True, more) if direction == "before" else (more, direction == "after")
    return Page(
        rows,
        after=to_cursor((rows[-1][1], rows[-1][0])) if rows and older else None,
        before=to_cursor((rows[0][1], rows[0][0])) if rows and newer else None,
    )


def _with_regions(projects: Sequence[ListedProject]) -> list[ListedProject]:
    """The regions taking part, the project's own first."""
    numbers = [project.id for project in projects]
    others: dict[int, list[str]] = {}
    for number, key in db.session.execute(statements.regions_of_projects(), {"numbers": numbers}):
        others.setdefault(number, []).append(key)
    return [
        project._replace(regions=_own_first(project.region_key, others.get(project.id, []))) for project in projects
    ]


def _own_first(own: str, keys: list[str]) -> tuple[str, ...]:
    return own, *(key for key in keys if key != own)


def _rows(query: Select[Any], kind: Any, values: dict[str, Any]) -> list[Any]:
    return [kind(*row) for row in db.session.execute(query, values)]
