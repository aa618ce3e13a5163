"""Getting in with a password: what is answered, and what a session holds."""

import pytest
from flask.testing import FlaskClient

from portal.accounts.rules import passwords
from portal.core.db import db
from portal.core.web.access import Role
from portal.rights.actions.erasing import erase_person
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


@pytest.mark.parametrize(
    "typed",
    [
        "carla@MÜLLER.example",
        "carla@xn--mller-kva.example",
        "carla@mu\u0308ller.example",
        "\u200bcarla@müller.example\u202a",
    ],
)
def test_an_address_opens_the_account_in_every_spelling(carla: Cast, client: FlaskClient, typed: str) -> None:
    carla.carla.email = "carla@müller.example"
    db.session.commit()
    assert client.post("/en/sign-in", data={"email": typed, "password": PASSWORD}).status_code == 303


def test_a_password_keeps_its_blanks_and_invisible_signs(cast: Cast, client: FlaskClient) -> None:
    cast.carla.password_hash = passwords.hashed("zwei  Blanks \u200bund mehr")
    db.session.commit()
    answer = client.post("/en/sign-in", data={"email": cast.carla.email, "password": "zwei  Blanks \u200bund mehr"})
    assert answer.status_code == 303


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


def test_the_same_work_is_done_whether_an_address_is_known(carla: Cast, client: FlaskClient) -> None:
    done = []
    for email in ("carla@school.example", "dana@school.example", "nobody@school.example"):
        db.session.rollback()
        with counted() as statements:
            sign_in(client, email, WRONG)
        done.append([statement for statement in statements if "FROM person" in statement])
    assert done[0] == done[1] == done[2]


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


def test_who_is_signed_in_costs_one_query(carla: Cast) -> None:
    browser = carla.signed_in(carla.dana)
    db.session.rollback()
    with counted() as seen:
        browser.get("/en/settings/password")  # a page that needs neither regions nor languages
    assert len([q for q in seen if "sign_in_session" in q or "assignment" in q or "read_language" in q]) == 1


def test_nobody_inherits_the_session_of_somebody_who_was_removed(cast: Cast) -> None:
    """Numbers of people are never given twice: sessions, links and cards carry them."""
    nele = cast._student("Nele", cast.school_class, "de")
    db.session.commit()
    browser, before = cast.signed_in(nele), nele.id
    erase_person(nele)
    db.session.commit()
    successor = cast._adult(Role.TEACHER, "Hugo", "de")
    db.session.commit()
    assert successor.id != before
    assert not is_in(browser)
