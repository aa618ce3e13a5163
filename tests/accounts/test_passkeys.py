"""Passkeys: set up with the password, shown once for each login, of this portal and nobody else."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.accounts.models import Passkey
from portal.accounts.rules import passwords
from portal.core.db import db
from tests.builders.authenticator import Authenticator
from tests.builders.sign_in import PASSWORD, is_in, sign_in
from tests.cast import Cast
from tests.page_reading import parsed

HERE = "http://localhost:8000"
ASK, SET_UP = "/de/sign-in/second-factor", "/de/settings/second-factor/passkey"


@pytest.fixture
def secure(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """A portal whose address has passkeys; Carla has a password."""
    monkeypatch.setitem(app.config, "BASE_URL", HERE)
    cast = Cast(app)
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return cast


@pytest.fixture
def phone() -> Authenticator:
    return Authenticator(HERE)


def options(client: FlaskClient, path: str) -> str:
    """What the page asks the browser for."""
    form = parsed(client.get(path)).find(".//form[@data-passkey]")
    assert form is not None
    return str(form.get("data-passkey"))


def set_up(laptop: FlaskClient, phone: Authenticator) -> int:
    answer = phone.create(options(laptop, SET_UP))
    return laptop.post(SET_UP, data={"credential": answer, "current": PASSWORD}).status_code


def show(client: FlaskClient, answer: str) -> int:
    return client.post(ASK, data={"credential": answer}).status_code


def test_carla_sets_a_passkey_up_and_signs_in_with_it(secure: Cast, client: FlaskClient, phone: Authenticator) -> None:
    laptop = secure.signed_in(secure.carla)
    assert set_up(laptop, phone) == 200
    for _ in range(2):
        sign_in(client)
        assert not is_in(client)
        assert show(client, phone.get(options(client, ASK))) == 303
        assert is_in(client)
        client.post("/de/sign-out")
    assert db.session.query(Passkey).one().sign_count == 2


def test_an_answer_counts_for_one_login(secure: Cast, app: Flask, phone: Authenticator) -> None:
    set_up(secure.signed_in(secure.carla), phone)
    first, second = app.test_client(), app.test_client()
    sign_in(first)
    sign_in(second)
    answer = phone.get(options(first, ASK))
    assert show(second, answer) == 422
    assert show(first, answer) == 303


def test_a_copy_of_the_passkey_is_noticed_by_its_count(secure: Cast, client: FlaskClient, phone: Authenticator) -> None:
    set_up(secure.signed_in(secure.carla), phone)
    sign_in(client)
    phone.count = 5
    show(client, phone.get(options(client, ASK)))
    client.post("/de/sign-out")
    sign_in(client)
    phone.count = 3
    assert show(client, phone.get(options(client, ASK))) == 422


def test_what_was_signed_for_another_site_is_worth_nothing(
    secure: Cast, client: FlaskClient, phone: Authenticator
) -> None:
    laptop = secure.signed_in(secure.carla)
    assert set_up(laptop, Authenticator("https://portal.evil.example")) == 422
    assert set_up(laptop, phone) == 200
    sign_in(client)
    phone.origin = "https://portal.evil.example"
    assert show(client, phone.get(options(client, ASK))) == 422


def test_somebody_elses_passkey_opens_nothing(secure: Cast, client: FlaskClient, phone: Authenticator) -> None:
    set_up(secure.signed_in(secure.carla), phone)
    emils = Authenticator(HERE)
    assert set_up(secure.signed_in(secure.emil), emils) == 200
    sign_in(client)
    assert show(client, emils.get(options(client, ASK))) == 422


def test_a_passkey_is_set_up_once_and_can_be_removed(secure: Cast, phone: Authenticator) -> None:
    laptop = secure.signed_in(secure.carla)
    set_up(laptop, phone)
    assert laptop.post(SET_UP, data={"credential": phone.create(options(laptop, SET_UP))}).status_code == 409
    laptop.post(f"/de/settings/second-factor/passkeys/{db.session.query(Passkey).one().id}/remove")
    assert db.session.query(Passkey).count() == 0


@pytest.mark.parametrize("forged", ["", "{}", "[]", "x", '{"id": "YQ", "rawId": "YQ", "response": {}}'])
def test_what_is_no_answer_makes_no_passkey(secure: Cast, forged: str) -> None:
    laptop = secure.signed_in(secure.carla)
    assert laptop.post(SET_UP, data={"credential": forged, "current": PASSWORD}).status_code == 422
    assert laptop.post(SET_UP, data={"credential": forged, "current": "wrong, wrong"}).status_code == 422
