"""Sessions are records: signing out ends the cookie everywhere, each role has its limits, devices are listed."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from portal.accounts.actions.merge import merge
from portal.accounts.actions.sessions import begin
from portal.accounts.actions.sign_up import sign_up
from portal.accounts.models import Person, SignInSession
from portal.accounts.queries.sessions import find_session
from portal.accounts.rules import passwords
from portal.accounts.views.session import COOKIE_KEY
from portal.classes import queries
from portal.config import session_cookie
from portal.core.clock import now
from portal.core.db import db
from portal.core.web.access import Role
from tests.builders.retention import erase
from tests.builders.sign_in import PASSWORD, is_in, sign_in
from tests.cast import Cast
from tests.page_reading import words

PHONE = {"User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"}


def copied(client: FlaskClient) -> FlaskClient:
    """Another browser with the same cookie, as somebody has who copied it."""
    other = client.application.test_client()
    with client.session_transaction() as mine, other.session_transaction() as theirs:
        theirs.update(mine)
    return other


def tap_name(client: FlaskClient, cast: Cast, person: Person, **more: Any) -> None:
    """Signs a student in on the tablet of the class."""
    pin = queries.pin(queries.get_student(cast.carla, person.id))
    client.post(f"/en/class/{queries.link_code('AAAAAA')}/{person.id}", data={"pin": pin}, **more)


def the_session() -> SignInSession:
    db.session.rollback()
    return db.session.scalars(select(SignInSession)).one()


def seen(ago: timedelta, began: timedelta | None = None) -> None:
    """When the only session was used last, and when it began."""
    found = the_session()
    found.last_seen_at, found.created_at = now() - ago, now() - (began or ago)
    db.session.commit()


def test_after_signing_out_the_old_cookie_is_worth_nothing_anywhere(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    thief = copied(laptop)
    assert is_in(thief)
    laptop.post("/de/sign-out")
    assert not is_in(thief)
    assert db.session.scalar(select(func.count()).select_from(SignInSession)) == 0


def test_signing_in_anew_ends_what_this_browser_had_before(cast: Cast, client: FlaskClient) -> None:
    tap_name(client, cast, cast.anna)
    anna = copied(client)
    tap_name(client, cast, cast.ben)
    assert not is_in(anna)
    assert is_in(client)


def test_the_database_does_not_say_what_the_cookie_carries(cast: Cast, client: FlaskClient) -> None:
    tap_name(client, cast, cast.ben, headers=PHONE)
    with client.session_transaction() as session:
        token = session[COOKIE_KEY]
    found = the_session()
    stored = [str(getattr(found, column.name)) for column in SignInSession.__table__.columns]
    assert not any(token in value or "Mozilla" in value or "127.0.0.1" in value for value in stored)
    assert find_session(found.token_hash) is None
    assert found.device == "Firefox, Android"


LIMITS = [
    ("anna", timedelta(days=30), timedelta(days=365)),
    ("carla", timedelta(days=14), timedelta(days=90)),
    ("dana", timedelta(days=1), timedelta(days=7)),
    ("ada", timedelta(hours=4), timedelta(days=1)),
]
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("name", "idle", "absolute"), LIMITS)
def test_each_role_has_its_limits(cast: Cast, name: str, idle: timedelta, absolute: timedelta) -> None:
    browser = cast.signed_in(getattr(cast, name))
    for ago, began, stays in (
        (idle - MINUTE, idle - MINUTE, True),
        (idle + MINUTE, idle + MINUTE, False),
        (MINUTE, absolute - MINUTE, True),
        (MINUTE, absolute + MINUTE, False),
    ):
        seen(ago, began)
        assert is_in(browser) is stays


def test_ben_who_forgot_to_sign_out_on_the_shared_tablet_is_gone_in_the_next_lesson(
    cast: Cast, client: FlaskClient
) -> None:
    tap_name(client, cast, cast.ben)
    seen(timedelta(minutes=19))
    assert is_in(client)
    seen(timedelta(minutes=21))
    assert not is_in(client)
    seen(MINUTE, began=timedelta(hours=4, minutes=1))
    assert not is_in(client)


@pytest.mark.both_databases
def test_a_visit_is_written_down_now_and_then_and_by_reading_too(cast: Cast) -> None:
    browser = cast.signed_in(cast.ada)
    for ago, is_noted in ((timedelta(minutes=9), False), (timedelta(minutes=11), True)):
        seen(ago)
        browser.get("/de/desk")
        assert (now() - the_session().last_seen_at < MINUTE) is is_noted


def test_carla_sees_her_devices_and_logs_one_out(cast: Cast) -> None:
    laptop, phone = cast.signed_in(cast.carla), cast.signed_in(cast.carla)
    begin(cast.emil, "Safari, iPad", is_remembered=True)
    lost = find_session(begin(cast.carla, "Chrome, Android", is_remembered=True))
    assert lost
    db.session.commit()
    page = words(laptop.get("/en/settings/devices"))
    assert [page.count(device) for device in ("This device", "Firefox, Linux", "Safari, iPad")] == [1, 2, 0]
    assert laptop.post(f"/en/settings/devices/{lost.id}/end").location == "/en/settings/devices"
    assert "Chrome, Android" not in words(laptop.get("/en/settings/devices"))
    laptop.post("/en/settings/sign-out-everywhere")
    assert (is_in(laptop), is_in(phone)) == (True, False)
    assert words(laptop.get("/en/settings/devices")).count("Last visit") == 1


def test_nobody_ends_somebody_elses_session(cast: Cast) -> None:
    phone = cast.signed_in(cast.carla)
    number = the_session().id
    assert cast.signed_in(cast.emil).post(f"/en/settings/devices/{number}/end").status_code == 404
    assert is_in(phone)


def test_a_cookie_that_was_copied_before_the_password_was_changed_ends_with_it(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    thief = copied(laptop)
    laptop.post("/de/settings/password", data={"password": "drei Bäche im Mai"})
    assert (is_in(laptop), is_in(thief)) == (True, False)


@pytest.mark.both_databases
def test_what_is_over_is_forgotten_and_what_is_not_stays(cast: Cast) -> None:
    kept = begin(cast.carla, "", is_remembered=True)
    begin(cast.emil, "", is_remembered=True)
    cast.emil.end_sessions()
    for person, is_remembered in ((cast.ada, True), (cast.ben, False)):
        old = find_session(begin(person, "", is_remembered=is_remembered))
        assert old
        old.last_seen_at = now() - timedelta(hours=5)
    phone = begin(cast.ben, "", is_remembered=True)
    db.session.commit()
    assert erase("sessions") == 3
    assert set(db.session.scalars(select(SignInSession.person_id))) == {cast.carla.id, cast.ben.id}
    assert find_session(kept)
    assert find_session(phone)


def test_whoever_was_in_the_account_that_ends_is_not_in_the_one_that_stays(cast: Cast) -> None:
    """A stranger signs up with Carla’s address; the two accounts have the same serial."""
    stranger = sign_up("A stranger", "carla@school.example", None, "de", Role.TEACHER)
    token = begin(stranger, "", is_remembered=True)
    merge(stranger, into=cast.carla)
    assert find_session(token) is None


def test_a_removed_person_is_signed_out(cast: Cast, app: Flask) -> None:
    browser = cast.signed_in(cast.gero)
    db.session.delete(db.session.get_one(Person, cast.gero.id))
    db.session.commit()
    assert not is_in(browser)


def test_an_installation_that_moves_to_https_locks_nobody_out(
    cast: Cast, app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cookie of before is of no use and in nobody's way."""
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    sign_in(client)
    moved = "https://portal.example"
    for name, value in {**session_cookie(moved), "BASE_URL": moved}.items():
        monkeypatch.setitem(app.config, name, value)
    old = client.get_cookie("portal")
    assert old
    client.set_cookie("portal", old.value, domain="portal.example", secure=True)
    assert client.get("/de/desk", base_url=moved).location == "/de/sign-in?next=/de/desk"
    assert sign_in(client, base_url=moved).status_code == 303
    assert client.get("/de/desk", base_url=moved).status_code == 200
