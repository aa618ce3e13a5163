"""Somebody without an account reports a barrier; Ada hears of it in her language and sees to it."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.legal.models import BarrierReport
from portal.legal.rules import barriers as rules
from tests.builders.publishing import Visit
from tests.builders.retention import erase
from tests.cast import Cast
from tests.page_reading import sent_by, words

FORM = "/tr/legal/report-barrier"
TYPED = {"text": "Resimleri göremiyorum.\n<b>evil.example</b>", "address": "/tr/gallery", "email": "deniz@evim.example"}


def reported(cast: Cast, **typed: str) -> BarrierReport:
    browser = cast.signed_in(None)
    assert browser.post(FORM, data=sent_by(browser.get(FORM), "", **{**TYPED, **typed})).status_code == 303
    return db.session.scalars(select(BarrierReport).order_by(BarrierReport.id.desc())).first()  # type: ignore[return-value]


def test_the_statement_leads_to_the_form_and_the_form_back_with_thanks(cast: Cast, visit: Visit) -> None:
    assert 'href="/tr/legal/report-barrier"' in visit("/tr/legal/accessibility").text
    browser = cast.signed_in(None)
    answer = browser.post(FORM, data=sent_by(browser.get(FORM), "", **TYPED), follow_redirects=True)
    assert "Mesajınız portal yöneticilerine ulaştı." in words(answer)


def test_administrators_read_it_in_their_language_and_nobody_else(cast: Cast) -> None:
    reported(cast)
    [email] = db.session.scalars(select(Email)).all()
    assert (email.recipient, email.language) == (cast.ada.email, "de")
    assert "Eine Barriere im Portal wurde gemeldet" in email.subject
    assert "> Resimleri göremiyorum.\n> <b>evil[.]example</b>" in email.text
    assert "Sprache der Nachricht: Türkçe" in email.text
    assert "E-Mail-Adresse für die Antwort: deniz@evim.example" in email.text


def test_without_an_address_the_email_says_so(cast: Cast) -> None:
    reported(cast, email="", address="")
    assert "Es wurde keine Adresse für eine Antwort angegeben." in db.session.scalars(select(Email.text)).one()


@pytest.mark.parametrize(("field", "value"), [("text", " "), ("email", "keine Adresse"), ("text", "x" * 4001)])
def test_what_can_not_be_sent_comes_back_with_everything_typed(cast: Cast, field: str, value: str) -> None:
    browser = cast.signed_in(None)
    answer = browser.post(FORM, data=sent_by(browser.get(FORM), "", **{**TYPED, field: value}))
    assert answer.status_code == 422
    assert "/tr/gallery" in answer.text
    assert db.session.scalars(select(BarrierReport)).all() == []


def test_many_reports_from_one_network_are_stopped(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = cast.signed_in(None)
    answers = [browser.post(FORM, data=sent_by(browser.get(FORM), "", text=f"{number}")) for number in range(21)]
    assert [answer.status_code for answer in answers[-2:]] == [303, 429]
    assert len(db.session.scalars(select(BarrierReport)).all()) == rules.REPORTS.network == 20


def test_the_page_is_filled_in_for_whoever_comes_from_it(client: FlaskClient) -> None:
    assert sent_by(client.get(f"{FORM}?page=/tr/map"), "")["address"] == "/tr/map"


def test_ada_sees_to_it_and_it_is_forgotten_later(cast: Cast) -> None:
    barrier = reported(cast)
    ada = cast.signed_in(cast.ada)
    assert "Reported barriers that wait for an answer: 1" in words(ada.get("/en/administration/legal"))
    page = ada.get("/en/administration/legal/barriers")
    assert "Resimleri göremiyorum. <b>evil.example</b>" in words(page)
    path = f"/en/administration/legal/barriers/{barrier.id}/settle"
    assert ada.post(path).status_code == 303
    assert ada.post(path).status_code == 409
    assert "Dealt with" in words(ada.get("/en/administration/legal/barriers"))
    assert erase("barrier_reports") == 0
    assert db.session.get(BarrierReport, barrier.id)
    barrier.done_at = now() - timedelta(days=91)
    assert erase("barrier_reports") == 1
    assert db.session.scalars(select(BarrierReport)).all() == []


def test_without_reports_the_list_says_so(cast: Cast) -> None:
    assert "No barriers have been reported." in words(cast.signed_in(cast.ada).get("/en/administration/legal/barriers"))


def test_the_foot_of_every_email_leads_to_privacy_and_imprint(cast: Cast) -> None:
    reported(cast)
    text = db.session.scalars(select(Email.text)).one()
    assert text.endswith(
        "Impressum: http://portal.example/de/legal/imprint\n"
        "Datenschutzerklärung: http://portal.example/de/legal/privacy\n"
    )
