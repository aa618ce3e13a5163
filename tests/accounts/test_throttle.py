"""Guessing is slowed down for whoever guesses: Carla still gets in where she has been before, Emil does not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.actions.sign_up import sign_up
from portal.accounts.models import Attempts
from portal.accounts.queries.links import Purpose, link
from portal.accounts.rules import passwords
from portal.accounts.rules.throttle import ASKING, PASSWORD, WINDOW
from portal.core.db import db
from portal.core.web.access import Role
from tests.builders.attempts import leave
from tests.builders.races import answers_at_once
from tests.builders.sign_in import PASSWORD as RIGHT
from tests.builders.sign_in import WRONG, is_in, sign_in
from tests.cast import Cast

HERE, NETWORK = PASSWORD.here or 0, PASSWORD.network or 0
ELSEWHERE = {"REMOTE_ADDR": "198.51.100.7"}


@pytest.fixture
def carla(cast: Cast) -> Cast:
    """Carla has a password."""
    cast.carla.password_hash = passwords.hashed(RIGHT)
    db.session.commit()
    return cast


@pytest.fixture
def laptop(carla: Cast) -> FlaskClient:
    """Where Carla was signed in before."""
    browser = carla.signed_in(None)
    assert sign_in(browser).status_code == 303
    browser.post("/de/sign-out")
    return browser


def guess(app: Flask, number: int, email: str = "carla@school.example", address: str = "127.0.0.1") -> list[int]:
    """The answers to so many wrong passwords from one stranger's browser."""
    stranger = app.test_client()
    return [sign_in(stranger, email, WRONG, environ_base={"REMOTE_ADDR": address}).status_code for _ in range(number)]


def fill(number: int) -> None:
    """As if every bucket had seen so many attempts."""
    db.session.rollback()
    for row in db.session.scalars(select(Attempts)):
        row.number = number
    db.session.commit()


@pytest.mark.both_databases
def test_after_some_wrong_passwords_from_one_network_a_strangers_guesses_are_not_looked_at(
    app: Flask, carla: Cast
) -> None:
    assert guess(app, HERE + 2) == [422] * HERE + [429] * 2
    refused = sign_in(app.test_client())
    assert refused.status_code == 429  # even with the right password, or guessing would go on
    assert "einen Link per E-Mail" in refused.text
    assert 'value="carla@school.example"' in refused.text


def test_ten_wrong_passwords_lock_nobody_out(app: Flask, carla: Cast) -> None:
    guess(app, 10)
    assert sign_in(app.test_client()).status_code == 303


@pytest.mark.both_databases
def test_carla_gets_in_where_she_was_before_whatever_strangers_beside_her_do(
    app: Flask, carla: Cast, laptop: FlaskClient
) -> None:
    guess(app, HERE + 1)
    fill(10_000)
    assert sign_in(app.test_client()).status_code == 429
    assert sign_in(laptop).status_code == 303
    assert is_in(laptop)


def test_a_link_from_her_mailbox_makes_a_device_known_too(app: Flask, carla: Cast) -> None:
    phone = app.test_client()
    phone.post(link(Purpose.SIGN_IN, carla.carla).removeprefix("http://portal.example"), data={})
    phone.post("/de/sign-out")
    guess(app, HERE + 1)
    assert sign_in(phone).status_code == 303


def test_whoever_only_claims_her_address_is_not_known(app: Flask, carla: Cast) -> None:
    claimer = sign_up("Emil", "nobody@school.example", RIGHT, "de", Role.TEACHER)
    db.session.commit()
    browser = app.test_client()
    assert sign_in(browser, "nobody@school.example").status_code == 303
    assert browser.get_cookie("device") is None
    assert claimer.email is None


def test_on_her_own_laptop_a_thief_has_few_guesses_too(laptop: FlaskClient) -> None:
    codes = [sign_in(laptop, password=WRONG).status_code for _ in range((PASSWORD.device or 0) + 1)]
    assert codes[-2:] == [422, 429]


def test_a_device_is_known_for_the_account_that_was_opened_there_and_for_no_other(
    app: Flask, carla: Cast, laptop: FlaskClient
) -> None:
    carla.dana.password_hash = passwords.hashed(RIGHT)
    db.session.commit()
    guess(app, HERE + 1, "dana@school.example")
    assert sign_in(laptop, "dana@school.example").status_code == 429


def test_the_cookie_of_a_device_outlives_signing_out_and_no_script_reads_it(app: Flask, carla: Cast) -> None:
    answer = sign_in(app.test_client())
    (cookie,) = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("device=")]
    assert ("HttpOnly" in cookie, "SameSite=Lax" in cookie, "Path=/" in cookie) == (True, True, True)
    assert "carla" not in cookie


