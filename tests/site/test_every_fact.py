"""Whatever is changed in the database, visitors see at once: every column of every table that a public page reads."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import Column, String, delete, select

from portal.accounts.actions.merge import merge
from portal.accounts.models import Person
from portal.agenda.actions.sharing import publish as show_programme
from portal.agenda.models import Agenda
from portal.contributions.models import Author, Contribution, Facet, Medium
from portal.core.changes.shelf import Shelf
from portal.core.clock import today
from portal.core.db import Table, db
from portal.events.models import ApplicationWork, Event
from portal.events.rules.codes import ApplicationKind, ApplicationStatus
from portal.funding.models import ProgrammeVersion
from portal.holidays.models import Holiday
from portal.juries.models import Jury
from portal.legal.models import LegalFacts, LegalVersion
from portal.news.models import NewsItem
from portal.projects.models import ProjectRegion
from portal.regions.models import Region, RegionStatus
from portal.scheduling.actions.publishing import publish as publish_programme
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Status as VisitStatus
from tests.agenda.items import item_of
from tests.builders.awards import award_round, laureate, twinning, with_category
from tests.builders.events import applied, made, opened
from tests.builders.programmes import accepted, put
from tests.builders.publishing import Publish, picture
from tests.builders.searching import search_of
from tests.builders.visits import reported, visit_of
from tests.cast import Cast
from tests.databases import follower

MOST = 8  # pages that are made anew for each change
PUBLIC = sorted({mapper.class_ for mapper in Table.registry.mappers if mapper.class_.listed_by is not None}, key=str)
QUERIES = (
    "/de/gallery?region=hessen&topic=nature", "/de/gallery?language=de&kind=image", "/de/projects?region=hessen",
    "/de/search?q=fluss", "/de/search?q=hessen", "/de/funding?region=hessen&region=aquitaine", "/tr/",
)  # fmt: skip
COUNTING = {"/de/figures", "/de/figures.csv"}  # who is an author at all
OTHERS: dict[str, Any] = {
    "timezone": "Asia/Tokyo", "result": {"regions": ["bursa"], "scores": [], "below_quorum": []},
    "members": ["JP"],    "language": "fr", "files": {"full": {}, "thumbnail": {"width": 9}}, "names": {"de": "Anderswo", "en": "Elsewhere"}, "languages": ["fr"], "topics": ["peace"],
    "shown_as": "9z", "contribution.published_at": None, "removed_at": datetime(2026, 5, 4, tzinfo=UTC), "medium.kind": "video",
    "performance": "dance", "opens": time(11), "starts": time(13, 5), "closes": time(17), "prime_from": time(15), "prime_to": time(17),
}  # fmt: skip
GOING = (Person, Author, Contribution, Facet, Medium, ProjectRegion, RegionStatus, Holiday, ProgrammeVersion)


class Visitor:
    """Somebody who looks at every public page, and knows what each would look like if it were made now."""

    def __init__(self, app: Flask, numbers: dict[str, Any]) -> None:
        self.app, self.follower, self.client = app, follower(app), app.test_client(use_cookies=False)
        self.paths = [path for path in (*self._addresses(numbers), *QUERIES) if self._is_public(path)]
        self.pages: Shelf[Any] = next(shelf for shelf in self.follower.shelves if shelf is not self.follower.values)

    def look(self, paths: Collection[str] = ()) -> dict[str, str]:
        """Pages as they are answered; those that were kept, from memory."""
        return {path: self._seen(path) for path in paths or self.paths}

    def anew(self, paths: Collection[str]) -> dict[str, str]:
        """Pages made of the database as it is."""
        self.follower.forget()
        return self.look(paths)

    def of(self, table: str) -> list[str]:
        """Pages that have read this table."""
        self.look()
        found = (key for key, item in self.pages.items.items() if any(read.table == table for read in item.reads))
        return sorted(str(key).rstrip("?") for key in found)

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
def visitor(app: Flask, cast: Cast, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)  # a form gives each visitor a page of their own
    contribution = publish()
    picture(contribution, alt="Ein Wehr")
    other = publish("Çınar", author=cast.filiz, minutes=1)
    cast.project.regions.append(ProjectRegion(region_key="bursa"))
    search_of(cast.school_class)
    db.session.add(RegionStatus(region_key="aquitaine", status="suspended", since=today() - timedelta(days=9)))
    version = LegalVersion(
        page="privacy", language="de", number=1, text="Daten von {operator}\n\n{periods}", by_id=cast.ada.id
    )
    news = NewsItem(
        region_key="aquitaine", language="de", titles={"de": "Fest"}, texts={"de": "Bald"}, first_day=today()
    )
    reported(cast, contribution).project_id = cast.project.id
    db.session.add_all([news, version, LegalFacts(number=1, facts={"operator": "Amt"}, by_id=cast.ada.id)])
    db.session.commit()
    numbers = {"contribution_id": contribution.id, "project_id": cast.project.id, "version_id": version.id}
    numbers |= {"number": news.id, "event_id": _published_event(cast, contribution, other).id}
    numbers |= _awarded(cast, contribution)
    numbers["visit_id"] = _public_programme(cast).id
    return Visitor(app, {"lang": "de", "key": "aquitaine", "part": 1, "page": "privacy", **numbers})


def _published_event(cast: Cast, *shown: Contribution) -> Event:
    """With an accepted exhibit of Carla’s class, and an event that nobody sees yet."""
    event = opened(cast)
    exhibit = {"kind": ApplicationKind.EXHIBIT, "performance": None, "minutes": None}
    application = applied(event, cast.school_class, ApplicationStatus.ACCEPTED, **exhibit)
    application.works = [ApplicationWork(contribution_id=each.id) for each in shown]
    put(event, accepted(event, cast.other_class), "12:00")
    publish_programme(event, by=cast.dana)
    made(cast)
    db.session.commit()
    return event


def _awarded(cast: Cast, shown: Contribution) -> dict[str, Any]:
    """A laureate with a picture in a round with a category and a jury, another round, and two towns that are partners."""
    won = laureate(cast, year=2025)
    with_category(won)
    won.picture_ids = [shown.id]
    scored = {"juror": 1, "item": won.id, "is_given": True}
    db.session.add(Jury(round_id=won.round_id, result={"regions": ["hessen"], "scores": [scored], "below_quorum": []}))
    award_round(cast, year=2030)
    db.session.commit()
    return {
        "twinning_id": twinning(cast, projects=[cast.project.id]).id,
        "award_id": won.round_id,
        "nomination_id": won.id,
    }


def _public_programme(cast: Cast) -> Visit:
    """With an item that everybody reads; the programme of another visit is nobody else’s."""
    visit = visit_of(cast, status=VisitStatus.AGREED)
    visit.is_public = True
    item_of(visit, cast.carla, title_de="Rallye", place="Markt")
    show_programme(visit, is_meant=False)
    visit_of(cast)
    return visit


def test_every_public_page_is_kept(visitor: Visitor) -> None:
    visitor.look()
    assert visitor.kept() == set(visitor.paths)
    assert len(visitor.paths) > 14


@pytest.mark.parametrize("model", PUBLIC, ids=lambda model: model.__tablename__)
def test_every_change_of_a_row_is_seen_at_once(visitor: Visitor, cast: Cast, model: Any) -> None:
    """Each column by which lists choose alone, and all others, which are there to be read, together."""
    row, pages = _row(model, cast), visitor.of(model.__tablename__)[:MOST]
    before, columns = visitor.look(pages), [column for column in model.__table__.columns if not column.primary_key]
    alone = [[column] for column in columns if column.name in model.listed_by]
    others = [column for column in columns if column.name not in model.listed_by]
    for changed in [*alone, others]:
        old = {column.name: getattr(row, column.name) for column in changed}
        _set(row, {column.name: _other(column, old[column.name]) for column in changed})
        answered, fresh = visitor.look(pages), visitor.anew(pages)
        assert answered == fresh, f"{model.__tablename__} with another {', '.join(old)}"
        if changed is others and others:
            assert fresh != before
        _set(row, old)
        assert visitor.look(pages) == before


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
    beside = {
        "/de/gallery?region=hessen&topic=nature",
        "/de/search?q=hessen",
        "/sitemap.xml",
        "/de/map",
        "/de/under-one-roof",
        *COUNTING,
    }
    assert {path for path in lost - shown if "sitemap-" not in path} == beside  # the same topic, all searches


def test_a_draft_leaves_all_pages_alone(visitor: Visitor, cast: Cast) -> None:
    visitor.look()
    draft = cast.contribution(title="Noch nicht")
    draft.title = "Bald"
    db.session.commit()
    visitor.client.get("/de/regions")
    assert {path for path in set(visitor.paths) - visitor.kept() if "sitemap-" not in path} <= COUNTING


def test_what_depends_on_the_day_is_kept_until_midnight(visitor: Visitor) -> None:
    visitor.look()
    midnight = datetime.combine(today() + timedelta(days=1), time(), ZoneInfo("Europe/Berlin"))
    dated = {str(key) for key, item in visitor.pages.items.items() if item.until == midnight}
    assert {"/de/plan?", "/de/plan.ics?", "/de/regions/aquitaine?"} <= dated
    assert "/de/gallery?" in dated  # its menu knows which partnerships are active today


def _row(model: Any, cast: Cast) -> Any:
    """One that a page shows."""
    chosen: dict[str, list[Any]] = {
        "person": [Person.id == cast.anna.id],
        "region": [Region.key == "aquitaine"],
        "visit_side": [VisitSide.visit_id.in_(select(Agenda.visit_id))],
        "facet": [Facet.name == "topic:nature"],
        "holiday": [Holiday.region_key == "hessen", Holiday.start <= today(), Holiday.end >= today()],
    }
    query = select(model).where(*chosen.get(model.__tablename__, [])).order_by(*model.__table__.primary_key.columns)
    return db.session.scalars(query.limit(1)).unique().one()


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    db.session.commit()


def _other(column: Column[Any], old: Any) -> Any:
    """Another value that the column may have."""
    for key in column.foreign_keys:
        return db.session.scalar(select(key.column).where(key.column != old).order_by(key.column).limit(1))
    for name in (str(column), column.name):
        if name in OTHERS:
            return OTHERS[name]
    if isinstance(old, Enum):
        return next(code for code in type(old) if code != old)
    if isinstance(old, dict):
        return {**old, "name_de": "Anders"}
    if isinstance(old, list):
        return []
    return _next(old, column)


def _next(old: Any, column: Column[Any]) -> Any:
    if isinstance(old, bool):
        return not old
    if isinstance(old, (datetime, date)):
        return old + timedelta(days=1)
    if isinstance(old, time):
        return old.replace(minute=59)
    if isinstance(old, (int, float)):
        return old + 1
    return f"{old or ''} x" if isinstance(column.type, String) else None
