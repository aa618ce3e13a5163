"""Reads what visitors see: published contributions, public projects; lists ask for keys only and never count."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select

from portal.core.db import db
from portal.core.web.paging import Page, Place, pack
from portal.site.queries import statements
from portal.site.queries.statements import Way
from portal.site.rules import Filters

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
    found = statements.newest(of_region=bool(region_key))
    return _rows(found, Listed, {"region_key": region_key, "most": limit})


def of_project(project_id: int, limit: int = PER_PAGE) -> list[Listed]:
    return _rows(statements.newest(of_project=True), Listed, {"project": project_id, "most": limit})


def gallery(filters: Filters, after: Place | None, before: Place | None) -> Page[Listed]:
    """One page, the newest first; a walk along one index, started at the place where the last page ended."""
    way = _way(after, before)
    found = statements.gallery(len(filters.facets), frozenset(filters.chosen), way)
    return _page(found, way, after or before, Listed, statements.gallery_values(filters))


def public_projects(region_key: str, after: Place | None, before: Place | None) -> Page[ListedProject]:
    way = _way(after, before)
    found = statements.projects(bool(region_key), way)
    page = _page(found, way, after or before, ListedProject, {"region_key": region_key})
    return Page(_with_regions(page.items), page.after, page.before)


def schools_at_work(region_key: str, limit: int = 60) -> list[tuple[str, str]]:
    """(name, town) of the region's schools with a public project."""
    found = db.session.execute(statements.schools_at_work(), {"region_key": region_key, "most": limit})
    return [(name, town) for name, town in found]


def _way(after: Place | None, before: Place | None) -> Way:
    return "after" if after else "before" if before else ""


def _page(found: Select[Any], way: Way, place: Place | None, kind: Any, values: dict[str, Any]) -> Page[Any]:
    """One item more than a page is read, to know whether there is another page."""
    at, number = place or (None, None)
    rows = _rows(found, kind, {**values, "at": at, "number": number, "most": PER_PAGE + 1})
    more, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
    if way == "before":
        rows.reverse()
    older, newer = (True, more) if way == "before" else (more, way == "after")
    return Page(
        rows,
        after=pack((rows[-1][1], rows[-1][0])) if rows and older else None,
        before=pack((rows[0][1], rows[0][0])) if rows and newer else None,
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


def _rows(found: Select[Any], kind: Any, values: dict[str, Any]) -> list[Any]:
    return [kind(*row) for row in db.session.execute(found, values)]
