"""Whatever is changed in the database, visitors see at once: every column of every table that a public page reads."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import Column, delete, select

from portal.accounts.actions.merge import merge
from portal.accounts.models import Person
from portal.contributions.models import Author, Contribution, Facet, Medium
from portal.core.changes.shelf import Shelf
from portal.core.clock import today
from portal.core.db import Table, db
from portal.funding.models import ProgrammeVersion
from portal.holidays.models import Holiday
from portal.projects.models import ProjectRegion
from portal.regions.models import Region, RegionStatus
from tests.builders.publishing import Publish, picture
from tests.cast import Cast
from tests.databases import follower

PUBLIC = sorted({mapper.class_ for mapper in Table.registry.mappers if mapper.class_.listed_by is not None}, key=str)
QUERIES = (
    "/de/gallery?region=hessen&topic=nature", "/de/gallery?language=de&kind=image", "/de/projects?region=hessen",
    "/de/search?q=fluss", "/de/search?q=hessen", "/de/funding?region=hessen&region=bursa", "/tr/",
)  # fmt: skip
OTHERS: dict[str, Any] = {
    "language": "fr", "names": {"de": "Anderswo", "en": "Elsewhere"}, "languages": ["fr"], "topics": ["peace"],
    "published_at": None, "removed_at": datetime(2026, 5, 4, tzinfo=UTC), "kind": "video",
}  # fmt: skip
GOING = (Person, Author, Contribution, Facet, Medium, ProjectRegion, RegionStatus, Holiday, ProgrammeVersion)
# Of the many facts that are seen somewhere, some that must be among those that this test has seen change.
SEEN = {
    "person.name", "school_class.name", "school.name", "school.town", "contribution.title", "contribution.text",
    "contribution.published_at", "contribution.project_id", "medium.alt", "medium.removed_at", "project.title", "project.summary",
    "project.is_public", "project.topics", "region.names", "region.founded", "region_status.status", "region_rename.names",
    "holiday.start", "holiday.event", "programme_version.facts", "facet.published_at",
}  # fmt: skip


class Visitor:
    """Somebody who looks at every public page, and knows what each would look like if it were made now."""

    def __init__(self, app: Flask, numbers: dict[str, Any]) -> None:
        self.app, self.follower, self.client = app, follower(app), app.test_client()
        self.paths = [path for path in (*self._addresses(numbers), *QUERIES) if self._is_public(path)]
        self.pages: Shelf[Any] = next(shelf for shelf in self.follower.shelves if shelf is not self.follower.values)

    def look(self) -> dict[str, str]:
        """Pages as they are answered; those that were kept, from memory."""
        return {path: self._seen(path) for path in self.paths}

    def anew(self, table: str) -> dict[str, str]:
        """The same, with all pages that read this table made of the database as it is."""
        reads = {read for read in self.follower.known.values() if read.table == table}
        for shelf in self.follower.shelves:
            shelf.drop(reads)
        return self.look()

    def kept(self) -> set[str]:
        return {str(key).rstrip("?") for key in self.pages.items}

    def _seen(self, path: str) -> str:
        answer = self.client.get(path)
        return f"{answer.status} {answer.text}"

    def _is_public(self, path: str) -> bool:
        return self.client.get(path).headers.get("Cache-Control") == "public, no-cache"

    def _addresses(self, numbers: dict[str, Any]) -> Iterator[str]:
        with self.app.test_request_context():
            for rule in self.app.url_map.iter_rules():
                if "GET" in (rule.methods or ()) and rule.arguments <= numbers.keys() and rule.endpoint != "static":
                    values = {name: numbers[name] for name in rule.arguments}
                    yield self.app.url_map.bind("portal.example").build(rule.endpoint, values)


@pytest.fixture
def visitor(app: Flask, cast: Cast, publish: Publish) -> Visitor:
    contribution = publish()
    picture(contribution, alt="Ein Wehr")
    publish("Çınar", author=cast.filiz, minutes=1)
    cast.project.regions.append(ProjectRegion(region_key="bursa"))
    db.session.add(RegionStatus(region_key="hessen", status="active", since=today() - timedelta(days=9)))
    db.session.commit()
    numbers = {"contribution_id": contribution.id, "project_id": cast.project.id}
    return Visitor(app, {"lang": "de", "key": "hessen", "part": 1, **numbers})


def test_every_public_page_is_kept(visitor: Visitor) -> None:
    visitor.look()
    assert visitor.kept() == set(visitor.paths)
    assert len(visitor.paths) > 14


def test_every_change_of_a_row_is_seen_at_once(visitor: Visitor, cast: Cast) -> None:
    before, changed = visitor.look(), set()
    for model in PUBLIC:
        row = _row(model, cast)
        for column in model.__table__.columns:
            name, old = column.name, getattr(row, column.name)
            if column.primary_key:
                continue
            setattr(row, name, _other(column, old))
            db.session.commit()
            answered, fresh = visitor.look(), visitor.anew(model.__tablename__)
            assert answered == fresh, f"{model.__tablename__}.{name} was changed"
            if fresh != before:
                changed.add(f"{model.__tablename__}.{name}")
            setattr(row, name, old)
            db.session.commit()
            assert visitor.look() == before
    assert changed >= SEEN


@pytest.mark.parametrize("model", GOING, ids=lambda model: model.__tablename__)
def test_a_row_that_goes_is_missed_at_once(visitor: Visitor, cast: Cast, model: Any) -> None:
    before, row = visitor.look(), _row(model, cast)
    key = [column == getattr(row, column.name) for column in model.__table__.primary_key]
    db.session.execute(delete(model).where(*key))
    db.session.commit()
    after = visitor.look()
    visitor.follower.forget()
    assert after == visitor.look() != before


def test_names_leave_with_the_person(visitor: Visitor, cast: Cast) -> None:
    assert "Anna" in "".join(visitor.look().values())
    cast.anna.name = "Mia"
    db.session.commit()
    assert "Anna" not in "".join(visitor.look().values())
    merge(cast.anna, into=cast.ben)
    db.session.commit()
    assert ["Mia" in page for page in visitor.look().values()] == [False] * len(visitor.paths)


def test_a_publication_leaves_the_pages_alone_that_do_not_show_it(
    visitor: Visitor, cast: Cast, publish: Publish
) -> None:
    visitor.look()
    published = publish("Neu", author=cast.filiz, minutes=9)
    visitor.client.get("/de/regions")
    lost = set(visitor.paths) - visitor.kept()
    shown = {path for path, page in visitor.look().items() if f"/contributions/{published.id}" in page}
    assert lost >= shown
    assert {path for path in lost - shown if "search" not in path and "sitemap" not in path} == set()


def test_a_draft_leaves_all_pages_alone(visitor: Visitor, cast: Cast) -> None:
    visitor.look()
    draft = cast.contribution(title="Noch nicht")
    draft.title = "Bald"
    db.session.commit()
    visitor.client.get("/de/regions")
    assert {path for path in set(visitor.paths) - visitor.kept() if "sitemap-" not in path} == set()


def test_what_depends_on_the_day_is_kept_until_midnight(visitor: Visitor) -> None:
    visitor.look()
    midnight = datetime.combine(today() + timedelta(days=1), time(), ZoneInfo("Europe/Berlin"))
    dated = {str(key) for key, item in visitor.pages.items.items() if item.until == midnight}
    assert {"/de/plan?", "/de/plan.ics?", "/de/regions/hessen?"} <= dated
    assert "/de/gallery?" in dated  # its menu knows which partnerships are active today


def _row(model: Any, cast: Cast) -> Any:
    """One that a page shows."""
    chosen = {
        "person": [Person.id == cast.anna.id],
        "region": [Region.key == "hessen"],
        "region_status": [RegionStatus.region_key == "hessen"],
        "holiday": [Holiday.region_key == "hessen", Holiday.start <= today(), Holiday.end >= today()],
    }
    query = select(model).where(*chosen.get(model.__tablename__, [])).order_by(*model.__table__.primary_key.columns)
    return db.session.scalars(query.limit(1)).unique().one()


def _other(column: Column[Any], old: Any) -> Any:
    """Another value that the column may have."""
    for key in column.foreign_keys:
        return db.session.scalar(select(key.column).where(key.column != old).order_by(key.column).limit(1))
    if column.name in OTHERS:
        return OTHERS[column.name]
    if isinstance(old, Enum):
        return next(code for code in type(old) if code != old)
    if isinstance(old, (dict, list)):
        return type(old)()
    return _next(old, column)


def _next(old: Any, column: Column[Any]) -> Any:
    if isinstance(old, bool):
        return not old
    if isinstance(old, (datetime, date)):
        return old + timedelta(days=1)
    if isinstance(old, (int, float)):
        return old + 1
    return f"{old} x" if isinstance(old, str) else None
