"""Drafts in seven languages, facts in their places."""

import re

import pytest

from portal.config import LANGUAGES
from portal.legal.rules.pages import Page, draft_of, language_to_show
from portal.legal.rules.places import PLACE, bodies, facts_of, filled, unknown_places
from portal.regions.rules import shipped_regions
from scripts.wording import faults_of_words


def lines(page: Page, lang: str) -> list[str]:
    return draft_of(page, lang).split("\n")


@pytest.mark.parametrize("page", Page)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_draft_says_the_same_in_every_language(page: Page, lang: str) -> None:
    """Headings, lists and places stand in the same lines."""
    shapes = [[(line[:2] in ("# ", "* "), PLACE.findall(line)) for line in lines(page, each)] for each in ("en", lang)]
    assert shapes[0] == shapes[1]
    assert unknown_places(draft_of(page, lang)) == []


@pytest.mark.parametrize("page", Page)
@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_every_draft_keeps_the_words_of_the_portal(page: Page, lang: str) -> None:
    context = "student" if page == Page.CHILDREN else ""
    pairs = [
        (PLACE.sub("5", one), PLACE.sub("5", other))
        for one, other in zip(lines(page, "en"), lines(page, lang), strict=True)
    ]
    written = [(source, text) for source, text in pairs if re.search(r"[^\W\d]", text)]
    faults = [fault for source, text in written for fault in faults_of_words(lang, context, source, text)]
    assert faults == []


def test_facts_stand_in_their_places_and_what_is_no_place_stays() -> None:
    assert filled("In {address} (a place: {address})", str.upper) == "In ADDRESS (a place: ADDRESS)"
    assert unknown_places("{operator} {adress} {} { address }") == ["{adress}", "{}", "{ address }"]


def test_a_fact_of_the_region_comes_before_what_is_told_for_all() -> None:
    told = {"": {"operator": "Amt", "authority": "Aufsicht"}, "bursa": {"operator": "Bursa MEM", "address": ""}}
    assert facts_of(told, "bursa", "hessen")["operator"] == "Bursa MEM"
    assert facts_of(told, "bursa", "hessen")["authority"] == bodies()["bursa"]["authority"]
    assert facts_of(told, "bursa", "hessen")["enforcement"] == bodies()["hessen"]["enforcement"]
    assert facts_of(told, "", "hessen")["authority"] == "Aufsicht"
    assert set(facts_of({}, "", "hessen")) == {"authority", "enforcement"}


def test_every_shipped_region_has_its_supervisory_authority() -> None:
    assert {key for key, body in bodies().items() if body["authority"]} == {row["key"] for row in shipped_regions()}


def test_the_language_of_the_reader_comes_first_then_what_most_read() -> None:
    shown = [language_to_show("fr", written) for written in (["de", "fr"], ["de", "en"], ["tr", "de"], ["tr"])]
    assert shown == ["fr", "en", "de", "tr"]
