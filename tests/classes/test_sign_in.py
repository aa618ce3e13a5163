"""Anna signs in by her card; codes are typed as people like, and nobody gets in by guessing."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Attempts
from portal.classes import actions, queries
from portal.classes.rules import codes
from portal.core.db import db
from tests.builders.attempts import leave
from tests.builders.races import answers_at_once
from tests.builders.sign_in import who, without_token
from tests.cast import Cast
from tests.page_reading import sent_by

CARD_CODES, CLASS_CODES = codes.CARD_CODES.network or 0, codes.CLASS_CODES.network or 0


@pytest.fixture
def card(cast: Cast) -> str:
    """The code on Anna's new card."""
    anna = queries.get_student(cast.carla, cast.anna.id)
    actions.renew_card(anna)
    db.session.commit()
    return queries.card_code(anna)


def test_anna_scans_her_card_and_taps_once(cast: Cast, client: FlaskClient, card: str) -> None:
    scanned = queries.link_code(card)
    short = client.get(f"/k/{scanned}")
    assert (short.status_code, short.location) == (302, f"/de/card/{scanned}")
    page = client.get(f"/en/card/{scanned}")
    assert "Hello Anna" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert who(client) is None, "looking at a card signs nobody in"
    answer = client.post(f"/en/card/{scanned}")
    assert (answer.status_code, answer.location) == (303, "/de/desk")
    assert who(client) is cast.anna


def test_a_card_printed_before_takes_one_tap_too_and_greets_nobody_by_name(
    cast: Cast, client: FlaskClient, card: str
) -> None:
    assert client.get(f"/k/{card}", headers={"Accept-Language": "fr"}).location == f"/fr/card/{card}"
    page = client.get(f"/en/card/{card}")
    assert (page.status_code, "Anna" in page.text) == (200, False)
    assert client.post("/en/card", data=sent_by(page, "/en/card")).location == "/de/desk"
    assert who(client) is cast.anna


def test_anna_types_her_code_as_she_likes(cast: Cast, client: FlaskClient, card: str) -> None:
    typed = f" {codes.shown(card).lower().replace('0', 'o').replace('1', 'l')} "
    assert client.post("/en/card", data={"code": typed}).location == "/de/desk"
    assert who(client) is cast.anna


def test_a_class_code_in_the_field_for_cards_works_too(client: FlaskClient, cast: Cast, card: str) -> None:
    names = f"/en/class/{queries.link_code('AAAAAA')}"
    assert client.post("/en/card", data={"code": "AAAAAA"}).location == names
    assert client.post("/en/class", data={"code": card}).location == "/de/desk"


def test_a_renewed_card_is_void_and_its_session_over(cast: Cast, client: FlaskClient, card: str) -> None:
    client.post(f"/en/card/{card}")
    scanned = queries.link_code(card)
    actions.renew_card(queries.get_student(cast.carla, cast.anna.id))
    db.session.commit()
    assert client.get(f"/en/card/{scanned}").status_code == 404
    assert client.get(f"/k/{scanned}").status_code == 404
    assert client.post(f"/en/card/{scanned}").status_code == 404
    assert client.post(f"/en/card/{card}").status_code == 422
    assert client.get("/en/desk").location == "/en/sign-in?next=/en/desk"


def test_a_wrong_code_says_what_to_do_and_stays_in_the_field(client: FlaskClient, cast: Cast) -> None:
    answer = client.post("/en/card", data={"code": "K7K7K-XXXXX"})
    assert answer.status_code == 422
    assert 'value="K7K7K-XXXXX"' in answer.text
    assert "ask your teacher" in answer.text
    assert client.post("/en/class", data={"code": ""}).status_code == 422


# --- guessing ---


@pytest.mark.both_databases
def test_pictures_with_codes_in_their_addresses_lock_nobody_out_and_tell_nothing(
    client: FlaskClient, cast: Cast, card: str
) -> None:
    paths = ("/en/card/{}", "/en/class/{}", "/k/{}", "/c/{}")
    for number in range(12):
        assert client.get(paths[number % 4].format(f"K{number:05}")).status_code in (200, 302)
    db.session.rollback()
    assert db.session.scalars(select(Attempts)).all() == []
    assert client.post("/en/card", data={"code": card}).location == "/de/desk"
    visitor = cast.signed_in(None)
    pages = [without_token(visitor.get(f"/en/card/{code}").text.replace(code, "…")) for code in ("K7K7KXXXXX", card)]
    assert len({page.replace(codes.shown("K7K7KXXXXX"), "…").replace(codes.shown(card), "…") for page in pages}) == 1
    assert "Anna" not in cast.signed_in(None).get("/en/class/AAAAAA").text


