"""A matching round in a real browser: computed in Hessen while one watches, confirmed in German and in Turkish."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.core.db import db
from tests.browser.people import is_well, signed_in
from tests.builders.searching import SearchingCast
from tests.builders.served import Site
from tests.builders.sign_in import with_app

WIDTHS = {"dana": 1280, "carla": 360, "emil": 320}


@pytest.fixture
def links(site: Site) -> dict[str, str]:
    """Carla in Hessen and Emil in Bursa look for a partner; Dana coordinates Hessen, with a recovery code."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        searching = SearchingCast(app)
        code = with_app(searching.dana)[0]
        links = {name: link(Purpose.SIGN_IN, getattr(searching, name)) for name in WIDTHS}
        db.session.remove()
        db.engine.dispose()
    return {**links, "code": code}


def answer(page: Page, lang: str, button: str) -> None:
    page.goto(f"/{lang}/desk")
    page.locator("section[aria-labelledby=proposals] a.button").click()
    is_well(page)
    page.get_by_role("button", name=button, exact=True).press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    is_well(page)


def test_a_round_finds_both_and_both_confirm(site: Site, browser: Browser, links: dict[str, str]) -> None:
    dana = signed_in(browser, site, links["dana"], WIDTHS["dana"], links["code"])
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

    people = {name: signed_in(browser, site, links[name], WIDTHS[name]) for name in ("carla", "emil")}
    answer(people["carla"], "de", "Bestätigen")
    answer(people["emil"], "tr", "Onayla")
    expect(people["emil"].locator("main")).to_contain_text("carla@school.example")
    people["carla"].reload()
    expect(people["carla"].locator("main")).to_contain_text("emil@school.example")
    people["carla"].get_by_role("link", name="Lindenbrück – Ovacık").click()
    expect(people["carla"]).to_have_url(re.compile(r"/de/projects/\d+$"))
    dana.reload()
    expect(dana.locator("main")).to_contain_text("Von allen bestätigt")
