"""People in front of a browser each."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import STILL
from tests.builders.served import Site

AXE = Axe()


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
    assert [
        fault["id"] for fault in AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
