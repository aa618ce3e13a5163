"""What somebody typed survives: an ended session, another one, a refusal, a thing that has gone."""

import html
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from werkzeug.datastructures import MultiDict

from portal.accounts.models import Assignment, SignInSession
from portal.accounts.rules.passwords import hashed
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.sending.models import KeptText
from portal.core.web.typed import Typed
from tests.builders.forms import forms_on
from tests.builders.sign_in import PASSWORD, sign_in
from tests.cast import Cast
from tests.page_reading import sent_by

TEXT = "Bitte nennt die Quelle\ndes zweiten Bildes."
REASON = {"words": TEXT, "codes": ["name_sources"]}


@pytest.fixture
def protected(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)


def reviewing(cast: Cast, dana: FlaskClient) -> tuple[str, MultiDict[str, Any]]:
    """Dana asks Anna for something: the address, and what she sends to it."""
    contribution = cast.contribution(status="in_review")
    page = f"/de/moderation/{contribution.id}"
    return f"{page}/request_changes", sent_by(dana.get(page), "/request_changes", **REASON)


def writing(anna: FlaskClient) -> MultiDict[str, Any]:
    return sent_by(anna.get("/de/contributions/new"), "/new", title="Der Main", text="Er fließt.")


def end_sessions(cast: Cast) -> None:
    db.session.execute(delete(SignInSession))
    db.session.commit()


def shown(page: str) -> str:
    return html.unescape(page)


