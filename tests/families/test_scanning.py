"""Carla records signed letters one after another: she scans the square, or types the code below it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.classes.queries import link_code
from portal.consent.models import Consent
from portal.consent.rules.codes import Giver
from portal.core.db import db
from portal.families.models import Letter
from portal.families.queries import code_of
from tests.cast import Cast

ASKED = {"uses": ["website", "press"], "kinds": ["work", "picture"], "until": "2029-07-31", "project": "0"}
ALL = {"website:work", "website:picture", "press:work", "press:picture"}


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


@pytest.fixture
def letter(cast: Cast, carla: FlaskClient) -> Letter:
    """To Ben's family."""
    carla.post(f"/de/classes/{cast.school_class.id}/letters", data=ASKED)
    return db.session.scalars(select(Letter).where(Letter.person_id == cast.ben.id)).one()


def scan(cast: Cast) -> str:
    return f"/de/classes/{cast.school_class.id}/consent/scan"


def sheet(cast: Cast, letter: Letter) -> str:
    return f"{scan(cast)}/{link_code(code_of(letter))}"


def grants_of(letter: Letter) -> dict[Giver, set[str]]:
    consents = db.session.scalars(select(Consent).where(Consent.person_id == letter.person_id))
    return {each.giver: {*each.grants} for each in consents}


@pytest.mark.parametrize("read", ["{code}", "{lower}", "{link}", "http://portal.example/f/{link}", " /f/{link}\n"])
def test_what_a_scanner_reads_or_carla_types_opens_the_row(
    cast: Cast, carla: FlaskClient, letter: Letter, read: str
) -> None:
    code = code_of(letter)
    typed = read.format(code=f"{code[:5]}-{code[5:]}", lower=code.lower(), link=link_code(code))
    answer = carla.post(scan(cast), data={"code": typed})
    assert (answer.status_code, answer.headers["Location"]) == (303, sheet(cast, letter))
    assert "Blatt: Ben" in carla.get(sheet(cast, letter)).text


def test_what_is_ticked_is_recorded_and_the_next_sheet_is_waited_for(
    cast: Cast, carla: FlaskClient, letter: Letter
) -> None:
    answer = carla.post(sheet(cast, letter), data={"answer": "yes", "grants": [*ALL, "award:work"]})
    assert answer.headers["Location"] == scan(cast)
    assert grants_of(letter) == dict.fromkeys(Giver, ALL)
    assert "Erfasst: Ben" in carla.get(scan(cast)).text


def test_part_of_it_and_no_are_recorded_as_well(cast: Cast, carla: FlaskClient, letter: Letter) -> None:
    carla.post(sheet(cast, letter), data={"answer": "yes", "grants": "press:work"})
    assert grants_of(letter)[Giver.PARENT] == {"press:work"}
    carla.post(sheet(cast, letter), data={"answer": "no"})
    assert grants_of(letter)[Giver.PARENT] == set()


@pytest.mark.parametrize(
    "data", [{}, {"answer": "maybe"}, {"answer": "yes"}, {"answer": "yes", "grants": "award:work"}]
)
def test_a_sheet_that_says_nothing_comes_back(
    cast: Cast, carla: FlaskClient, letter: Letter, data: dict[str, str]
) -> None:
    answer = carla.post(sheet(cast, letter), data=data)
    assert (answer.status_code, "Bitte lassen Sie mindestens ein Häkchen stehen" in answer.text) == (422, True)
    assert grants_of(letter) == {}


def test_after_the_sheet_the_family_can_only_take_it_back_by_phone(
    cast: Cast, carla: FlaskClient, letter: Letter
) -> None:
    carla.post(sheet(cast, letter), data={"answer": "yes", "grants": [*ALL]})
    page = cast.signed_in(None).get(f"/de/family/{link_code(code_of(letter))}").text
    assert ("Einwilligung widerrufen" in page, 'name="answer"' in page) == (True, False)
    assert "Beantwortet am" in carla.get(sheet(cast, letter)).text


def test_a_letter_of_another_class_is_not_found(cast: Cast, letter: Letter) -> None:
    emil, own = cast.signed_in(cast.emil), f"/tr/classes/{cast.other_class.id}/consent/scan"
    typed = emil.post(own, data={"code": code_of(letter)})
    assert (typed.status_code, "Ben" in typed.text) == (422, False)
    link = link_code(code_of(letter))
    assert [emil.get(f"{path}/{link}").status_code for path in (own, scan(cast))] == [404, 404]


@pytest.mark.parametrize("code", ["x", "AAAAABBBBB", "AAAAABBBBBCCCCCCCCCCCC"])
def test_what_no_letter_carries_is_not_found(cast: Cast, carla: FlaskClient, code: str) -> None:
    assert carla.post(scan(cast), data={"code": code}).status_code == 422
    assert carla.get(f"{scan(cast)}/{code}").status_code == 404


def test_the_camera_of_carlas_phone_leads_to_the_row_and_that_of_the_family_to_the_letter(
    cast: Cast, carla: FlaskClient, letter: Letter
) -> None:
    link = link_code(code_of(letter))
    assert carla.get(f"/f/{link}").headers["Location"] == sheet(cast, letter)
    for person in (None, cast.emil, cast.ben):
        assert cast.signed_in(person).get(f"/f/{link}").headers["Location"] == f"/de/family/{link}"


def test_the_browser_may_use_the_camera_on_this_page_alone(cast: Cast, carla: FlaskClient) -> None:
    policies = [
        carla.get(page).headers["Permissions-Policy"] for page in (scan(cast), scan(cast).removesuffix("/scan"))
    ]
    assert ["camera=(self)" in policy for policy in policies] == [True, False]
