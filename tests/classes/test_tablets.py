"""On the tablet that the class shares, Ben taps his name and types what only he knows."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.models import Attempts, Person
from portal.accounts.rules.throttle import WINDOW
from portal.classes import actions, queries
from portal.classes.rules.codes import PINS, shown_pin
from portal.core.clock import today
from portal.core.db import db
from portal.holidays.queries import calendar_of
from portal.holidays.rules.calendar import last_day_of_year
from tests.cast import Cast

HERE, DEVICE = PINS.here or 0, PINS.device or 0


@pytest.fixture
def names(cast: Cast) -> str:
    """The page that the QR code on the poster leads to."""
    return f"/en/class/{queries.link_code('AAAAAA')}"


def pin_of(cast: Cast, person: Person) -> str:
    return queries.pin(queries.get_student(cast.carla, person.id))


def wrong_pin(cast: Cast, person: Person) -> str:
    return f"{(int(pin_of(cast, person)) + 1) % 10**6:06}"


def type_pin(client: FlaskClient, names: str, person: Person, pin: str) -> TestResponse:
    return client.post(f"{names}/{person.id}", data={"pin": pin})


def is_out(client: FlaskClient) -> bool:
    return "sign-in" in (client.get("/en/desk").location or "")


def test_ben_scans_the_poster_taps_his_name_and_types_his_pin(cast: Cast, client: FlaskClient, names: str) -> None:
    scanned = names.rpartition("/")[2]
    assert client.get(f"/c/{scanned}").location == f"/de/class/{scanned}"
    page = client.get(names)
    assert ("Anna" in page.text, "Filiz" in page.text) == (True, False)
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "strict-origin")
    assert f"{names}/{cast.ben.id}" in page.text
    assert "Hello Ben" in client.get(f"{names}/{cast.ben.id}").text
    answer = type_pin(client, names, cast.ben, f" {shown_pin(pin_of(cast, cast.ben))} ")
    assert (answer.status_code, answer.location) == (303, "/pl/desk")
    assert "Ben" in client.get("/en/desk").text


def test_digits_of_any_script_are_digits(cast: Cast, client: FlaskClient, names: str) -> None:
    arabic = pin_of(cast, cast.ben).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert type_pin(client, names, cast.ben, arabic).location == "/pl/desk"


def test_a_class_code_alone_opens_nobodys_account(cast: Cast, client: FlaskClient, names: str) -> None:
    for pin in ("", "000000", "1", pin_of(cast, cast.anna), wrong_pin(cast, cast.ben), "²²²²²²", "x" * 20):
        assert type_pin(client, names, cast.ben, pin).status_code == 422
    assert client.post(names, data={"student": cast.ben.id}).status_code == 405
    assert is_out(client)


def test_after_a_wrong_pin_the_name_is_still_chosen(cast: Cast, client: FlaskClient, names: str) -> None:
    page = type_pin(client, names, cast.ben, wrong_pin(cast, cast.ben))
    assert "Hello Ben" in page.text
    assert "This is not your PIN." in page.text


def test_after_ben_the_tablet_shows_the_names_again(cast: Cast, client: FlaskClient, names: str) -> None:
    type_pin(client, names, cast.ben, pin_of(cast, cast.ben))
    with client.session_transaction() as session:
        assert not session.permanent
    assert client.post("/pl/sign-out").location == names
    assert is_out(client)


def test_a_class_code_opens_no_other_class(cast: Cast, client: FlaskClient, names: str) -> None:
    for person in (cast.filiz, cast.carla):
        assert client.get(f"{names}/{person.id}").status_code == 404
        assert type_pin(client, names, person, "000000").status_code == 404


@pytest.mark.both_databases
def test_guessing_a_classmates_pin_is_slowed_down_for_the_day(app: Flask, cast: Cast, names: str) -> None:
    classmate, tablet = app.test_client(), app.test_client()
    type_pin(tablet, names, cast.ben, pin_of(cast, cast.ben))
    tablet.post("/pl/sign-out")
    codes = [type_pin(classmate, names, cast.ben, wrong_pin(cast, cast.ben)).status_code for _ in range(HERE + 1)]
    assert codes == [422] * HERE + [429]
    refused = type_pin(classmate, names, cast.ben, pin_of(cast, cast.ben))
    assert (refused.status_code, "Log in with your card" in refused.text) == (429, True)
    assert type_pin(tablet, names, cast.ben, pin_of(cast, cast.ben)).location == "/pl/desk"  # where Ben was before
    assert type_pin(classmate, names, cast.anna, pin_of(cast, cast.anna)).location == "/de/desk"  # only Ben's is
    db.session.rollback()
    for row in db.session.scalars(select(Attempts)):
        row.until -= WINDOW
    db.session.commit()
    assert type_pin(classmate, names, cast.ben, pin_of(cast, cast.ben)).status_code == 429


def test_on_the_tablet_of_the_class_guesses_are_few_as_well(cast: Cast, client: FlaskClient, names: str) -> None:
    type_pin(client, names, cast.ben, pin_of(cast, cast.ben))
    client.post("/pl/sign-out")
    codes = [type_pin(client, names, cast.ben, wrong_pin(cast, cast.ben)).status_code for _ in range(DEVICE + 1)]
    assert codes == [422] * DEVICE + [429]


def test_a_pin_is_renewed_with_the_card(cast: Cast, client: FlaskClient, names: str) -> None:
    before = pin_of(cast, cast.ben)
    for _ in range(HERE + 1):
        type_pin(client, names, cast.ben, wrong_pin(cast, cast.ben))
    actions.renew_card(queries.get_student(cast.carla, cast.ben.id))
    db.session.commit()
    assert pin_of(cast, cast.ben) != before
    assert type_pin(client, names, cast.ben, before).status_code == 422
    assert type_pin(client, names, cast.ben, pin_of(cast, cast.ben)).location == "/pl/desk"


def test_the_teacher_sees_the_pins_of_her_class_and_prints_them(cast: Cast) -> None:
    shown = shown_pin(pin_of(cast, cast.ben))
    carla = cast.signed_in(cast.carla)
    assert shown in carla.get(f"/en/classes/{cast.school_class.id}").text
    assert shown in carla.get(f"/en/students/{cast.ben.id}").text
    assert shown not in cast.signed_in(cast.anna).get("/en/desk").text


# --- the code expires ---


def test_a_class_code_works_until_the_last_day_of_the_school_year(cast: Cast, client: FlaskClient, names: str) -> None:
    cast.school_class.code_expires_on = today()
    db.session.commit()
    assert client.get(names).status_code == 200
    cast.school_class.code_expires_on = today() - timedelta(days=1)
    db.session.commit()
    assert client.get(names).status_code == 404
    assert client.post("/en/class", data={"code": "AAAAAA"}).status_code == 422
    assert type_pin(client, names, cast.ben, pin_of(cast, cast.ben)).status_code == 404


def test_carla_sees_until_when_and_renews_it_with_one_click(cast: Cast, client: FlaskClient) -> None:
    carla, page = cast.signed_in(cast.carla), f"/en/classes/{cast.school_class.id}"
    cast.school_class.code_expires_on = date(2026, 7, 3)
    db.session.commit()
    assert "The class code expired with the school year: 3 July 2026" in carla.get(page).text
    assert "The class code has expired." in carla.get("/en/desk").text
    carla.post(f"{page}/renew-code")
    db.session.expire_all()
    assert cast.school_class.code_expires_on == last_day_of_year(calendar_of("hessen"), today())
    assert "Valid until the end of the school year:" in carla.get(page).text
    assert client.get(f"/en/class/{queries.link_code(cast.school_class.code)}").status_code == 200
