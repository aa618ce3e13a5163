"""Anna and Ben sign in by card and by class code; nobody gets in by guessing."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.accounts.rules.throttle import FAILURES_PER_ADDRESS
from portal.classes import actions, queries
from portal.classes.rules import codes
from portal.core.db import db
from tests.builders.sign_in import who
from tests.cast import Cast


@pytest.fixture
def card(cast: Cast) -> str:
    """The code on Anna's new card."""
    anna = queries.get_student(cast.carla, cast.anna.id)
    actions.renew_card(anna)
    db.session.commit()
    return queries.card_code(anna)


def test_anna_scans_her_card_and_taps_once(cast: Cast, client: FlaskClient, card: str) -> None:
    short = client.get(f"/k/{card}")
    assert (short.status_code, short.location) == (302, f"/de/card/{card}")
    page = client.get(f"/en/card/{card}")
    assert "Hello Anna" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert who(client) is None, "looking at a card signs nobody in"
    answer = client.post(f"/en/card/{card}")
    assert (answer.status_code, answer.location) == (303, "/de/desk")
    assert who(client) is cast.anna


def test_anna_types_her_code_as_she_likes(cast: Cast, client: FlaskClient, card: str) -> None:
    typed = f" {codes.shown(card).lower().replace('0', 'o').replace('1', 'l')} "
    assert client.post("/en/card", data={"code": typed}).location == "/de/desk"
    assert who(client) is cast.anna


def test_ben_taps_his_name_on_the_shared_tablet(cast: Cast, client: FlaskClient) -> None:
    assert client.get("/c/aaaaaa").location == "/de/class/aaaaaa"
    assert client.post("/en/class", data={"code": "aaa-aaa"}).location == "/en/class/AAAAAA"
    page = client.get("/en/class/AAAAAA").text
    assert "Anna" in page
    assert "Filiz" not in page
    answer = client.post("/en/class/AAAAAA", data={"student": cast.ben.id})
    assert answer.location == "/pl/desk"
    assert who(client) is cast.ben


def test_after_ben_the_tablet_shows_the_names_again(cast: Cast, client: FlaskClient) -> None:
    client.post("/en/class/AAAAAA", data={"student": cast.ben.id})
    with client.session_transaction() as session:
        assert not session.permanent
    assert client.post("/pl/sign-out").location == "/en/class/AAAAAA"
    assert who(client) is None


def test_a_class_code_in_the_field_for_cards_works_too(client: FlaskClient, cast: Cast, card: str) -> None:
    assert client.post("/en/card", data={"code": "AAAAAA"}).location == "/en/class/AAAAAA"
    assert client.post("/en/class", data={"code": card}).location == "/de/desk"


def test_a_class_code_opens_no_other_class(client: FlaskClient, cast: Cast) -> None:
    assert client.post("/en/class/AAAAAA", data={"student": cast.filiz.id}).status_code == 404
    assert client.post("/en/class/AAAAAA", data={"student": cast.carla.id}).status_code == 404
    assert client.post("/en/class/AAAAAA").status_code == 404
    assert who(client) is None


def test_a_renewed_card_is_void_and_its_session_over(cast: Cast, client: FlaskClient, card: str) -> None:
    client.post(f"/en/card/{card}")
    actions.renew_card(queries.get_student(cast.carla, cast.anna.id))
    db.session.commit()
    assert client.get(f"/en/card/{card}").status_code == 404
    assert client.get(f"/k/{card}").status_code == 404
    assert client.post(f"/en/card/{card}").status_code == 404
    assert client.get("/en/desk").location == "/en/sign-in?next=/en/desk"


def test_a_wrong_code_says_what_to_do_and_stays_in_the_field(client: FlaskClient, cast: Cast) -> None:
    answer = client.post("/en/card", data={"code": "K7K7K-XXXXX"})
    assert answer.status_code == 422
    assert 'value="K7K7K-XXXXX"' in answer.text
    assert "ask your teacher" in answer.text
    assert client.post("/en/class", data={"code": ""}).status_code == 422


@pytest.mark.both_databases
def test_guessing_is_throttled_on_every_page(client: FlaskClient, cast: Cast, card: str) -> None:
    paths = ("/en/card/{}", "/en/class/{}", "/k/{}", "/c/{}")
    for number in range(FAILURES_PER_ADDRESS):
        assert client.get(paths[number % 4].format(f"K{number:05}")).status_code == 404
    assert client.get("/en/class/AAAAAA").status_code == 429
    assert client.post("/en/card", data={"code": card}).status_code == 429
    elsewhere = client.get("/en/class/AAAAAA", environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert elsewhere.status_code == 200


def test_a_whole_school_signs_in_from_one_address(client: FlaskClient, cast: Cast) -> None:
    for _ in range(FAILURES_PER_ADDRESS + 1):
        assert client.get("/en/class/AAAAAA").status_code == 200


@pytest.mark.parametrize("code", ["%00", "%F0%9F%A6%8A", "A" * 3000, "..%2F..", "'%20OR%201=1", "K%C4%B0", "%FF"])
def test_naughty_codes_find_nothing(client: FlaskClient, cast: Cast, code: str) -> None:
    for path in ("/en/card/", "/en/class/", "/k/", "/c/"):
        assert client.get(path + code).status_code == 404


def test_the_short_addresses_without_a_code_lead_to_the_field(client: FlaskClient) -> None:
    assert client.get("/k", headers={"Accept-Language": "pl"}).location == "/pl/card"
    assert client.get("/c", headers={"Accept-Language": "tr"}).location == "/tr/class"


def test_forms_are_protected_even_over_https(app: Flask, cast: Cast, card: str) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
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
        app.config["WTF_CSRF_ENABLED"] = False
