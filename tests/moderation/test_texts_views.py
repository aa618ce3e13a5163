"""Text templates of Hessen: Dana keeps them, and puts one into a reason without losing what she typed."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.models import Assignment
from portal.contributions.models import Contribution
from portal.contributions.queries.history import history
from portal.contributions.rules import Reason, Status
from portal.core.db import db
from portal.moderation.models import ReasonText
from tests.builders.moderating import Queue
from tests.cast import Cast
from tests.page_reading import NAUGHTY, harm, parsed, sent_by, words

LIST = "/en/moderation/reason-texts"


def keep(browser: FlaskClient, address: str = f"{LIST}/new", **typed: Any) -> TestResponse:
    """Fills the form on this page."""
    return browser.post(address, data=sent_by(browser.get(address), "", **typed))


def offered(page: TestResponse) -> dict[str, list[str]]:
    """Of the first form: by the name of the language what can be inserted."""
    menu = next(e for e in parsed(page).iter("select") if e.get("name") == "text")
    return {str(e.get("label")): ["".join(o.itertext()) for o in e] for e in menu.iter("optgroup")}


def key_of(page: TestResponse, title: str) -> str:
    menu = next(e for e in parsed(page).iter("select") if e.get("name") == "text")
    return next(str(o.get("value")) for o in menu.iter("option") if "".join(o.itertext()) == title)


def insert(browser: FlaskClient, contribution: Contribution, title: str, **typed: Any) -> TestResponse:
    page = browser.get(f"/en/moderation/{contribution.id}")
    key = key_of(page, title) if title else ""
    sent = sent_by(page, f"{contribution.id}/request_changes", text=key, **typed)
    return browser.post(f"/en/moderation/{contribution.id}/request_changes/insert", data=sent)


@pytest.mark.both_databases
def test_a_text_is_put_behind_what_was_typed_and_sent_as_it_stands(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    keep(dana, language="de", title="Ton", text="Der Ton ist zu leise.")
    page = insert(dana, contribution, "Ton", words="Schön!", codes=[Reason.TOO_SHORT])
    assert page.status_code == 200
    form = sent_by(page, f"{contribution.id}/request_changes")
    assert form.getlist("codes") == ["too_short"]
    assert (form["words"], form["words_language"]) == ("Schön!\n\nDer Ton ist zu leise.", "de")
    assert contribution.status == Status.IN_REVIEW
    assert dana.post(f"/en/moderation/{contribution.id}/request_changes", data=form).status_code == 303
    text = db.session.scalars(select(ReasonText)).one()
    keep(dana, f"{LIST}/{text.id}", text="Ganz anders")
    entry = history(contribution)[0]
    assert (entry.reason, entry.reason_language) == ("Schön!\n\nDer Ton ist zu leise.", "de")


def test_texts_of_the_portal_are_there_in_the_language_of_the_work_first(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(language="fr"), cast.signed_in(cast.dana)
    page = dana.get(f"/en/moderation/{contribution.id}")
    assert list(offered(page)) == ["Français", "Deutsch", "English"]
    assert [len(texts) for texts in offered(page).values()] == [6, 6, 6]
    inserted = sent_by(insert(dana, contribution, "Presque prêt"), f"{contribution.id}/request_changes")
    assert inserted["words"].startswith("Merci pour votre contribution")
    assert inserted["words_language"] == "fr"


def test_own_words_keep_their_language(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(language="fr"), cast.signed_in(cast.dana)
    typed = insert(dana, contribution, "Presque prêt", words="Hallo", words_language="de")
    assert sent_by(typed, f"{contribution.id}/request_changes")["words_language"] == "de"


def test_ben_reads_danas_french_with_its_language(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    form = {"words": "C’est beau.", "words_language": "fr"}
    dana.post(f"/en/moderation/{contribution.id}/reject", data=form)
    assert history(contribution)[0].reason_language == "fr"
    form = {"words": "C’est beau.", "words_language": "xx"}
    other = waiting()
    dana.post(f"/en/moderation/{other.id}/reject", data=form)
    assert history(other)[0].reason_language == "de"


@pytest.mark.parametrize(
    ("title", "typed", "complaint"),
    [("", "Hallo", "Please choose a text from the list."), ("Ton", "a" * 1999, "There is no room for this text.")],
)
def test_what_can_not_be_inserted_loses_nothing(
    cast: Cast, waiting: Queue, title: str, typed: str, complaint: str
) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    keep(dana, language="de", title="Ton", text="Der Ton ist zu leise.")
    page = insert(dana, contribution, title, words=typed)
    assert complaint in words(page)
    assert sent_by(page, f"{contribution.id}/request_changes")["words"] == typed


def test_a_region_says_it_in_its_own_words_and_goes_back_to_those_of_the_portal(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    address = f"{LIST}/new?region=hessen&language=de&code=almost_done"
    assert "Danke für deinen Beitrag!" in dana.get(address).text
    assert keep(dana, address, title="Gleich so weit", text="Nur noch dies:").status_code == 303
    assert offered(dana.get(f"/en/moderation/{contribution.id}"))["Deutsch"][0] == "Gleich so weit"
    text = db.session.scalars(select(ReasonText)).one()
    page = dana.get(f"{LIST}/{text.id}")
    assert "Use the text of the portal again" in words(page)
    dana.post(f"{LIST}/{text.id}/delete", data=sent_by(page, "/delete"))
    assert offered(dana.get(f"/en/moderation/{contribution.id}"))["Deutsch"][0] == "Fast fertig"


def test_replaced_in_another_language_it_is_one_more(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    keep(dana, f"{LIST}/new?region=hessen&language=de&code=almost_done", language="fr")
    text = db.session.scalars(select(ReasonText)).one()
    assert (text.language, text.code) == ("fr", "")
    dana.post(f"{LIST}/{text.id}/delete")
    assert db.session.scalars(select(ReasonText)).all() == []


def test_texts_belong_to_a_region(cast: Cast, waiting: Queue) -> None:
    contribution, dana, gero = waiting(language="tr"), cast.signed_in(cast.dana), cast.signed_in(cast.gero)
    keep(dana, language="tr", title="Ses", text="Ses çok kısık.")
    assert "Ses çok kısık." in words(dana.get(LIST))
    assert "Ses çok kısık." not in words(gero.get(f"{LIST}?region=hessen"))
    contribution.review_region_key = "bursa"
    db.session.commit()
    assert "Ses" not in offered(gero.get(f"/en/moderation/{contribution.id}"))["Türkçe"]
    cast.dana.cares_for.append(Assignment(region_key="bursa"))
    db.session.commit()
    assert "Ses çok kısık." not in words(cast.signed_in(cast.dana).get(f"{LIST}?region=bursa"))


def test_a_refused_text_comes_back_and_two_windows_do_not_overwrite_each_other(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    refused = keep(dana, language="pl", title="", text="Za cicho.")
    assert (refused.status_code, "Please fill in this field." in words(refused)) == (422, True)
    assert "Za cicho." in words(refused)
    keep(dana, language="pl", title="Dźwięk", text="Za cicho.")
    address = f"{LIST}/{db.session.scalars(select(ReasonText)).one().id}"
    windows = [sent_by(dana.get(address), "", text=text) for text in ("Eins", "Zwei")]
    answers = [dana.post(address, data=window) for window in windows]
    assert [answer.status_code for answer in answers] == [303, 422]
    assert "Zwei" in words(answers[1])
    assert db.session.scalars(select(ReasonText.text)).one() == "Eins"


def test_whoever_coordinates_no_region_has_none(cast: Cast) -> None:
    cast.dana.cares_for = []
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    assert dana.get(LIST).status_code == 404
    assert "Text templates" not in words(dana.get("/en/moderation"))


def test_a_text_stays_text(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    for text in NAUGHTY:
        keep(dana, language="de", title=text[:80], text=text)
    pages = [dana.get(LIST), insert(dana, contribution, NAUGHTY[0])]
    assert [harm(page) for page in pages] == [[], []]
