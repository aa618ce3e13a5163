"""Ada edits legal pages in the browser: preview first, nothing lost, nothing overwritten unawares."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.core.clock import today
from portal.core.db import db
from portal.legal.actions.texts import Text, publish
from portal.legal.queries.texts import Place
from portal.legal.rules.pages import Page
from tests.builders.publishing import Visit
from tests.cast import Cast
from tests.page_reading import harm, parsed, sent_by, words

EDITOR = "/en/administration/legal/imprint/de"
FACTS = "/en/administration/legal/facts"


@pytest.fixture
def ada(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.ada)


def look_and_publish(browser: FlaskClient, path: str = EDITOR, **typed: str) -> TestResponse:
    looked = browser.post(path, data=sent_by(browser.get(path), "", **typed))
    assert looked.status_code == 200, words(looked)
    return browser.post(path, data={**sent_by(looked, ""), "publish": "1"})


def test_what_is_published_is_read_by_everybody_with_its_day(ada: FlaskClient, visit: Visit) -> None:
    assert look_and_publish(ada, text="# Anbieter\n\n{operator} selbst", is_checked="y").status_code == 303
    page = words(visit("/de/legal/imprint"))
    assert "(noch nicht angegeben) selbst" in page
    assert "juristisch" not in page
    assert f"{today().day}. " in page.partition("Stand: ")[2]


def test_nothing_is_published_before_this_very_text_was_looked_at(ada: FlaskClient, visit: Visit) -> None:
    sent = sent_by(ada.get(EDITOR), "", text="Gar nicht angesehen")
    answer = ada.post(EDITOR, data={**sent, "publish": "1"})
    assert "Gar nicht angesehen" in words(answer)
    changed = {**sent_by(answer, "", text="Danach geändert"), "publish": "1"}
    assert "Danach geändert" in words(ada.post(EDITOR, data=changed))
    assert "angesehen" not in words(visit("/de/legal/imprint"))


def changes(answer: TestResponse, mark: str) -> list[str]:
    """The words that are marked so, without what screen readers are told before them."""
    return ["".join(element.itertext()).partition(": ")[2].strip() for element in parsed(answer).iter(mark)]


def test_the_preview_marks_what_is_different(ada: FlaskClient) -> None:
    look_and_publish(ada, text="Eins bleibt.\n\nZwei geht.")
    answer = ada.post(EDITOR, data=sent_by(ada.get(EDITOR), "", text="Eins bleibt.\n\nDrei geht."))
    assert [changes(answer, mark) for mark in ("del", "ins")] == [["Zwei"], ["Drei"]]
    same = ada.post(EDITOR, data=sent_by(ada.get(EDITOR), ""))
    assert "Nothing. The text is the same." in words(same)


def test_an_unknown_place_is_refused_beside_the_field_and_the_text_is_kept(ada: FlaskClient) -> None:
    answer = ada.post(EDITOR, data=sent_by(ada.get(EDITOR), "", text="Wer {oparator} ist"))
    assert answer.status_code == 422
    assert "Nothing is known for {oparator}." in words(answer)
    assert "Wer {oparator} ist" in answer.text


def test_whoever_is_late_is_told_and_publishes_again(ada: FlaskClient, cast: Cast) -> None:
    looked = ada.post(EDITOR, data=sent_by(ada.get(EDITOR), "", text="Von Ada"))
    publish(Place(Page.IMPRINT, "", "de"), Text("Von Otto"), by=cast.ada)
    db.session.commit()
    late = ada.post(EDITOR, data={**sent_by(looked, ""), "publish": "1"})
    assert late.status_code == 422
    assert "Somebody else has changed this since the page was opened." in words(late)
    assert [changes(late, mark) for mark in ("del", "ins")] == [["Otto"], ["Ada"]]
    assert ada.post(EDITOR, data={**sent_by(late, ""), "publish": "1"}).status_code == 303


def test_markup_of_administrators_is_as_safe_as_that_of_everybody(ada: FlaskClient, visit: Visit) -> None:
    look_and_publish(
        ada, text="<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> {operator}"
    )
    ada.post(FACTS, data=sent_by(ada.get(FACTS), "", operator="<script>alert(2)</script>"))
    assert list(harm(visit("/de/legal/imprint"))) == []


def test_a_text_that_is_not_written_in_a_language_is_named_and_marked(ada: FlaskClient, visit: Visit) -> None:
    look_and_publish(ada, text="Auf Deutsch")
    answer = visit("/fr/legal/imprint")
    assert '<div class="prose" lang="de">' in answer.text
    assert "Ce texte n’existe pour l’instant que dans une langue. Langue : Deutsch" in words(answer)
    look_and_publish(ada, "/en/administration/legal/imprint/en", text="In English")
    assert "Cette page" not in words(visit("/de/legal/imprint"))
    assert "Il est affiché dans une autre. Langue : English" in words(visit("/fr/legal/imprint"))


def test_an_older_version_stays_readable_and_can_be_published_again(ada: FlaskClient, visit: Visit) -> None:
    for text in ("Erste Fassung", "Zweite Fassung"):
        look_and_publish(ada, text=text)
    page = visit("/de/legal/imprint")
    [link] = {part.split('"')[0] for part in page.text.split('href="') if "/legal/versions/" in part}
    old = words(visit(link))
    assert "Erste Fassung" in old
    assert "Diese Fassung gilt nicht mehr." in old
    sent = sent_by(ada.get(f"{EDITOR}?from=1"), "")
    assert sent["text"] == "Erste Fassung"
    looked = ada.post(EDITOR, data=sent)
    ada.post(EDITOR, data={**sent_by(looked, ""), "publish": "1"})
    assert "Erste Fassung" in words(visit("/de/legal/imprint"))
    assert "# Anbieter" in ada.get(f"{EDITOR}?from=draft").text


def test_a_region_gets_a_text_of_its_own_and_gives_it_back(ada: FlaskClient, visit: Visit) -> None:
    own = "/en/administration/legal/privacy/de?region=hessen"
    look_and_publish(ada, own, text="Für Hessen")
    assert "Für Hessen" in words(visit("/de/legal/privacy/hessen"))
    assert "Für Hessen" not in words(visit("/de/legal/privacy"))
    assert 'href="/de/legal/privacy/hessen"' in visit("/de/legal/privacy").text
    assert "Version 1" in words(ada.get("/en/administration/legal?region=hessen"))
    ada.post("/en/administration/legal/privacy/de/withdraw?region=hessen")
    assert "Für Hessen" not in words(visit("/de/legal/privacy/hessen"))
    assert visit("/de/legal/privacy/atlantis").status_code == 404


def test_facts_are_told_once_and_all_texts_say_them(ada: FlaskClient, visit: Visit) -> None:
    assert "Postal address" in words(ada.get("/en/administration/legal"))
    sent, second = (
        sent_by(ada.get(FACTS), "", operator="Amt für Austausch", address="Weg 1\n12345 Lindenbrück") for _ in range(2)
    )
    assert ada.post(FACTS, data=sent).status_code == 303
    for lang in ("de", "ru"):
        page = visit(f"/{lang}/legal/imprint").text
        assert "Amt für Austausch<br>\nWeg 1<br>\n12345 Lindenbrück" in page
    assert "Postal address" not in words(ada.get("/en/administration/legal"))
    late = ada.post(FACTS, data=second)
    assert late.status_code == 422
    assert "Somebody else has changed this" in words(late)


def test_a_fact_that_is_too_long_comes_back(ada: FlaskClient) -> None:
    answer = ada.post(FACTS, data=sent_by(ada.get(FACTS), "", operator="Amt " * 200))
    assert answer.status_code == 422
    assert "Amt Amt" in answer.text


def test_the_drafts_of_the_missing_languages_are_published_with_one_click(ada: FlaskClient, visit: Visit) -> None:
    look_and_publish(ada, text="Neu")
    assert "No text: readers get another language" in words(ada.get("/en/administration/legal"))
    ada.post("/en/administration/legal/imprint/publish-drafts")
    assert "Mentions" in words(visit("/fr/legal/imprint"))
    assert "Langue :" not in words(visit("/fr/legal/imprint"))
    look_and_publish(ada, text="Noch neuer")
    assert "Published. It holds from now on." in words(ada.get("/en/administration/legal"))


def test_other_languages_than_those_of_the_portal_have_no_editor(ada: FlaskClient) -> None:
    assert ada.get("/en/administration/legal/imprint/xx").status_code == 404
    assert ada.get("/en/administration/legal?region=atlantis").status_code == 200