def test_a_reason_waits_behind_the_login_when_the_session_has_ended(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    end_sessions(cast)
    sent_away = dana.post(address, data=typed)
    assert (sent_away.status_code, sent_away.location) == (303, "/de/sign-in?next=/de/kept")
    assert "aufbewahrt" in dana.get(sent_away.location).text
    again = cast.signed_in(cast.dana)
    page = again.get("/de/kept").text
    assert TEXT in shown(page)
    form = next(form for form in forms_on(page) if form.action == address)
    assert again.post(address, data=form.data).status_code == 303
    assert db.session.scalars(select(Contribution.status)).one() == "changes_requested"
    assert db.session.scalars(select(KeptText)).all() == []


def test_signing_in_leads_back_to_the_text(cast: Cast) -> None:
    """Whatever way: the text of a card or a link has no next page."""
    cast.carla.password_hash = hashed(PASSWORD)
    carla = cast.signed_in(cast.carla)
    typed = sent_by(carla.get("/de/classes/new"), "", name="Klasse 9c", age="14")
    end_sessions(cast)
    carla.post("/de/classes/new", data=typed)
    assert sign_in(cast.app.test_client()).location == "/de/kept"


def test_a_text_that_is_kept_can_be_dropped_by_its_author_alone(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    end_sessions(cast)
    dana.post(address, data=typed)
    number = db.session.scalars(select(KeptText.id)).one()
    carla = cast.signed_in(cast.carla)
    assert TEXT not in shown(carla.get("/de/kept").text)
    assert carla.post(f"/de/kept/{number}/drop").status_code == 404
    again = cast.signed_in(cast.dana)
    assert again.post(f"/de/kept/{number}/drop").status_code == 303
    assert db.session.scalars(select(KeptText)).all() == []


def test_an_old_key_that_somebody_has_found_keeps_nothing_in_the_name_of_its_owner(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = reviewing(cast, cast.signed_in(cast.dana))[1]
    monkeypatch.setattr("portal.core.web.once.VALID", timedelta(days=-1))
    visitor = cast.app.test_client()
    assert visitor.post("/de/classes/new", data=typed).location == "/de/sign-in"
    assert db.session.scalars(select(KeptText)).all() == []


def test_a_text_is_not_dropped_with_a_key_of_its_author_by_somebody_else(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    end_sessions(cast)
    dana.post(address, data=typed)
    kept = str(db.session.scalars(select(KeptText.id)).one())
    asked = {"email": "ben@school.example", "once": typed["once"], "kept": kept}
    assert cast.app.test_client().post("/de/ask-for-link", data=asked).status_code == 303
    assert [text.id for text in db.session.scalars(select(KeptText))] == [int(kept)]


@pytest.mark.usefixtures("protected")
def test_a_session_renewed_in_another_window_costs_one_click(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    with dana.session_transaction() as session:
        session["csrf_token"] = "of the other window"
    page = dana.post(address, data=typed)
    assert page.status_code == 400
    assert TEXT in shown(page.text)
    form = next(form for form in forms_on(page.text) if form.action == address)
    assert dana.post(address, data=form.data).status_code == 303


@pytest.mark.usefixtures("protected")
def test_a_text_is_not_sent_by_whoever_is_logged_in_by_now(cast: Cast) -> None:
    anna, ben = cast.signed_in(cast.anna), cast.signed_in(cast.ben)
    typed = writing(anna)
    page = ben.post("/de/contributions/new", data=typed)
    assert page.status_code == 400
    assert [form for form in forms_on(page.text) if form.action == "/de/contributions/new"] == []
    assert "Er fließt." in shown(cast.signed_in(cast.anna).get("/de/kept").text)
    assert "Er fließt." not in shown(ben.get("/de/kept").text)


@pytest.mark.usefixtures("protected")
def test_another_site_shows_nothing_here_and_sends_nothing(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    page = dana.post(address, data=typed, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 400
    assert TEXT not in shown(page.text)


@pytest.mark.usefixtures("protected")
def test_without_a_key_of_this_portal_nothing_can_be_sent_again(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    typed["once"] = typed["csrf_token"] = "forged"
    page = dana.post(address, data=typed)
    assert page.status_code == 400
    assert f'action="{address}"' not in page.text


def test_a_refused_reason_stays_and_the_page_says_who_was_faster(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    cast.signed_in(cast.anna).post(
        address.replace("moderation", "contributions").replace("request_changes", "withdraw")
    )
    page = dana.post(address, data=typed)
    assert page.status_code == 404  # withdrawn: not Dana's any more
    assert TEXT in shown(page.text)


def test_a_conflict_says_who_did_what_meanwhile(cast: Cast) -> None:
    gero = cast.gero
    gero.cares_for.append(Assignment(region_key="hessen"))
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    address, typed = reviewing(cast, dana)
    cast.signed_in(gero).post(address.replace("request_changes", "publish"))
    page = dana.post(address, data=typed, headers={"Referer": "http://localhost/de/moderation?languages=all"})
    assert page.status_code == 409
    assert TEXT in shown(page.text)
    assert "Veröffentlicht" in page.text
    assert "Gero" in page.text
    assert 'href="/de/moderation?languages=all"' in page.text


def test_a_message_to_partners_who_have_gone_stays(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    page = carla.post("/de/partner-requests/999/messages", data={"message-text": TEXT, "message-language": "de"})
    assert page.status_code == 404
    assert TEXT in shown(page.text)


def test_a_referrer_that_is_no_address_does_no_harm(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    typed = {"message-text": TEXT, "message-language": "de"}
    page = carla.post("/de/partner-requests/999/messages", data=typed, headers={"Referer": "http://["})
    assert page.status_code == 404
    assert TEXT in shown(page.text)


def test_scripts_are_told_where_to_log_in(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    typed = writing(anna)
    end_sessions(cast)
    answer = anna.post("/de/contributions/new", data=typed, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.get_json()["url"]) == (401, "/de/sign-in?next=/de/kept")


def test_text_that_came_with_a_large_file_is_kept_and_the_file_is_not(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    typed = writing(anna)
    end_sessions(cast)
    typed["files"] = (BytesIO(b"x" * 300_000), "a.jpg")
    assert anna.post("/de/contributions/new", data=typed).location == "/de/sign-in?next=/de/kept"
    assert "Er fließt." in shown(cast.signed_in(cast.anna).get("/de/kept").text)


@pytest.mark.parametrize(
    ("value", "is_text"),
    [("Zu kurz.", True), ("Nein", True), ("Łódź", True), ("hessen", False), ("explain_more", False), ("2026-12-01", False), ("", False)],
)  # fmt: skip
def test_codes_are_not_shown_as_if_they_had_been_typed(value: str, is_text: bool) -> None:
    assert Typed("words", value).is_text is is_text
