"""A passkey in a real browser: set up, and shown at the next login."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import STILL
from tests.browser.people import is_well
from tests.builders.served import served

PASSWORD = "neuf moulins verts"
AUTHENTICATOR = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                 "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip


def test_the_administrator_signs_in_with_a_passkey(prepared: Path, tmp_path: Path, browser: Browser) -> None:
    """Browsers have passkeys for names only, so the portal is asked for by the name of the machine."""
    folder = Path(shutil.copytree(prepared, tmp_path / "site"))
    with served(folder, demo=False, name="localhost") as site:
        link = re.search(r"http\S+", site.flask("people", "invite", "ada@region.example", "--role", "administrator"))
        assert link
        page = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 800}, **STILL).new_page()
        with_authenticator(page)
        begin(page, link[0])
        codes = set_up(page)
        assert codes == saved_codes(page)
        page.context.clear_cookies()
        sign_in(page)
        is_well(page)
        page.locator("form[data-passkey] button").click()
        expect(page).to_have_url(re.compile("/de/desk$"))


def with_authenticator(page: Page) -> None:
    """Something that keeps passkeys and says yes, as a phone does after a fingerprint."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def begin(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("[name=name]").fill("Ada")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile("/de/desk$"))


def set_up(page: Page) -> list[str]:
    """Gives the recovery codes that are shown."""
    page.goto("/de/settings/second-factor")
    is_well(page)
    page.locator("a[href$=passkey]").click()
    is_well(page)
    page.locator("[name=current]").fill(PASSWORD)
    page.locator("form[data-passkey] button").click()
    expect(page.locator("ul.code li")).to_have_count(10)
    is_well(page)
    return page.locator("ul.code li").all_inner_texts()


def saved_codes(page: Page) -> list[str]:
    with page.expect_download() as download:
        page.locator("a[download]").click()
    return Path(download.value.path()).read_text().split()


def sign_in(page: Page) -> None:
    page.goto("/de/sign-in")
    page.locator("[name=email]").fill("ada@region.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile("/de/sign-in/second-factor$"))
