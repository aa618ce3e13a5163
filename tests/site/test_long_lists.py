"""Lists that grow from year to year come in pages, and every page costs the same."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.awards.models import AwardRound, LaureateRegion, Nomination
from portal.awards.queries.laureates import laurels_of_region
from portal.awards.rules.codes import NominationStatus, Nominee, RoundStatus
from portal.core.clock import today
from portal.core.db import db
from portal.events.models import Event
from portal.events.rules.codes import EventStatus
from portal.twinnings.models import Twinning
from tests.cast import Cast
from tests.statements import counted

Visit = Callable[[str], TestResponse]
LINK = {"/en/twinnings": "twinnings", "/en/awards": "awards", "/en/laureates": "laureates", "/en/events": "events"}


def twinnings(numbers: range) -> Iterator[Twinning]:
    for number in numbers:
        towns = {"one_town": f"Weiler {number:03}", "other_town": f"Köy {number:03}"}
        keys = {"one_region_key": "hessen", "other_region_key": "bursa"}
        yield Twinning(pair=str(number), is_public=True, **towns, **keys)


def past_events(numbers: range) -> Iterator[Event]:
    for number in numbers:
        day = today() - timedelta(days=400 + number // 2)  # two on each day
        facts = {"region_key": "hessen", "language": "de", "town": "Lindenbrück", "names": {"de": "Fest"}}
        yield Event(status=EventStatus.PUBLISHED, first_day=day, last_day=day, **facts)


def rounds(numbers: range) -> Iterator[AwardRound | Nomination | LaureateRegion]:
    """Two awards in each year, each with a laureate of Bursa."""
    for number in numbers:
        award = {
            "award": f"award {number % 2}",
            "year": 1900 + number // 2,
            "titles": {"de": "Preis"},
            "language": "de",
        }
        round_ = AwardRound(id=1000 + number, region_key="hessen", status=RoundStatus.PUBLISHED, **award)
        won = Nomination(id=1000 + number, round_id=round_.id, kind=Nominee.PROJECT, language="de", place=1)
        won.status, won.code = NominationStatus.AGREED, f"code {number}"
        won.dossier = {"name": f"Projekt {number}", "language": "de", "regions": ["bursa"], "works": []}
        yield from (round_, won, LaureateRegion(nomination_id=won.id, region_key="bursa"))


MAKERS = {
    "/en/twinnings": twinnings, "/en/awards": rounds, "/en/laureates": rounds, "/en/events": past_events,
}  # fmt: skip


def add(path: str, numbers: range) -> None:
    for row in MAKERS[path](numbers):
        db.session.add(row)
        db.session.flush()
    db.session.commit()


@pytest.mark.parametrize("path", MAKERS)
def test_every_row_stands_on_one_page(cast: Cast, path: str) -> None:
    add(path, range(60))
    seen, address = [], path
    while address:
        page = cast.signed_in(None).get(address).text
        seen += re.findall(rf'href="/en/{LINK[path]}/(\d+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following.group(1) if following else ""
    assert (len(seen), len(set(seen))) == (60, 60)


@pytest.mark.parametrize("path", [*MAKERS, "/en/regions/bursa"])
def test_a_page_asks_as_many_questions_however_long_the_list_is(cast: Cast, path: str) -> None:
    maker = path if path in MAKERS else "/en/laureates"
    costs = []
    for numbers in (range(2), range(2, 60)):
        add(maker, numbers)
        cast.signed_in(None).get("/en/legal/imprint")
        with counted() as statements:
            assert cast.signed_in(None).get(path).status_code == 200
        costs.append(len(statements))
    assert costs[0] == costs[1]


def test_a_cursor_that_somebody_changed_shows_the_first_page(cast: Cast) -> None:
    add("/en/twinnings", range(3))
    hidden = next(twinnings(range(9, 10)))
    hidden.is_public = False
    db.session.add(hidden)
    db.session.commit()
    for after in ("x", "0", "99999999", str(hidden.id)):
        assert "Weiler 000" in cast.signed_in(None).get(f"/en/twinnings?after={after}").text
    for path in ("/en/awards", "/en/laureates", "/en/events"):
        assert cast.signed_in(None).get(f"{path}?after=x").status_code == 200


@pytest.mark.both_databases
def test_a_region_has_its_own_laureates_alone(cast: Cast) -> None:
    add("/en/laureates", range(3))
    db.session.delete(db.session.get_one(LaureateRegion, (1001, "bursa")))
    db.session.commit()
    assert [won.id for won in laurels_of_region("bursa")] == [1002, 1000]
    assert laurels_of_region("hessen") == []
