"""Links from emails: asked for, opened, used once."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.actions.invitations import invite
from portal.accounts.actions.sign_up import sign_up
from portal.accounts.models import Person
from portal.accounts.queries.links import Purpose, link
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from tests.builders.jobs import work
from tests.builders.sign_in import PASSWORD, is_in, path_in, sign_in, without_token
from tests.cast import Cast
from tests.statements import counted


def path_for(purpose: Purpose, person: Person) -> str:
    return link(purpose, person).removeprefix("http://portal.example")


def the_mail() -> Email:
    return db.session.scalars(select(Email)).one()


def ask(client: FlaskClient, email: str) -> tuple[int, str | None, str]:
    answer = client.post("/en/ask-for-link", data={"email": email})
    work(client.application)
    return answer.status_code, answer.location, without_token(client.get("/en/sign-in").text)


def test_the_answer_is_the_same_whether_an_address_is_known(cast: Cast, app: Flask) -> None:
    assert ask(app.test_client(), "carla@school.example") == ask(app.test_client(), "nobody@school.example")


def test_the_answer_waits_for_nothing_that_depends_on_the_account(cast: Cast, app: Flask) -> None:
    seen = {}
    for email in ("carla@school.example", "nobody@school.example"):
        db.session.rollback()
        with counted() as statements:
            app.test_client().post("/en/ask-for-link", data={"email": email})
        seen[email] = [statement.partition("WHERE")[0] for statement in statements]
    assert seen["carla@school.example"] == seen["nobody@school.example"]
    assert not any("person" in statement for statement in seen["carla@school.example"])


def test_carla_forgot_her_password_and_chooses_another(cast: Cast, client: FlaskClient) -> None:
    ask(client, "carla@school.example")
    path = path_in(the_mail())
    assert path.startswith("/de/sign-in-link/")
    assert client.get(path).status_code == 200
    assert not is_in(client)  # looking at it is not enough: mail scanners do
    assert client.post(path, data={"password": PASSWORD}).location == "/de/desk"
    assert is_in(client)
    client.post("/de/sign-out")
    assert sign_in(client).status_code == 303


def test_a_link_works_once_and_then_offers_a_new_one(cast: Cast, client: FlaskClient) -> None:
    path = path_for(Purpose.SIGN_IN, cast.carla)
    client.post(path, data={})
    client.post("/de/sign-out")
    answer = client.post(path, data={})
    assert (answer.status_code, answer.location) == (303, "/de/ask-for-link")
    assert not is_in(client)


@pytest.mark.parametrize(
    ("purpose", "lifetime"),
    [
        (Purpose.SIGN_IN, timedelta(hours=2)),
        (Purpose.CONFIRM_EMAIL, timedelta(days=30)),
        (Purpose.INVITATION, timedelta(days=30)),
    ],
)
def test_a_link_that_nobody_opened_in_time_is_over(
    cast: Cast, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, purpose: Purpose, lifetime: timedelta
) -> None:
    cast.carla.email_confirmed_at = None
    db.session.commit()
    path, sent_at = path_for(purpose, cast.carla), now()
    for age, status in ((lifetime - timedelta(minutes=1), 200), (lifetime + timedelta(minutes=1), 303)):
        monkeypatch.setattr("itsdangerous.timed.time.time", (sent_at + age).timestamp)
        assert client.get(path).status_code == status


def test_without_a_new_password_the_old_one_stays(cast: Cast, client: FlaskClient) -> None:
    cast.carla.password_hash = "hash"
    db.session.commit()
    client.post(path_for(Purpose.SIGN_IN, cast.carla), data={"password": ""})
    assert is_in(client)
    assert cast.carla.password_hash == "hash"


def test_a_bad_password_leaves_the_link_alive(cast: Cast, client: FlaskClient) -> None:
    path = path_for(Purpose.SIGN_IN, cast.carla)
    for bad in ("short", "carla@school.example", "passwort123"):
        answer = client.post(path, data={"password": bad, "email": "forged@x.example"})
        assert answer.status_code == 422
        assert bad not in re.sub(r'value="[^"]*@[^"]*"', "", answer.text)
    assert client.post(path, data={"password": PASSWORD}).status_code == 303


def test_a_link_proves_the_address(cast: Cast, client: FlaskClient) -> None:
    cast.carla.email_confirmed_at = None
    db.session.commit()
    client.post(path_for(Purpose.SIGN_IN, cast.carla), data={})
    db.session.expire_all()
    assert cast.carla.email_confirmed_at is not None


def test_a_password_chosen_by_a_stranger_for_her_address_ends_with_her_first_link(
    app: Flask, client: FlaskClient
) -> None:
    person = sign_up("A stranger", "carla@school.example", PASSWORD, "de", Role.TEACHER)
    db.session.commit()
    client.post(path_for(Purpose.SIGN_IN, person), data={})
    assert is_in(client)
    assert sign_in(app.test_client()).status_code == 422


def test_confirming_takes_one_click_signs_in_and_works_once(app: Flask, client: FlaskClient) -> None:
    person = sign_up("Carla", "carla@school.example", None, "pl", Role.TEACHER)
    db.session.commit()
    path = path_in(the_mail())
    assert client.get(path).status_code == 200
    assert person.email_confirmed_at is None
    assert client.post(path).location == "/pl/desk"
    db.session.expire_all()
    assert person.email_confirmed_at is not None
    assert is_in(client)
    assert client.post(path).location == "/pl/ask-for-link"


def test_an_invited_coordinator_chooses_a_name_and_a_password(app: Flask, client: FlaskClient) -> None:
    person = invite(email="dana@region.example", role=Role.COORDINATOR, language="fr", regions=["aquitaine"])
    db.session.commit()
    path = path_in(the_mail())
    assert path.startswith("/fr/invitation/")
    refused = client.post(path, data={"name": "Dana Dubois", "password": "short"})
    assert refused.status_code == 422
    assert "Dana Dubois" in refused.text
    assert client.post(path, data={"name": "Dana Dubois", "password": PASSWORD}).location == "/fr/desk"
    assert is_in(client)
    db.session.expire_all()
    assert person.name == "Dana Dubois"
    assert client.get(path).location == "/fr/ask-for-link"


@pytest.mark.parametrize("page", ["sign-in-link", "invitation", "confirm-email"])
def test_a_forged_link_leads_to_a_new_one(cast: Cast, client: FlaskClient, page: str) -> None:
    assert client.get(f"/it/{page}/forged").location == "/it/ask-for-link"