def type_codes(client: FlaskClient, number: int, code: str) -> list[int]:
    return [client.post("/en/card", data={"code": code}).status_code for _ in range(number)]


@pytest.mark.both_databases
def test_typing_wrong_codes_is_slowed_down(app: Flask, cast: Cast, card: str) -> None:
    scanning, typing = app.test_client(), app.test_client()
    leave(1, "find_student_by_card", codes.CARD_CODES, of=CARD_CODES)
    assert type_codes(typing, 2, "K7K7KXXXXX") == [422, 429]
    assert typing.post("/en/card", data={"code": card}).status_code == 429
    assert typing.post(f"/en/card/{card}").status_code == 429
    assert scanning.post(f"/en/card/{queries.link_code(card)}").location == "/de/desk"  # whoever has a card gets in
    scanning.post("/de/sign-out")
    assert scanning.post("/en/card", data={"code": card}).location == "/de/desk"  # and types where she was before
    elsewhere = app.test_client().post("/en/card", data={"code": card}, environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert elsewhere.location == "/de/desk"


def test_guessing_class_codes_is_slowed_down_and_hits_no_card(app: Flask, cast: Cast, card: str) -> None:
    tablet, stranger = app.test_client(), app.test_client()
    names = f"/en/class/{queries.link_code('AAAAAA')}"
    assert tablet.post("/en/class", data={"code": "aaa-aaa"}).location == names
    leave(1, "find_class_by_code", codes.CLASS_CODES, of=CLASS_CODES)
    assert type_codes(stranger, 2, "ZZZZZZZZ") == [422, 429]
    assert stranger.post("/en/class", data={"code": "AAAAAA"}).status_code == 429
    assert stranger.get("/en/class/AAAAAA").status_code == 200
    assert tablet.post("/en/class", data={"code": "AAAAAA"}).location == names
    assert stranger.post("/en/card", data={"code": card}).location == "/de/desk"


def test_a_whole_school_signs_in_from_one_address(client: FlaskClient, cast: Cast) -> None:
    leave(1, "find_class_by_code", codes.CLASS_CODES, of=CLASS_CODES)
    assert [client.post("/en/class", data={"code": "AAAAAA"}).status_code for _ in range(3)] == [303] * 3


@pytest.mark.several_connections
def test_codes_typed_at_the_same_moment_are_counted_one_by_one(app: Flask, cast: Cast) -> None:
    leave(3, "find_class_by_code", codes.CLASS_CODES, of=CLASS_CODES)
    answers = answers_at_once([app.test_client() for _ in range(8)], ["/en/class"] * 8, {"code": "ZZZZZZZZ"})
    assert (answers.count(422), answers.count(429)) == (3, 5)


@pytest.mark.parametrize("code", ["%00", "%F0%9F%A6%8A", "A" * 3000, "..%2F..", "'%20OR%201=1", "K%C4%B0", "%FF"])
def test_naughty_codes_find_nothing(client: FlaskClient, cast: Cast, code: str) -> None:
    for path in ("/en/card/", "/en/class/", "/k/", "/c/"):
        assert client.get(path + code, follow_redirects=True).status_code == 404


def test_the_short_addresses_without_a_code_lead_to_the_field(client: FlaskClient) -> None:
    assert client.get("/k", headers={"Accept-Language": "pl"}).location == "/pl/card"
    assert client.get("/c", headers={"Accept-Language": "tr"}).location == "/tr/class"


def test_forms_are_protected_even_over_https(app: Flask, cast: Cast, card: str) -> None:
    app.config["WTF_CSRF_ENABLED"], app.config["BASE_URL"] = True, "https://portal.example"
    try:
        client = app.test_client()
        assert client.post(f"/en/card/{card}", base_url="https://portal.example").status_code == 400
        page = client.get(f"/en/card/{card}", base_url="https://portal.example").text
        token = page.split('name="csrf_token" value="')[1].split('"')[0]
        answer = client.post(
            f"/en/card/{card}",
            data={"csrf_token": token},
            base_url="https://portal.example",
            headers={"Referer": "https://portal.example/"},  # what strict-origin leaves of it
        )
        assert answer.status_code == 303
    finally:
        app.config["WTF_CSRF_ENABLED"], app.config["BASE_URL"] = False, "http://portal.example"