@pytest.mark.parametrize("forged", ["", ".", "x", "x.y", "x" * 2000, "x" * 16 + "." + "A" * 12, "%00.%00"])
def test_a_forged_cookie_makes_no_device_known(app: Flask, carla: Cast, forged: str) -> None:
    guess(app, HERE + 1)
    browser = app.test_client()
    browser.set_cookie("device", forged)
    assert sign_in(browser).status_code == 429


def test_carla_gets_in_from_elsewhere(app: Flask, carla: Cast) -> None:
    guess(app, HERE + 1)
    assert sign_in(app.test_client(), environ_base=ELSEWHERE).status_code == 303


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP"])
def test_forged_headers_do_not_help(carla: Cast, client: FlaskClient, header: str) -> None:
    codes = [sign_in(client, password=WRONG, headers={header: f"203.0.113.{n}"}).status_code for n in range(HERE + 1)]
    assert codes[-1] == 429


def test_guesses_at_one_account_from_everywhere_are_slowed_down(app: Flask, carla: Cast) -> None:
    leave(2, "sign in", PASSWORD, of=PASSWORD.everywhere or 0, subject="carla@school.example")
    codes = [guess(app, 1, address=f"10.{number}.0.1") for number in range(3)]
    assert codes == [[422], [422], [429]]
    assert sign_in(app.test_client(), "dana@school.example", WRONG).status_code == 422


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ("10.1.1.1", "10.1.1.1", 1),
        ("10.1.1.1", "10.1.1.250", 3),
        ("10.1.1.1", "10.1.250.1", 20),
        ("2001:db8:1:100::1", "2001:db8:1:100:ffff::", 1),
        ("2001:db8:1:100::1", "2001:db8:1:1ff::1", 2),
        ("2001:db8:1:100::1", "2001:db8:1:ff00::1", 4),
        ("2001:db8:1:100::1", "2001:db8:ffff::1", 40),
    ],
)
def test_guesses_at_many_accounts_are_slowed_down_in_every_network_around(
    app: Flask, carla: Cast, before: str, after: str, times: int
) -> None:
    leave(1, "sign in", PASSWORD, of=NETWORK * times, address=before)
    assert [guess(app, 1, f"someone{n}@school.example", after) for n in range(2)] == [[422], [429]]


def test_after_a_while_it_is_forgotten(app: Flask, carla: Cast) -> None:
    guess(app, HERE + 1)
    db.session.rollback()
    for row in db.session.scalars(select(Attempts)):
        row.until -= WINDOW
    db.session.commit()
    assert guess(app, HERE + 1) == [422] * HERE + [429]


def test_getting_in_clears_the_own_failures(app: Flask, carla: Cast) -> None:
    guess(app, HERE - 1)
    assert sign_in(app.test_client()).status_code == 303
    assert guess(app, HERE + 1) == [422] * HERE + [429]


def test_a_whole_school_signs_in_from_one_address(app: Flask, carla: Cast) -> None:
    leave(1, "sign in", PASSWORD, of=NETWORK)
    assert [sign_in(app.test_client()).status_code for _ in range(3)] == [303] * 3


def test_counts_survive_a_restart_and_hold_no_address(app: Flask, carla: Cast) -> None:
    guess(app, 1)
    db.session.rollback()
    keys = list(db.session.scalars(select(Attempts.bucket)))
    assert len(keys) == 5
    assert not any("carla" in key or "127.0.0" in key for key in keys)


def test_whoever_is_not_looked_at_is_not_counted_on(app: Flask, carla: Cast) -> None:
    guess(app, HERE * 3)
    db.session.rollback()
    assert max(db.session.scalars(select(Attempts.number))) == HERE


@pytest.mark.several_connections
def test_guesses_at_the_same_moment_are_counted_one_by_one(app: Flask, carla: Cast) -> None:
    leave(3, "sign in", PASSWORD, of=HERE, subject="carla@school.example")
    browsers, data = [app.test_client() for _ in range(8)], {"email": "carla@school.example", "password": WRONG}
    codes = answers_at_once(browsers, ["/de/sign-in"] * 8, data)
    assert (codes.count(422), codes.count(429)) == (3, 5)


def test_asking_for_links_is_counted_by_network_and_never_locks_the_owner_out(
    app: Flask, carla: Cast, laptop: FlaskClient
) -> None:
    stranger, data = app.test_client(), {"email": "carla@school.example"}
    leave(1, "ask for link", ASKING, of=ASKING.network or 0)
    assert [stranger.post("/de/ask-for-link", data=data).status_code for _ in range(2)] == [303, 429]
    assert app.test_client().post("/de/ask-for-link", data=data, environ_base=ELSEWHERE).status_code == 303
    assert laptop.post("/de/ask-for-link", data=data).status_code == 303
