"""A stranger reports a page on a phone in Turkish; Dana answers in German, and the stranger reads the answer."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.core.db import db
from tests.browser.conftest import STILL
from tests.browser.people import is_well, signed_in
from tests.builders.complaints import published
from tests.builders.served import Site
from tests.builders.sign_in import with_app
from tests.cast import Cast


@dataclass
class Reporting:
    """Dana in front of her desk, a stranger with a phone, and a public contribution."""

    dana: Page
    phone: Page
    path: str


@pytest.fixture
def reporting(site: Site, browser: Browser) -> Reporting:
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        code, path = with_app(cast.dana)[0], f"/tr/contributions/{published(cast).id}"
        address = link(Purpose.SIGN_IN, cast.dana)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    context = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 640}, **STILL)
    return Reporting(signed_in(browser, site, address, 1280, code), context.new_page(), path)


def test_a_report_arrives_is_answered_and_the_stranger_is_told(reporting: Reporting) -> None:
    phone, dana = reporting.phone, reporting.dana
    phone.goto(reporting.path)
    phone.get_by_role("link", name="Bu sayfayı bildir").click()
    is_well(phone)
    phone.get_by_role("button", name="Bildirimi gönder").click()
    expect(phone.locator(".error-summary")).to_be_visible()
    is_well(phone)
    phone.get_by_label("Birine yönelik tehlike veya kendine zarar verme").check()
    phone.get_by_label("Ne kastediyorsunuz ve nerede?").fill("Bu metin tehlikeli.")
    phone.get_by_label("Yanıt için e-posta adresi (isteğe bağlı)").fill("deniz@evim.example")
    phone.get_by_role("button", name="Bildirimi gönder").click()
    expect(phone.get_by_text("En geç yanıt")).to_be_visible()
    is_well(phone)

    dana.goto("/de/desk")
    dana.get_by_role("link", name="1 Meldung wartet").click()
    is_well(dana)
    dana.get_by_role("link", name="Der Fluss").click()
    expect(dana.locator("blockquote").first).to_have_text("Bu metin tehlikeli.")
    is_well(dana)
    dana.get_by_text("So lassen", exact=True).first.click()
    dana.locator("details[open] textarea").fill("Es ist ein Märchen und tut niemandem weh.")
    dana.locator("details[open] button").click()
    expect(dana.get_by_text("Beantwortet. Wer gemeldet hat, kann Ihre Antwort lesen.")).to_be_visible()

    phone.reload()
    expect(phone.get_by_text("Koordinatörlük inceledi ve olduğu gibi bırakıyor.")).to_be_visible()
    expect(phone.get_by_text("Es ist ein Märchen und tut niemandem weh.")).to_be_visible()
    is_well(phone)
