"""Ada and her colleague publish legal pages: which text holds for whom, and what became of the older ones."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.core.db import db
from portal.core.refusal import NotFound, Refused
from portal.legal.actions.texts import Text, publish, publish_drafts, tell, withdraw
from portal.legal.models import LegalFacts, LegalVersion
from portal.legal.queries import texts as queries
from portal.legal.queries.texts import Place, holding
from portal.legal.rules.pages import Page, draft_of
from tests.builders.races import at_once
from tests.cast import Cast

TERMS = Place(Page.TERMS, "", "de")


def texts(lang: str, region: str = "") -> tuple[str, str]:
    found = holding(Page.TERMS, region, lang)
    return found.text, found.language


def test_the_draft_holds_until_something_is_published(cast: Cast) -> None:
    assert texts("tr") == (draft_of(Page.TERMS, "tr"), "tr")
    publish(TERMS, Text("Neue Bedingungen"), by=cast.ada)
    assert [texts(lang) for lang in ("de", "tr")] == [("Neue Bedingungen", "de")] * 2
    publish(Place(Page.TERMS, "", "en"), Text("New terms"), by=cast.ada)
    assert [texts(lang) for lang in ("de", "tr")] == [("Neue Bedingungen", "de"), ("New terms", "en")]


def test_every_publication_is_a_version_and_an_older_one_stays(cast: Cast) -> None:
    for text in ("Eins", "Zwei", "Drei"):
        publish(TERMS, Text(text, is_checked=True), by=cast.ada)
    versions = queries.versions_of(TERMS)
    assert [(each.number, each.text, each.by) for each in versions] == [
        (n, t, cast.ada) for n, t in ((3, "Drei"), (2, "Zwei"), (1, "Eins"))
    ]
    assert queries.replaced_at(versions[1]) == versions[0].published_at
    assert queries.replaced_at(versions[0]) is None
    assert queries.get_version(versions[2].id).text == "Eins"


def test_a_region_with_a_text_of_its_own_reads_it_and_the_others_that_for_all(cast: Cast) -> None:
    publish(TERMS, Text("Für alle"), by=cast.ada)
    publish(Place(Page.TERMS, "bursa", "tr"), Text("Bursa için"), by=cast.ada)
    assert [texts("de", "bursa"), texts("tr", "bursa")] == [("Bursa için", "tr")] * 2
    assert [texts("de", "hessen"), texts("tr", "")] == [("Für alle", "de")] * 2
    assert queries.regions_with_own(Page.TERMS) == ["bursa"]
    withdraw(Place(Page.TERMS, "bursa", "tr"), by=cast.ada)
    assert texts("tr", "bursa") == ("Für alle", "de")
    assert queries.regions_with_own(Page.TERMS) == []


def test_what_was_withdrawn_has_no_version_without_text(cast: Cast) -> None:
    publish(TERMS, Text("Eins"), by=cast.ada)
    withdraw(TERMS, by=cast.ada)
    assert texts("de") == (draft_of(Page.TERMS, "de"), "de")
    empty = queries.latest(TERMS)
    assert empty
    with pytest.raises(NotFound):
        queries.get_version(empty.id)


def test_drafts_fill_the_missing_languages_alone(cast: Cast) -> None:
    publish(TERMS, Text("Neue Bedingungen", is_checked=True), by=cast.ada)
    publish_drafts(Page.TERMS, by=cast.ada)
    assert texts("de") == ("Neue Bedingungen", "de")
    assert texts("ru") == (draft_of(Page.TERMS, "ru"), "ru")
    assert [lang for lang, each in queries.current(Page.TERMS, "").items() if each.is_checked] == ["de"]
    publish_drafts(Page.TERMS, by=cast.ada)
    assert len(db.session.scalars(select(LegalVersion)).all()) == 7


def test_an_older_version_says_what_was_known_about_the_operator_then(cast: Cast) -> None:
    day = datetime(2026, 5, 4, tzinfo=UTC)
    for number, name in enumerate(("Altes Amt", "Neues Amt")):
        db.session.add(
            LegalFacts(number=number, facts={"operator": name, "host": ""}, at=day + number * timedelta(days=2))
        )
    db.session.flush()
    told = [queries.facts_for("", until)["operator"] for until in (day + timedelta(days=1), None)]
    assert told == ["Altes Amt", "Neues Amt"]
    assert {"representative", "host"} <= {*queries.missing_facts()}


def test_facts_of_a_region_hide_those_of_all(cast: Cast) -> None:
    tell("", {"operator": "Amt", "contact": "amt@ministry.example"}, by=cast.ada)
    tell("bursa", {"operator": "Bursa MEM", "contact": ""}, by=cast.ada)
    facts = queries.facts_for("bursa")
    assert (facts["operator"], facts["contact"]) == ("Bursa MEM", "amt@ministry.example")
    assert queries.facts_otherwise("bursa")["operator"] == "Amt"
    assert queries.regions_with_own(Page.IMPRINT) == ["bursa"]


@pytest.mark.several_connections
def test_of_two_who_publish_at_the_same_moment_none_overwrites_the_other(cast: Cast, app: Flask) -> None:
    number = cast.ada.id

    def click() -> str:
        from portal.accounts.queries.people import get_person

        try:
            publish(TERMS, Text("Zugleich"), by=get_person(number))
            db.session.commit()
        except Refused as refused:
            db.session.rollback()
            return str(refused.code)
        return "published"

    results = at_once(app, [click, click])
    numbers = sorted(db.session.scalars(select(LegalVersion.number)))
    assert results.count("published") == len(numbers)
    assert numbers == [1, 2][: len(numbers)]
    assert set(results) <= {"published", "legal_changed_meanwhile"}
