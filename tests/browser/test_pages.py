"""Every page as every role in German and Russian: accessible, valid, without sideways scrolling at 320 px."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

ROLES = ["visitor", "student", "teacher", "coordinator", "administrator"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
AXE = Axe()
ALIKE = 1  # how many pages of one kind are looked at
SKIPPED = re.compile(r"/media/|\.pdf$|\.xml$|/outbox|#|\.(ics|csv|xlsx)\b")


@pytest.mark.parametrize("language", ["de", "ru"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_accessible_and_fits_a_small_phone(
    context_of: Callable[[str], BrowserContext], role: str, language: str
) -> None:
    page = context_of(role).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if is_error(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, role, language)
    seen = 0
    for path, source in walk(page, language):
        complaints += [f"{path}: {fault}" for fault in faults_of(page, source)]
        seen += 1
    page.close()
    assert complaints == []
    assert seen >= 8


def is_error(message: ConsoleMessage) -> bool:
    """Chromium also reports the one page that is missing on purpose."""
    return message.type == "error" and "404 (not found)" not in message.text.lower()


def sign_in(page: Page, role: str, language: str) -> None:
    page.context.clear_cookies()
    page.goto(f"/{language}/sign-in")
    if role != "visitor":
        page.locator(f"form[action$='/demo/sign-in/{role}'] button").click()


def walk(page: Page, language: str) -> Iterator[tuple[str, str]]:
    """Follows the links of every page, a few pages of each kind, and one address that does not exist; gives their HTML."""
    waiting = [urlsplit(page.url).path, f"/{language}/", f"/{language}/nothing-here"]
    known: defaultdict[str, int] = defaultdict(int)
    for path in waiting:
        kind = re.sub(r"\d+|(?<=/k/)\w+|\?.*", "*", path)
        if known[kind] >= ALIKE:
            continue
        known[kind] += 1
        answer = page.goto(path)
        yield path, answer.text() if answer else ""
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        waiting += [link for link in links if link.startswith(f"/{language}/") and not SKIPPED.search(link)]


def faults_of(page: Page, source: str) -> list[str]:
    faults = []
    if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
        faults.append(f"{width} px wide")
    faults += [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in AXE.run(page, options=RULES).response["violations"]
    ]
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(source)
    return faults + [f"HTML: {code}" for _, code, _ in parser.errors]
