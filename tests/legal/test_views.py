"""Legal pages as a visitor reads them, before anybody has edited them."""

import html5lib
import pytest

from portal.config import LANGUAGES
from portal.legal.rules.pages import Page
from tests.builders.publishing import Visit
from tests.cast import Cast
from tests.page_reading import words


@pytest.mark.parametrize("page", Page)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_there_in_every_language_without_braces(visit: Visit, lang: str, page: Page) -> None:
    answer = visit(f"/{lang}/legal/{page}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "public, no-cache")
    text = words(answer)
    assert ("{" in text, len(text) > 400) == (False, True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_foot_of_every_page_leads_to_them(visit: Visit, lang: str) -> None:
    page = html5lib.parse(visit(f"/{lang}/gallery").text, namespaceHTMLElements=False)
    links = {link.get("href") for link in page.find(".//footer").iter("a")}
    assert {f"/{lang}/legal/{name}" for name in Page} <= links


def test_what_is_not_told_yet_is_named_to_administrators_alone(cast: Cast, visit: Visit) -> None:
    mark = "[Missing: Postal address]"
    assert "(not stated yet)" in words(visit("/en/legal/imprint"))
    seen = [words(cast.signed_in(each).get("/en/legal/imprint")) for each in (cast.ada, cast.dana, cast.anna)]
    assert [mark in each for each in seen] == [True, False, False]


def test_a_page_that_does_not_exist_is_not_found(visit: Visit) -> None:
    assert visit("/de/legal/nothing").status_code == 404
