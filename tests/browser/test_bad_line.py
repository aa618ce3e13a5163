"""A phone on a slow line that breaks off: what is handed in arrives once, and nothing typed is lost."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_main_job import picture
from tests.builders.bad_line import bad_line
from tests.builders.served import Site

LATENCY = {"offline": False, "latency": 400, "downloadThroughput": -1, "uploadThroughput": -1}


def phone(browser: Browser, url: str, *, scripts: bool = True) -> Page:
    """A student of the demo on a small phone."""
    context = browser.new_context(
        base_url=url, viewport={"width": 390, "height": 844}, java_script_enabled=scripts, locale="de"
    )
    page = context.new_page()
    page.goto("/de/sign-in")
    page.locator("form[action$='demo/sign-in/student'] button").click()
    expect(page).to_have_url(re.compile("/de/desk$"))
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", LATENCY)
    return page


def test_handing_in_on_a_line_that_breaks_off(demo: Site, browser: Browser, tmp_path: Path) -> None:
    with bad_line(demo.url) as line:
        page = phone(browser, line.url)
        page.goto("/de/contributions/new", wait_until="networkidle")  # with its scripts
        page.locator("[name=title]").fill("Am Ufer")
        page.locator("[name=files]").set_input_files(picture(tmp_path))
        line.cuts = 99  # Chromium itself tries again a few times
        page.locator("button[value=submit]").click()
        expect(page.locator(".save-state")).to_contain_text("Nächster Versuch")
        line.cuts = 0
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.get_by_role("status").filter(has_text="Eingereicht!")).to_contain_text("Am Ufer")
        assert line.n_lost > 0
        page.goto("/de/desk")
        expect(page.get_by_role("link", name="Am Ufer")).to_have_count(1)

        page.goto("/de/contributions/new")
        page.locator("[name=text]").fill("Der Fluss ist lang, und niemand kennt seinen Anfang.")
        page.context.clear_cookies()
        page.locator("main .actions button[value=save]").click()
        page.locator("form[action*='demo/sign-in/student'] button").click()
        expect(page.get_by_role("textbox", name=re.compile("Text"))).to_have_value(
            "Der Fluss ist lang, und niemand kennt seinen Anfang."
        )
        page.locator("form[action*='/kept/'] button").click()
        expect(page.get_by_text("Alles Eingegebene ist abgesendet.")).to_be_visible()


def test_two_taps_without_scripts(demo: Site, browser: Browser) -> None:
    page = phone(browser, demo.url, scripts=False)
    page.goto("/de/contributions/new")
    page.locator("[name=title]").fill("Zweimal getippt")
    page.locator("[name=text]").fill("Und doch nur einmal da.")
    page.locator("button[value=submit]").dblclick(delay=20)
    expect(page.get_by_text("Eingereicht!")).to_be_visible()
    page.goto("/de/desk")
    expect(page.get_by_role("link", name="Zweimal getippt")).to_have_count(1)


FORBIDDEN = "Object.defineProperty(window, '{}', {{get() {{ throw new DOMException('no', 'SecurityError'); }}}});"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize("storage", [FORBIDDEN.format("localStorage") + FORBIDDEN.format("sessionStorage"), FULL])
def test_a_browser_that_keeps_nothing(demo: Site, browser: Browser, storage: str) -> None:
    page = phone(browser, demo.url)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(storage)
    page.goto("/de/contributions/new", wait_until="networkidle")
    expect(page.get_by_role("button", name="Kursiv")).to_be_visible()
    page.locator("[name=title]").fill("Ohne Speicher")
    page.locator("[name=text]").fill("Der Fluss vergisst nichts.")
    page.locator("button[value=submit]").click()
    expect(page.get_by_role("status").filter(has_text="Eingereicht!")).to_contain_text("Ohne Speicher")
    assert errors == []
