"""Every page as every role, in German accessible, in German and Russian valid and without sideways scrolling at 320 px."""

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
SKIPPED = re.compile(r"/media/|/download$|\.pdf\b|\.xml$|/outbox|#|\.(ics|csv|xlsx|zip)\b")


@pytest.fixture(scope="session")
def examined() -> set[str]:
    """The main parts of all pages that axe has looked at: many are the same for every role."""
    return set()


@pytest.mark.parametrize("language", ["de", "ru"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_accessible_and_fits_a_small_phone(
    context_of: Callable[[str], BrowserContext], examined: set[str], role: str, language: str
) -> None:
    page = context_of(role).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if is_error(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, role, language)
    seen = 0
    for path, source, parser in walk(page, language):
        faults = [*faults_of_html(parser), *faults_of_width(page)]
        # The first page brings the menu of this role; another language has other words in the same elements.
        if not seen or (language == "de" and main_part(source) not in examined):
            faults += faults_of_access(page)
        examined.add(main_part(source))
        complaints += [f"{path}: {fault}" for fault in faults]
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


def walk(page: Page, language: str) -> Iterator[tuple[str, str, html5lib.HTMLParser]]:
    """Follows the links of every page, a few pages of each kind, two addresses that stand on paper alone, and one that
    does not exist; gives their HTML.
    """
    on_paper = [f"/{language}/family", f"/{language}/report/answers"]
    waiting = [urlsplit(page.url).path, f"/{language}/", f"/{language}/nothing-here", *on_paper]
    known: defaultdict[str, int] = defaultdict(int)
    for path in waiting:
        kind = re.sub(r"\d+|(?<=/k/)\w+|\?.*", "*", path)
        if known[kind] >= ALIKE:
            continue
        known[kind] += 1
        answer = page.goto(path)
        source = answer.text() if answer else ""
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        links = [link.get("href", "") for link in parser.parse(source).iter("a")]
        yield path, source, parser
        waiting += [link for link in links if link.startswith(f"/{language}/") and not SKIPPED.search(link)]


def main_part(source: str) -> str:
    """The page without what is the same on all pages of a role, and without the tokens of its forms."""
    return re.sub(r'name="(csrf_token|once)" value="[^"]*"', "", source.partition("<main")[2].partition("</main>")[0])


def faults_of_html(parser: html5lib.HTMLParser) -> list[str]:
    return [f"HTML: {code}" for _, code, _ in parser.errors]


def faults_of_width(page: Page) -> list[str]:
    width = page.evaluate("document.documentElement.scrollWidth")
    return [f"{width} px wide"] if width > 320 else []


def faults_of_access(page: Page) -> list[str]:
    violations = AXE.run(page, options=RULES).response["violations"]
    return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in violations]
