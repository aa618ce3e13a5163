"""Two classes find each other in a real browser: asked from Hessen in German, answered in Bursa in Turkish."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.core.db import db
from tests.browser.people import is_well, signed_in
from tests.builders.served import Site
from tests.cast import Cast

WIDTHS = {"carla": 1280, "emil": 360}


@dataclass(frozen=True)
class Links:
    """Sign-in links of the two teachers."""

    carla: str
    emil: str


@pytest.fixture
def links(site: Site) -> Links:
    """Carla in Hessen and Emil in Bursa use this portal already, each with a class."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        links = Links(*(link(Purpose.SIGN_IN, person) for person in (cast.carla, cast.emil)))
        db.session.remove()
        db.engine.dispose()
    return links


def begin_to_look(page: Page, lang: str) -> None:
    """What the class most likely wishes for stands in the form already; English makes it talk to everybody."""
    page.goto(f"/{lang}/partner-search")
    page.locator("main a[href$='/partner-search']").first.click()
    rows = page.locator("main select[name$=language]:not([name=sentence_language])")
    rows.nth(1).select_option("en")
    page.locator("main select[name$=level]").nth(1).select_option("B1")
    page.locator("main form button.primary").last.click()
    expect(page).to_have_url(re.compile(r"/partner-search/\d+$"))


def test_from_the_search_to_the_joint_project(site: Site, browser: Browser, links: Links) -> None:
    emil = signed_in(browser, site, links.emil, WIDTHS["emil"])
    begin_to_look(emil, "tr")
    carla = signed_in(browser, site, links.carla, WIDTHS["carla"])
    begin_to_look(carla, "de")

    card = carla.locator(".match").first
    expect(card).to_contain_text("Çınar Ortaokulu")
    expect(card).to_contain_text("Gemeinsame Sprache")
    card.get_by_role("link", name=re.compile("Diese Klasse anfragen")).click()
    expect(carla.locator("[name=text]")).to_have_attribute("lang", "tr")
    expect(carla.locator("[name=text]")).to_have_value(re.compile("Bir partner sınıf arıyoruz"))
    is_well(carla)
    carla.get_by_role("button", name="Anfrage senden").click()
    expect(carla.get_by_role("status")).to_contain_text("Ihre Anfrage wurde gesendet.")

    emil.goto("/tr/desk")
    emil.get_by_role("link", name=re.compile("Oku ve yanıtla")).click()
    expect(emil.locator("main")).to_contain_text("Schule am Sternenfeld")
    expect(emil.locator("main")).to_contain_text("Ortak dil")
    expect(emil.locator("main")).not_to_contain_text("carla@school.example")
    is_well(emil)
    emil.get_by_role("button", name="Kabul et").press("Enter")
    expect(emil.get_by_role("status")).to_contain_text("Artık partner sınıflarsınız.")
    expect(emil.locator("main")).to_contain_text("carla@school.example")
    is_well(emil)

    for page, lang in ((carla, "de"), (emil, "tr")):
        page.goto(f"/{lang}/my-projects")
        page.get_by_role("link", name="Lindenbrück – Ovacık").click()
        expect(page.locator("main")).to_contain_text("8b, Schule am Sternenfeld")
        expect(page.locator("main")).to_contain_text("8-A, Çınar Ortaokulu")
        expect(page.get_by_role("link", name=re.compile("Projekt bearbeiten|Projeyi düzenle"))).to_be_visible()
