"""Links from emails: asked for, opened, used once."""

import base64
import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from portal.accounts.actions.invitations import invite
from portal.accounts.actions.sign_in import sign_in_by_link
from portal.accounts.actions.sign_up import sign_up
from portal.accounts.models import EmailChange, Person
from portal.accounts.queries.links import LET_IN, Purpose, change_link, link
from portal.accounts.rules.throttle import CLAIMS, LINKS
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.core.web.access import Role
from tests.builders.attempts import leave
from tests.builders.jobs import work
from tests.builders.sign_in import PASSWORD, is_in, path_in, sign_in, without_token
from tests.cast import Cast
from tests.page_reading import parsed, words
from tests.statements import counted


def path_for(purpose: Purpose, person: Person) -> str:
    return link(purpose, person).removeprefix("http://portal.example")


def made(purpose: Purpose, person: Person, ago: timedelta) -> str:
    """The path of a link that was made a while ago."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("itsdangerous.timed.time.time", (now() - ago).timestamp)
        return path_for(purpose, person)


def said_by(address: str) -> bytes:
    """What everybody can read in a link."""
    return base64.urlsafe_b64decode(address.rpartition("/")[2].partition(".")[0] + "==")


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
        seen[email] = [statement for statement in statements if "public_change" not in statement]
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


@pytest.mark.parametrize(("purpose", "name"), [(Purpose.SIGN_IN, "carla"), (Purpose.CONFIRM_EMAIL, "carla"),
                                               (Purpose.INVITATION, "gero")])  # fmt: skip
def test_after_an_hour_a_link_lets_nobody_in_and_sends_another_with_one_click(
    cast: Cast, app: Flask, client: FlaskClient, purpose: Purpose, name: str
) -> None:
    person: Person = getattr(cast, name)
    person.email_confirmed_at = None
    db.session.commit()
    assert client.get(made(purpose, person, timedelta(minutes=59))).status_code == 200
    old = made(purpose, person, timedelta(minutes=61))
    page = client.get(old)
    assert "one hour" in words(client.get(old.replace(f"/{person.language}/", "/en/", 1)))
    assert client.post(old, data={"name": "Gero", "password": PASSWORD}).status_code == 422
    assert not is_in(client)
    again = str(parsed(page).find(".//main//form").get("action"))  # type: ignore[union-attr]
    client.post(again)
    assert the_mail().recipient == person.email
    client.post(path_in(the_mail()), data={"name": "Gero", "password": PASSWORD})
    assert is_in(client)
    assert app.test_client().post(again).location == f"/{person.language}/ask-for-link"  # the old one is used up, too


def test_after_a_month_a_link_sends_none(cast: Cast, client: FlaskClient) -> None:
    old = made(Purpose.SIGN_IN, cast.carla, timedelta(days=31))
    assert client.get(old).location == "/de/ask-for-link"
    client.post(old.replace("/sign-in-link/", "/new-link/sign_in_by_link/"))
    assert db.session.scalars(select(Email)).all() == []


def test_carla_who_works_already_may_confirm_her_address_next_week(app: Flask, client: FlaskClient) -> None:
    """That lets nobody in; with an account at that address it would, so then it does not work."""
    cast = Cast(app)
    for email, status in (("new@school.example", 200), ("emil@school.example", 422)):
        person = sign_up("Carla", email, None, "de", Role.TEACHER)
        db.session.commit()
        browser = cast.signed_in(person)
        link_of_last_week = made(Purpose.CONFIRM_EMAIL, person, timedelta(days=7))
        assert browser.get(link_of_last_week).status_code == 200
        assert ("one hour" in words(browser.get(link_of_last_week.replace("/de/", "/en/")))) is (status == 422)


@pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.INVITATION])
def test_a_link_ends_with_the_address_that_it_went_to(cast: Cast, client: FlaskClient, purpose: Purpose) -> None:
    """Whatever changes it: the session serial is not asked for it."""
    path = path_for(purpose, cast.carla)
    cast.carla.email = "carla@elsewhere.example"
    db.session.commit()
    assert client.get(path).location == "/de/ask-for-link"


def test_a_link_names_no_address(cast: Cast) -> None:
    cast.carla.email_confirmed_at = None
    for purpose in LET_IN:
        assert b"@" not in said_by(path_for(purpose, cast.carla))
    change = EmailChange(
        id=1, person_id=cast.carla.id, old_email="carla@school.example", new_email="new@school.example"
    )
    for purpose in (Purpose.NEW_EMAIL, Purpose.OLD_EMAIL):
        assert b"@" not in said_by(change_link(purpose, change, "de"))


def test_of_two_people_who_open_a_link_at_the_same_moment_one_gets_in(cast: Cast) -> None:
    """The second has read the account before the first used the link."""
    serial = cast.carla.sign_in_serial
    sign_in_by_link(cast.carla, None)
    db.session.commit()
    set_committed_value(cast.carla, "sign_in_serial", serial)
    with pytest.raises(Refused):
        sign_in_by_link(cast.carla, None)


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


def test_asking_again_within_minutes_sends_another_link_and_says_so_when_it_does_not(app: Flask, cast: Cast) -> None:
    client, data = app.test_client(), {"email": "carla@school.example"}
    for _ in range(2):
        assert client.post("/en/ask-for-link", data=data).status_code == 303
        work(app)
    sent = select(Email.id).where(Email.event.startswith("sign in"))
    assert len(db.session.scalars(sent).all()) == 2
    for email in ("carla@school.example", "nobody@school.example"):  # the answer is the same
        leave(0, "ask for link", LINKS, of=LINKS.everywhere or 0, subject=email)
        answer = client.post("/en/ask-for-link", data={"email": email})
        assert (answer.status_code, "so none is sent now" in words(answer)) == (429, True)
    work(app)
    assert len(db.session.scalars(sent).all()) == 2


def test_a_link_that_was_not_sent_is_not_said_to_be_sent(cast: Cast) -> None:
    cast.carla.email_confirmed_at = None
    leave(0, "confirm email", CLAIMS, of=CLAIMS.everywhere or 0, subject="carla@school.example")
    carla = cast.signed_in(cast.carla)
    page = carla.post("/en/settings/confirm-email", follow_redirects=True)
    assert "so none is sent now" in words(page)
    assert db.session.scalars(select(Email.id)).all() == []


def test_asking_for_the_same_new_address_again_says_that_nothing_is_sent(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    answers = [
        carla.post("/en/settings/email", data={"email": "new@school.example"}, follow_redirects=True) for _ in range(2)
    ]
    assert ["so none is sent now" in words(answer) for answer in answers] == [False, True]
