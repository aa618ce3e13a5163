"""Anna asks on her phone, in Polish, to be forgotten; her teacher carries it out, and the receipt says so."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.classes.models import Student
from portal.classes.queries import card_code, link_code
from portal.classes.rules.codes import card_hash
from portal.core.db import db
from tests.browser.conftest import STILL
from tests.browser.people import is_well, signed_in
from tests.builders.served import Site
from tests.cast import Cast

PHONE = 320


@pytest.fixture
def ways(site: Site) -> tuple[str, str]:
    """The square on Anna's card, and a link for Carla, who reads Polish as well."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        cast.anna.language = cast.carla.language = "pl"
        student = db.session.get_one(Student, cast.anna.id)
        student.card_hash = card_hash(app.config["SECRET_KEY"], code := card_code(student))
        cast.contribution(title="Nasza rzeka")
        ways = link_code(code), link(Purpose.SIGN_IN, cast.carla)
        db.session.remove()
        db.engine.dispose()
    return ways


def test_anna_is_forgotten(site: Site, browser: Browser, ways: tuple[str, str]) -> None:
    card, address = ways
    anna = _with_card(browser, site, card)
    anna.locator("header .menu summary").last.click()
    anna.get_by_role("link", name="Ustawienia").click()
    anna.get_by_role("link", name=re.compile("Co jest zapisane")).click()
    is_well(anna)
    anna.get_by_role("button", name="Chcę, żeby usunięto wszystkie moje dane").click()
    anna.get_by_role("link", name=re.compile("Na tej stronie zobaczysz")).click()
    expect(anna.get_by_text("Czeka na odpowiedź.")).to_be_visible()
    is_well(anna)

    carla = signed_in(browser, site, address, PHONE)
    carla.get_by_role("link", name=re.compile("1 osoba czeka na odpowiedź")).click()
    is_well(carla)
    carla.get_by_role("link", name="Zobacz, co zniknie, a co zostanie, i usuń").click()
    expect(carla.get_by_text("Nasza rzeka")).to_be_visible()
    is_well(carla)
    carla.get_by_role("button", name="Usuń na zawsze").click()
    expect(carla.get_by_text("Wszystko usunięto")).to_be_visible()

    is_well(carla)
    anna.reload()
    expect(anna.get_by_text("Wszystko usunięto")).to_be_visible()
    anna.goto("/pl/desk")
    expect(anna).to_have_url(re.compile("sign-in"))


def _with_card(browser: Browser, site: Site, card: str) -> Page:
    page = browser.new_context(base_url=site.url, viewport={"width": PHONE, "height": 640}, **STILL).new_page()
    page.goto(f"/k/{card}")
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile("/desk$"))
    return page
