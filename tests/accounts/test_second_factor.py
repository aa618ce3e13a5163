"""The second factor: who needs one, how it is set up, shown once, and lost."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.actions.invitations import invite
from portal.accounts.actions.second_factor import show_code
from portal.accounts.actions.sign_up import sign_up
from portal.accounts.models import AuthenticatorApp, Passkey, Person, RecoveryCode, SignInSession
from portal.accounts.queries.links import Purpose, link
from portal.accounts.queries.second_factor import needs_second_factor, secret_of
from portal.accounts.rules import passwords
from portal.accounts.rules.passkeys import site_of
from portal.accounts.rules.second_factor import N_RECOVERY_CODES, app_secret, matching_step, shown
from portal.accounts.rules.throttle import SECOND_FACTOR
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.people.cli import people
from tests.builders.sign_in import PASSWORD, code_of, is_in, path_in, sign_in, with_app
from tests.cast import Cast
from tests.page_reading import words

ASK, WAYS = "/de/sign-in/second-factor", "/de/settings/second-factor"


@pytest.fixture
def secure(cast: Cast) -> Cast:
    """Everybody has the same password."""
    for person in (cast.carla, cast.dana, cast.ada):
        person.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return cast


def shared_by(page: str) -> str:
    """The key that the page shows for the app."""
    match = re.search(r"Schlüssel: ([A-Z2-7-]+)", page)
    assert match
    return match[1].replace("-", "").upper()


def codes_in(page: str) -> list[str]:
    return re.findall(r"<li>((?:\w{4}-){2}\w{4})</li>", page)


# --- who needs one ---


def test_dana_is_led_to_set_one_up_before_she_reaches_her_queue(secure: Cast, client: FlaskClient) -> None:
    assert sign_in(client, "dana@school.example").location == ASK
    assert client.get(ASK).location == WAYS
    assert "zweiten Faktor" in words(client.get(WAYS))
    for path in ("/de/moderation", "/de/desk", "/de/settings", "/de/settings/devices"):
        assert client.get(path).status_code == 303
    cast_only = client.get(f"/de/projects/{secure.own_project('submitted').id}")  # visitors do not see it, either
    assert cast_only.status_code == 404

    page = client.get(f"{WAYS}/app").text
    done = client.post(f"{WAYS}/app", data={"code": pyotp.TOTP(shared_by(page)).now()})
    assert len(codes_in(done.text)) == N_RECOVERY_CODES
    assert client.get("/de/moderation").status_code == 200


@pytest.mark.parametrize(("name", "needs"), [("carla", False), ("dana", True), ("ada", True)])
def test_coordinators_and_administrators_need_one_unless_it_is_only_offered(
    secure: Cast, app: Flask, monkeypatch: pytest.MonkeyPatch, name: str, needs: bool
) -> None:
    first, second = app.test_client(), app.test_client()
    sign_in(first, f"{name}@school.example")
    assert is_in(first) is not needs
    monkeypatch.setitem(app.config, "SECOND_FACTOR", "offered")
    sign_in(second, f"{name}@school.example")
    assert is_in(second)


def test_a_link_from_an_email_does_not_stand_in_for_it(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.ada)
    path = link(Purpose.SIGN_IN, secure.ada).removeprefix("http://portal.example")
    assert client.post(path, data={"password": PASSWORD}).location == ASK
    assert not is_in(client)


def test_who_is_invited_begins_at_once_and_needs_it_from_the_next_time_on(app: Flask, client: FlaskClient) -> None:
    invite(email="dana@region.example", role=Role.COORDINATOR, language="de", regions=["hessen"])
    db.session.commit()
    path = path_in(db.session.scalars(select(Email)).one())
    assert client.post(path, data={"name": "Dana", "password": PASSWORD}).location == "/de/desk"
    assert "zweiter Faktor" in words(client.get("/de/desk"))
    assert client.get("/de/moderation").status_code == 200
    client.post("/de/sign-out")
    assert sign_in(client, "dana@region.example").location == ASK


@pytest.mark.parametrize("purpose", [Purpose.CONFIRM_EMAIL, Purpose.SIGN_IN])
def test_one_that_a_stranger_set_up_for_her_address_ends_with_her_first_link(
    cast: Cast, client: FlaskClient, purpose: Purpose
) -> None:
    person = sign_up("Nora", "nora@school.example", PASSWORD, "de", Role.TEACHER)
    with_app(person)
    path = link(purpose, person).removeprefix("http://portal.example")
    assert client.post(path).status_code == 303
    assert is_in(client)
    assert not needs_second_factor(person)


# --- showing it ---


def test_carla_who_set_one_up_shows_it_and_goes_on_to_where_she_wanted(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.carla)
    answer = client.post("/de/sign-in?next=/de/classes", data={"email": "carla@school.example", "password": PASSWORD})
    assert answer.location == f"{ASK}?next=/de/classes"
    assert client.get("/de/classes").location == "/de/sign-in?next=/de/classes"
    assert client.get("/de/sign-in?next=/de/classes").location == f"{ASK}?next=/de/classes"
    assert client.post(f"{ASK}?next=/de/classes", data={"code": code_of(secure.carla)}).location == "/de/classes"
    assert is_in(client)


def test_the_cookie_from_before_the_code_is_worth_nothing_after_it(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.carla)
    sign_in(client)
    with client.session_transaction() as session:
        before = dict(session)
    client.post(ASK, data={"code": code_of(secure.carla)})
    thief = client.application.test_client()
    with thief.session_transaction() as session:
        session.update(before)
    assert not is_in(thief)


def test_a_code_counts_once(secure: Cast, app: Flask) -> None:
    with_app(secure.carla)
    code, first, second = code_of(secure.carla), app.test_client(), app.test_client()
    sign_in(first), sign_in(second)
    assert first.post(ASK, data={"code": f" {code[:3]} {code[3:]} "}).status_code == 303
    assert second.post(ASK, data={"code": code}).status_code == 422
    assert second.post(ASK, data={"code": code_of(secure.carla, later=-1)}).status_code == 422  # an older one, too
    assert second.post(ASK, data={"code": code_of(secure.carla, later=1)}).status_code == 303


@pytest.mark.both_databases
def test_a_recovery_code_counts_once(secure: Cast, client: FlaskClient) -> None:
    codes = with_app(secure.carla)
    for code, status in ((shown(codes[3]), 303), (codes[3].upper(), 422), (codes[4], 303)):
        sign_in(client)
        assert client.post(ASK, data={"code": code}).status_code == status
        client.post("/de/sign-out")
    assert not show_code(secure.dana, codes[5])  # somebody else's is worth nothing


@pytest.mark.parametrize("wrong", ["", "000000", "12345", "١٢٣٤٥٦", "\0", "9" * 41, "ä", "None"])
def test_wrong_codes_are_refused_beside_the_field(secure: Cast, client: FlaskClient, wrong: str) -> None:
    with_app(secure.carla)
    sign_in(client)
    answer = client.post(ASK, data={"code": wrong})
    assert answer.status_code == 422
    assert 'id="code-error"' in answer.text
    assert not is_in(client)


@pytest.mark.parametrize(
    "forged", ["{}", "[]", "null", '{"id": 1}', '{"id": "\\u0000"}', "[" * 9000, "x", '{"id": "YQ"}']
)
def test_forged_passkeys_are_refused(secure: Cast, client: FlaskClient, forged: str) -> None:
    with_app(secure.carla)
    db.session.add(Passkey(person_id=secure.carla.id, credential_id="YQ", public_key=b"a", sign_count=0, device=""))
    db.session.commit()
    sign_in(client)
    assert client.post(ASK, data={"credential": forged}).status_code == 422
    assert not is_in(client)


def test_guessing_codes_is_slowed_down(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.carla)
    sign_in(client)
    limit = SECOND_FACTOR.here or 0
    answers = [client.post(ASK, data={"code": "000000"}).status_code for _ in range(limit + 1)]
    assert answers == [422] * limit + [429]
    assert client.post(ASK, data={"code": code_of(secure.carla)}).status_code == 429


def test_who_hesitates_for_long_shows_the_password_again(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.carla)
    sign_in(client)
    for session in db.session.scalars(select(SignInSession).filter_by(awaits_second_factor=True)):
        session.created_at = now() - timedelta(minutes=16)
    db.session.commit()
    assert client.post(ASK, data={"code": code_of(secure.carla)}).location == "/de/sign-in"


# --- changing it ---


def test_carla_sets_one_up_with_her_password_and_her_other_devices_are_logged_out(secure: Cast) -> None:
    laptop, phone = secure.signed_in(secure.carla), secure.signed_in(secure.carla)
    shared = shared_by(laptop.get(f"{WAYS}/app").text)
    code = pyotp.TOTP(shared).now()
    assert laptop.post(f"{WAYS}/app", data={"code": code}).status_code == 422
    assert laptop.post(f"{WAYS}/app", data={"code": code, "current": "wrong, wrong"}).status_code == 422
    assert laptop.post(f"{WAYS}/app", data={"code": "000000", "current": PASSWORD}).status_code == 422
    page = laptop.post(f"{WAYS}/app", data={"code": code, "current": PASSWORD})
    assert len(codes_in(page.text)) == N_RECOVERY_CODES
    assert (is_in(laptop), is_in(phone)) == (True, False)
    assert [(mail.recipient, mail.language) for mail in db.session.scalars(select(Email))] == [
        ("carla@school.example", "de")
    ]


def test_an_open_laptop_is_not_enough_to_remove_it(secure: Cast) -> None:
    with_app(secure.carla)
    laptop = secure.signed_in(secure.carla)
    for session in db.session.scalars(select(SignInSession)):
        session.created_at = now() - timedelta(hours=1)
    db.session.commit()
    for path in (WAYS, f"{WAYS}/app"):
        assert laptop.get(path).location == f"{ASK}?next={WAYS}"
    for path in (f"{WAYS}/app/remove", f"{WAYS}/recovery-codes"):
        assert laptop.post(path).location == f"{ASK}?next={WAYS}"
    assert laptop.post(f"{ASK}?next={WAYS}", data={"code": code_of(secure.carla)}).location == WAYS
    assert laptop.post(f"{WAYS}/app/remove").location == WAYS
    assert db.session.scalars(select(AuthenticatorApp)).all() == []
    assert db.session.scalars(select(RecoveryCode)).all() == []


def test_a_coordinator_keeps_the_last_one(secure: Cast) -> None:
    with_app(secure.dana)
    assert secure.signed_in(secure.dana).post(f"{WAYS}/app/remove").status_code == 409


def test_new_recovery_codes_replace_the_old_ones(secure: Cast) -> None:
    old = with_app(secure.carla)
    new = codes_in(secure.signed_in(secure.carla).post(f"{WAYS}/recovery-codes").text)
    assert len(set(new)) == N_RECOVERY_CODES
    assert not show_code(secure.carla, old[0])
    assert show_code(secure.carla, new[0])


def test_nobody_removes_somebody_elses_passkey(secure: Cast) -> None:
    passkey = Passkey(person_id=secure.carla.id, credential_id="YQ", public_key=b"a", sign_count=0, device="")
    db.session.add(passkey)
    db.session.commit()
    assert secure.signed_in(secure.emil).post(f"{WAYS}/passkeys/{passkey.id}/remove").status_code == 404


def test_the_lone_administrator_who_lost_everything_gets_in_again(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.ada)
    result = secure.app.test_cli_runner().invoke(people, ["reset-second-factor", "Ada@school.example"])
    assert result.exit_code == 0
    sign_in(client, "ada@school.example")
    assert client.get(ASK).location == WAYS
    assert secure.app.test_cli_runner().invoke(people, ["reset-second-factor", "x@y.example"]).exit_code != 0


def test_the_administrator_resets_it_for_dana_in_the_browser(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.dana)
    dana, ada, page = secure.signed_in(secure.dana), secure.signed_in(secure.ada), f"/en/people/{secure.dana.id}"
    assert ada.post(f"{page}/reset-second-factor").location == page
    assert "Second factor reset" in words(ada.get(page))
    assert not is_in(dana)
    assert sign_in(client, "dana@school.example").location == ASK
    assert client.get(ASK).location == WAYS


# --- what is stored ---


def test_the_database_does_not_hold_the_secret(secure: Cast) -> None:
    codes = with_app(secure.carla)
    app = db.session.get_one(AuthenticatorApp, secure.carla.id)
    secret = secret_of(secure.carla, app.salt)
    assert len(secret) == 32
    assert secret not in app.salt
    assert {app_secret("another installation", secure.carla.id, app.salt), secret_of(secure.dana, app.salt)} & {
        secret
    } == set()
    stored = set(db.session.scalars(select(RecoveryCode.code_hash)))
    assert not any(code in value for code in codes for value in stored)


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, with six digits."""
    shared = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    moment = datetime(2005, 3, 18, 1, 58, 29, tzinfo=UTC)
    assert matching_step(shared, "081804", moment) == 0x23523EC
    assert matching_step(shared, "081804", moment + timedelta(seconds=30)) == 0x23523EC
    assert matching_step(shared, "081804", moment + timedelta(seconds=61)) is None


