"""The public site as a visitor meets it."""

from datetime import date

import html5lib
import pytest

from portal.config import LANGUAGES
from portal.core.db import db
from portal.regions.models import RegionStatus
from tests.builders.publishing import Publish, Visit
from tests.builders.searching import search_of
from tests.cast import Cast
from tests.statements import counted

PAGES = (
    "",
    "gallery",
    "projects",
    "regions",
    "regions/bursa",
    "search",
    "search?q=fluss",
    "map",
    "figures",
    "under-one-roof",
    "calendar",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_portal_looks_inviting_in_every_language(visit: Visit, lang: str, path: str) -> None:
    answer = visit(f"/{lang}/{path}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    page = html5lib.parse(answer.text, namespaceHTMLElements=False)
    assert page.get("lang") == lang
    assert len(page.findall(".//h1")) == 1
    assert {link.get("hreflang") for link in page.findall(".//link[@rel='alternate']")} == set(LANGUAGES)


def test_home_shows_the_newest_contributions_and_the_six_regions(publish: Publish, visit: Visit) -> None:
    for minute in range(10):
        publish(f"Werk {minute}", minutes=minute)
    text = visit("/de/").text
    assert ["Werk 0" in text, "Werk 1" in text, "Werk 9" in text] == [False, True, True]
    assert text.index("Werk 9") < text.index("Werk 1")
    assert text.count('href="/de/regions/') == 6


def test_the_gallery_remembers_what_was_chosen_and_leads_on_with_it(publish: Publish, visit: Visit) -> None:
    for minute in range(25):
        publish(f"Werk {minute}", minutes=minute)
    answer = visit("/de/gallery?region=hessen&topic=nature&kind=nonsense")
    page = html5lib.parse(answer.text, namespaceHTMLElements=False)
    chosen = [option.get("value") for option in page.iter("option") if option.get("selected") is not None]
    assert chosen == ["hessen", "nature"]
    [older] = [link.get("href") for link in page.iter("a") if link.get("rel") == "next"]
    assert "region=hessen" in older
    assert "topic=nature" in older
    assert "Werk 0" in visit(older).text


def test_a_combination_without_contributions_can_be_reset(publish: Publish, visit: Visit) -> None:
    publish()
    text = visit("/de/gallery?region=bursa").text
    assert 'class="empty"' in text
    assert '<a class="button" href="/de/gallery">' in text


@pytest.mark.parametrize(
    "query", ["after=x", "before=%00", "after=W10", "project=1e9", "age=-1", "region=hessen&region=x"]
)
def test_bent_addresses_show_the_gallery(publish: Publish, visit: Visit, query: str) -> None:
    publish()
    assert visit(f"/de/gallery?{query}").status_code == 200


def test_the_menus_are_in_the_order_of_the_language(visit: Visit) -> None:
    page = html5lib.parse(visit("/de/gallery").text, namespaceHTMLElements=False)
    [menu] = [select for select in page.iter("select") if select.get("name") == "region"]
    names = [option.text for option in menu]
    assert names[1:] == ["Aquitaine", "Bursa", "Emilia-Romagna", "Gebiet Jaroslawl", "Hessen", "Wielkopolska"]


def test_the_number_of_statements_does_not_grow_with_the_contributions(publish: Publish, visit: Visit) -> None:
    publish()
    costs = []
    for _round in range(2):
        for path in ("/de/", "/de/gallery", "/de/gallery?topic=nature", "/de/regions/hessen", "/de/search?q=fluss"):
            visit(path)
            with counted() as seen:
                visit(path)
            costs.append(len([statement for statement in seen if statement.startswith("SELECT")]))
        for minute in range(1, 30):
            publish(minutes=minute)
    assert costs[:5] == costs[5:]


def test_a_region_shows_its_history_and_its_status(cast: Cast, publish: Publish, visit: Visit) -> None:
    publish("Çınar", author=cast.filiz)
    text = visit("/de/regions/bursa").text
    for word in ("21. Oktober 2010", "Çınar Ortaokulu, Ovacık", "Çınar altında", ">Çınar</a>"):
        assert word in text
    assert "1. Januar 2016" in visit("/de/regions/aquitaine").text
    assert visit("/de/regions/atlantis").status_code == 404


def test_a_suspended_region_stays_readable(cast: Cast, publish: Publish, visit: Visit) -> None:
    publish("Çınar", author=cast.filiz)
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=date(2026, 1, 1)))
    db.session.commit()
    assert visit("/de/regions/bursa").status_code == 200
    assert "Çınar" in visit("/de/gallery?region=bursa").text


def test_search_shows_what_was_typed_escaped(publish: Publish, visit: Visit) -> None:
    publish("Flüsse")
    text = visit("/de/search?q=fluss+%22%3E%3Cscript%3E").text
    assert "<script>" not in text.replace('<script type="module"', "")
    assert "<mark>Flüsse</mark>" in visit("/tr/search?q=fluss").text


def test_signed_in_people_get_their_own_pages_and_nobody_elses_memory(cast: Cast, publish: Publish) -> None:
    publish()
    answer = cast.signed_in(cast.carla).get("/de/gallery")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Carla" in answer.text


def test_visitors_see_that_classes_look_for_partners(cast: Cast, visit: Visit) -> None:
    empty = visit("/de/partner-classes").text
    assert "Zurzeit sucht keine Klasse" in empty
    assert "suchen eine Partnerklasse" not in visit("/de/").text
    search_of(cast.school_class)
    search_of(cast.other_class)
    search_of(cast._class(cast.emil, cast.other_school, "9-C", "tr", "CCCCCC"), status="waiting")
    db.session.commit()
    home, page = visit("/de/").text, visit("/de/partner-classes").text
    assert "2 Klassen suchen eine Partnerklasse" in home
    assert 'href="/de/partner-classes"' in home.split("<main")[0]  # the menu
    assert "2 Klassen suchen eine Partnerklasse" in page
    for hidden in ("8b", "8-A", "Sternenfeld", "Carla", "Ovacık"):
        assert hidden not in page
    signed_in = cast.signed_in(cast.carla).get("/de/partner-classes").text
    assert 'href="/de/partner-search"' in signed_in.split("<main")[1]
