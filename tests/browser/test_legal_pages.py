"""An administrator edits the imprint in two languages; a visitor reads it in a third one."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.core.db import db
from tests.browser.conftest import STILL
from tests.browser.people import is_well, signed_in
from tests.builders.served import Site
from tests.builders.sign_in import with_app
from tests.cast import Cast


@pytest.fixture
def ada(site: Site, browser: Browser) -> Page:
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        code, address = with_app(cast.ada)[0], link(Purpose.SIGN_IN, cast.ada)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return signed_in(browser, site, address, 320, code)


def write(page: Page, language: str, text: str) -> None:
    page.locator("section:has(#imprint)").get_by_role("link", name=language).click()
    page.locator("textarea[name=text]").fill(text)
    page.locator("button[name=preview]").click()
    expect(page.locator("#preview")).to_contain_text("Amt für Austausch")
    expect(page.locator("section:has(#changes) ins").first).to_be_visible()
    is_well(page)
    page.locator("button[name=publish]").click()
    expect(page.locator(".flash.success")).to_be_visible()


def test_ada_edits_the_imprint_in_two_languages(ada: Page, browser: Browser, site: Site) -> None:
    ada.goto("/de/administration/legal")
    is_well(ada)
    ada.locator("section:has(#facts) a.button").click()
    ada.locator("[name=operator]").fill("Amt für Austausch")
    ada.get_by_role("button", name="Speichern").click()
    write(ada, "Deutsch", "# Wer wir sind\n\n{operator}")
    write(ada, "Polski", "# Kim jesteśmy\n\n{operator}")
    visitor = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 800}, **STILL).new_page()
    for lang, heading in (("de", "Wer wir sind"), ("pl", "Kim jesteśmy"), ("fr", "Wer wir sind")):
        visitor.goto(f"/{lang}/legal/imprint")
        expect(visitor.locator(".prose h2")).to_have_text(heading)
        expect(visitor.locator(".prose")).to_contain_text("Amt für Austausch")
    expect(visitor.locator(".prose")).to_have_attribute("lang", "de")
    is_well(visitor)
