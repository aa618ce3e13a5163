"""Getting in with a password: what is answered, what a session holds, and how guessing is slowed down."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Failure
from portal.accounts.rules import passwords
from portal.accounts.rules.throttle import FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, WINDOW
from portal.accounts.views import throttle
from portal.classes.actions import remove_student
from portal.classes.models import Student
from portal.core.clock import now
from portal.core.db import db
from portal.core.web.access import Role
from tests.builders.sign_in import PASSWORD, WRONG, is_in, sign_in, without_token
from tests.cast import Cast
from tests.statements import counted


@pytest.fixture
def carla(cast: Cast) -> Cast:
    """Carla has a password."""
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return cast


def test_carla_signs_in_and_goes_to_her_dashboard_in_her_language(carla: Cast, client: FlaskClient) -> None:
    answer = client.post("/en/sign-in", data={"email": " Carla@School.example", "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/de/desk")
    assert is_in(client)


def test_she_goes_on_to_the_page_she_wanted(carla: Cast, client: FlaskClient) -> None:
    assert client.get("/de/settings").location == "/de/sign-in?next=/de/settings"
    answer = client.post("/de/sign-in?next=/de/settings", data={"email": "carla@school.example", "password": PASSWORD})
    assert answer.location == "/de/settings"


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere(carla: Cast, client: FlaskClient, target: str) -> None:
    answer = client.post(
        "/de/sign-in", query_string={"next": target}, data={"email": "carla@school.example", "password": PASSWORD}
    )
    assert answer.location == "/de/desk"


def test_the_answer_does_not_tell_whether_an_address_is_known(carla: Cast, client: FlaskClient) -> None:
    pages = []
    for email in ("carla@school.example", "dana@school.example", "nobody@school.example"):  # Dana has no password
        answer = sign_in(client, email, WRONG)
        assert answer.status_code == 422
        pages.append(without_token(answer.text.replace(email, "…")))
    assert pages[0] == pages[1] == pages[2]


def test_what_was_typed_stays_and_the_password_does_not(carla: Cast, client: FlaskClient) -> None:
    answer = sign_in(client, password=WRONG)
    assert 'value="carla@school.example"' in answer.text
    assert WRONG not in answer.text


def test_a_planted_session_is_worth_nothing(carla: Cast, client: FlaskClient) -> None:
    client.get("/de/sign-in")
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
        before = dict(session)
    sign_in(client)
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != before.get("csrf_token", "none")
        assert session.permanent


def test_signing_out_empties_the_session(carla: Cast, client: FlaskClient) -> None:
    sign_in(client)
    assert client.post("/de/sign-out").location == "/de/"
    assert not is_in(client)
    with client.session_transaction() as session:
        assert set(session) <= {"_flashes"}


def test_a_shared_tablet_goes_on_to_its_names_after_signing_out(cast: Cast) -> None:
    browser = cast.signed_in(cast.anna)
    with browser.session_transaction() as session:
        session["after_sign_out"] = "/de/class/AAAAAA"
    assert browser.post("/de/sign-out").location == "/de/class/AAAAAA"


def test_signing_out_is_no_link(cast: Cast) -> None:
    browser = cast.signed_in(cast.carla)
    assert browser.get("/de/sign-out").status_code == 405
    assert is_in(browser)


def test_ten_failures_at_one_account_from_one_address_are_enough(carla: Cast, client: FlaskClient) -> None:
    codes = [sign_in(client, password=WRONG).status_code for _ in range(FAILURES_PER_ACCOUNT + 2)]
    assert codes == [422] * FAILURES_PER_ACCOUNT + [429] * 2
    assert sign_in(client).status_code == 429  # even with the right password, or guessing would go on


def test_carla_herself_still_gets_in_from_elsewhere(carla: Cast, client: FlaskClient) -> None:
    for _ in range(FAILURES_PER_ACCOUNT):
        sign_in(client, password=WRONG)
    assert sign_in(client, environ_base={"REMOTE_ADDR": "198.51.100.7"}).status_code == 303


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP"])
def test_forged_headers_do_not_help(carla: Cast, client: FlaskClient, header: str) -> None:
    codes = [
        sign_in(client, password=WRONG, headers={header: f"203.0.113.{n}"}).status_code
        for n in range(FAILURES_PER_ACCOUNT + 1)
    ]
    assert codes[-1] == 429


@pytest.mark.both_databases
def test_guessing_at_many_accounts_is_slowed_down_by_address(app: Flask, carla: Cast, client: FlaskClient) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        (this_address,) = throttle.buckets("sign in")
    db.session.add_all(Failure(bucket=this_address.key) for _ in range(FAILURES_PER_ADDRESS - 1))
    db.session.commit()
    codes = [sign_in(client, f"someone{n}@school.example", WRONG).status_code for n in range(2)]
    assert codes == [422, 429]


def test_after_a_while_it_is_forgotten(carla: Cast, client: FlaskClient) -> None:
    for _ in range(FAILURES_PER_ACCOUNT):
        sign_in(client, password=WRONG)
    for failure in db.session.scalars(select(Failure)):
        failure.at = now() - WINDOW
    db.session.commit()
    assert sign_in(client).status_code == 303


def test_getting_in_clears_the_own_failures(carla: Cast, client: FlaskClient) -> None:
    for _ in range(FAILURES_PER_ACCOUNT - 1):
        sign_in(client, password=WRONG)
    assert sign_in(client).status_code == 303
    client.post("/de/sign-out")
    codes = [sign_in(client, password=WRONG).status_code for _ in range(FAILURES_PER_ACCOUNT)]
    assert codes == [422] * FAILURES_PER_ACCOUNT


def test_failures_survive_a_restart_and_hold_no_address(carla: Cast, client: FlaskClient) -> None:
    sign_in(client, password=WRONG)
    db.session.rollback()
    keys = list(db.session.scalars(select(Failure.bucket)))
    assert len(keys) == 2
    assert not any("carla" in key or "127.0.0.1" in key for key in keys)


def test_who_is_signed_in_costs_one_query(carla: Cast) -> None:
    browser = carla.signed_in(carla.dana)
    db.session.rollback()
    with counted() as seen:
        browser.get("/en/settings")
    assert len([q for q in seen if "sign_in_session" in q or "assignment" in q or "read_language" in q]) == 1


def test_nobody_inherits_the_session_of_somebody_who_was_removed(cast: Cast) -> None:
    """Numbers of people are never given twice: sessions, links and cards carry them."""
    nele = cast._student("Nele", cast.school_class, "de")
    db.session.commit()
    browser, before = cast.signed_in(nele), nele.id
    remove_student(db.session.get_one(Student, nele.id))
    db.session.commit()
    successor = cast._adult(Role.TEACHER, "Hugo", "de")
    db.session.commit()
    assert successor.id != before
    assert not is_in(browser)
