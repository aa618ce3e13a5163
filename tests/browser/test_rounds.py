"""Matching rounds in a real browser: computed in Hessen while one watches, confirmed in other languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.models import Person
from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.core.db import db
from tests.browser.people import is_well, signed_in
from tests.builders.searching import SearchingCast
from tests.builders.served import Site
from tests.builders.sign_in import with_app

DECIDE = "Über diese und eine andere Klasse entscheiden"
TOGETHER, APART = "kommen in dieselbe Gruppe", "kommen nie in dieselbe Gruppe"


@pytest.fixture
def searching(site: Site) -> Iterator[SearchingCast]:
    """Carla in Hessen and Emil in Bursa look for a partner."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        yield SearchingCast(app)
        db.session.remove()
        db.engine.dispose()


def links_of(searching: SearchingCast, *teachers: Person) -> dict[str, str]:
    """The ways in of these and of Dana, who coordinates Hessen, with a recovery code."""
    code = with_app(searching.dana)[0]
    links = {person.name: link(Purpose.SIGN_IN, person) for person in (searching.dana, *teachers)}
    db.session.commit()
    return {**links, "code": code}


def also_narrow(page: Page) -> None:
    """In Russian, on a small phone."""
    address = page.url
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address.replace("/de/", "/ru/"))
    is_well(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)


def decide(dana: Page, other: str, wish: str) -> None:
    """About Carla's class and another one."""
    dana.get_by_role("link", name="Klassen ansehen").click()
    dana.locator("li", has_text="8b").get_by_role("link", name=DECIDE).click()
    dana.get_by_label(other).check()
    dana.get_by_label(wish, exact=True).check()
    dana.get_by_role("button", name="Speichern").click()
    expect(dana.get_by_role("status")).to_contain_text("Gespeichert")


def answer(page: Page, lang: str, button: str) -> None:
    page.goto(f"/{lang}/desk")
    page.locator("section[aria-labelledby=proposals] a.button").click()
    is_well(page)
    page.get_by_role("button", name=button, exact=True).press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    is_well(page)


def test_a_round_finds_both_and_both_confirm(site: Site, browser: Browser, searching: SearchingCast) -> None:
    links = links_of(searching, searching.carla, searching.emil)
    dana = signed_in(browser, site, links["Dana"], 1280, links["code"])
    dana.goto("/de/matching-rounds/new")
    is_well(dana)
    dana.get_by_role("button", name="Runde eröffnen").click()
    expect(dana.locator("main")).to_contain_text("2 Klassen nehmen teil.")
    is_well(dana)
    dana.get_by_role("button", name="Vorschau berechnen").click()
    publish = dana.get_by_role("button", name="1 Vorschlag veröffentlichen")
    expect(publish).to_be_visible(timeout=30_000)  # the page looks again by itself
    is_well(dana)
    publish.click()
    expect(dana.get_by_role("status")).to_contain_text("1 Vorschlag wurde verschickt.")
    is_well(dana)

    carla, emil = (signed_in(browser, site, links[name], width) for name, width in (("Carla", 360), ("Emil", 320)))
    answer(carla, "de", "Bestätigen")
    answer(emil, "tr", "Onayla")
    expect(emil.locator("main")).to_contain_text("carla@school.example")
    carla.reload()
    expect(carla.locator("main")).to_contain_text("emil@school.example")
    carla.get_by_role("link", name="Lindenbrück – Ovacık").click()
    expect(carla).to_have_url(re.compile(r"/de/projects/\d+$"))
    dana.reload()
    expect(dana.locator("main")).to_contain_text("Von allen bestätigt")


def test_dana_walks_through_a_round_of_threes(site: Site, browser: Browser, searching: SearchingCast) -> None:
    """One pair is put together and one is kept apart, from the preview to the joint project."""
    searching.search.n_wanted = searching.other_search.n_wanted = 2
    noras = [searching.another(n, region, n_wanted=2) for n, region in ((1, "aquitaine"), (2, "emilia_romagna"))]
    links = links_of(searching, searching.carla, *(of for nora in noras if (of := nora.school_class.teacher)))
    dana = signed_in(browser, site, links["Dana"], 1280, links["code"])
    dana.goto("/de/matching-rounds/new")
    dana.get_by_label("3 Klassen").check()
    dana.get_by_role("button", name="Runde eröffnen").click()
    decide(dana, "4e1", TOGETHER)
    decide(dana, "8-A", APART)
    expect(dana.locator("section[aria-labelledby=pairs] > ul > li")).to_have_count(2)
    is_well(dana)
    also_narrow(dana)
    dana.get_by_role("button", name="Vorschau berechnen").click()
    publish = dana.get_by_role("button", name="1 Vorschlag veröffentlichen")
    expect(publish).to_be_visible(timeout=30_000)
    group = dana.locator("section[aria-labelledby=groups] ol > li")
    expect(group.locator("ul > li")).to_contain_text(["8b", "4e1", "4e2"])
    is_well(dana)
    also_narrow(dana)
    publish.click()
    carla = signed_in(browser, site, links["Carla"], 1280)
    answer(carla, "de", "Bestätigen")
    for name in ("Nora1", "Nora2"):
        nora = signed_in(browser, site, links[name], 320)
        answer(nora, "ru", "Подтвердить")
    nora.get_by_role("link", name="Lindenbrück").click()
    expect(nora).to_have_url(re.compile(r"/ru/projects/\d+$"))
    is_well(nora)
    carla.reload()
    expect(carla.locator("main")).to_contain_text("nora1@school.example")
    dana.reload()
    expect(group).to_contain_text("Von allen bestätigt")