def test_students_have_none(cast: Cast) -> None:
    browser = cast.signed_in(cast.anna)
    assert browser.get(WAYS).status_code == 403
    assert "second-factor" not in browser.get("/de/settings").text


def test_people_who_wait_for_the_second_factor_are_nobody_yet(secure: Cast, client: FlaskClient) -> None:
    with_app(secure.carla)
    sign_in(client)
    person: Person | None = secure.carla
    assert person
    assert person.name not in client.get("/de/").text
    assert client.get(f"/de/projects/{secure.own_project('draft').id}").status_code == 404
    assert client.post("/de/sign-out").status_code == 303
    assert client.get(ASK).location == "/de/sign-in"


@pytest.mark.parametrize(
    ("base_url", "host", "origin", "has_passkeys"),
    [
        ("https://portal.example", "portal.example", "https://portal.example", True),
        ("https://Schüler.example:443/", "xn--schler-5ya.example", "https://xn--schler-5ya.example", True),
        ("https://portal.example:8443", "portal.example", "https://portal.example:8443", True),
        ("http://localhost:8000", "localhost", "http://localhost:8000", True),
        ("http://portal.example", "portal.example", "http://portal.example", False),
        ("https://192.0.2.7", "192.0.2.7", "https://192.0.2.7", False),
    ],
)
def test_passkeys_belong_to_the_name_in_the_address_of_the_portal(
    base_url: str, host: str, origin: str, has_passkeys: bool
) -> None:
    site = site_of(base_url)
    assert (site.host, site.origin, site.has_passkeys) == (host, origin, has_passkeys)
