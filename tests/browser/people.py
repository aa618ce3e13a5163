"""People in front of a browser each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from portal.app import create_app
from portal.core.db import db
from tests.browser.conftest import STILL
from tests.builders.served import Site

AXE = Axe()


@dataclass
class Counted:
    """A page on which taps and typed fields are counted."""

    page: Page
    taps: int = 0
    fields: int = 0

    def tap(self, target: Locator) -> None:
        target.click()
        self.taps += 1

    def fill(self, target: Locator, text: str) -> None:
        target.fill(text)
        self.fields += 1


@contextmanager
def behind(site: Site) -> Iterator[Flask]:
    """The application over the data of the portal that is served: for builders, and for what other people do meanwhile."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def signed_in(browser: Browser, site: Site, link: str, width: int, code: str = "") -> Page:
    """By a link from an email; `code`: of the second factor, for whoever needs one."""
    page = browser.new_context(base_url=site.url, viewport={"width": width, "height": 800}, **STILL).new_page()
    page.goto(link)
    page.locator("main form button").click()
    if code:
        page.locator("[name=code]").fill(code)
        page.locator("form:has([name=code]) button").click()
    expect(page).to_have_url(re.compile("/desk$"))
    return page


def is_well(page: Page) -> None:
    """Accessible, and as wide as the window."""
    page.wait_for_load_state()
    found = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    faults = [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in found]
    assert not faults, faults
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)
