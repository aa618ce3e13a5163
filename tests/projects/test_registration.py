"""Carla's newcomer colleague Nora registers: one page, five fields, and she works at once, in private."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.projects.models import Project
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status
from portal.schools.actions.schools import index
from portal.schools.models import Membership, School
from tests.cast import Cast
from tests.page_reading import parsed, sent_by, words
from tests.statements import counted

NORA = {
    "name": "Nora",
    "email": "nora@school.example",
    "school": "Schule am Sternenfeld",
    "title": "Brücken",
    "age": "13",
}


@pytest.fixture
def visitor(cast: Cast) -> FlaskClient:
    """Somebody new; the schools of the cast are in the directory."""
    index([cast.school, cast.other_school])
    db.session.commit()
    return cast.signed_in(None)


def register(visitor: FlaskClient, **changes: Any) -> Any:
    """The form as it is on the page, with Nora's five answers."""
    return visitor.post("/en/register", data=sent_by(visitor.get("/en/register"), "", **{**NORA, **changes}))


def nobody_new() -> bool:
    return db.session.scalar(select(Person).filter_by(name="Nora")) is None


def test_nora_works_at_once(visitor: FlaskClient) -> None:
    answer = register(visitor)
    assert (answer.status_code, answer.location) == (303, "/en/desk")
    desk = words(visitor.get("/en/desk"))
    assert "Brücken" in desk
    school_class = db.session.scalars(select(SchoolClass).order_by(SchoolClass.id.desc())).first()
    assert school_class is not None
    assert f"Class code: {school_class.code}" in desk
    assert (school_class.age_from <= 13 <= school_class.age_to, school_class.card_language) == (True, "de")


def test_nobody_else_sees_anything_of_it(cast: Cast, visitor: FlaskClient) -> None:
    register(visitor)
    project = db.session.scalars(select(Project).filter_by(title="Brücken")).one()
    for person in (None, cast.anna, cast.carla, cast.dana, cast.emil):
        browser = cast.signed_in(person)
        assert browser.get(f"/en/projects/{project.id}").status_code == 404
        assert "Brücken" not in browser.get("/en/projects").text
    waiting = visitor.post(f"/en/projects/{project.id}/submit")
    assert waiting.status_code == 409
    assert "have to be confirmed first" in words(waiting)


def test_two_emails_leave_one_to_her_and_one_to_her_school(visitor: FlaskClient) -> None:
    register(visitor)
    mails = {mail.recipient: mail for mail in db.session.scalars(select(Email))}
    assert {to: mail.language for to, mail in mails.items()} == {
        "nora@school.example": "en",
        "hessen@school.example": "de",
    }
    assert "/en/confirm-email/" in mails["nora@school.example"].text
    to_school = mails["hessen@school.example"].text
    assert "Vor- und Nachname: Nora" in to_school
    assert "nora@school.example" not in to_school  # it stands on the page behind the link
    assert "/de/schools/confirm/" in to_school


def test_the_same_work_is_done_whether_an_address_is_known(cast: Cast, visitor: FlaskClient) -> None:
    done = []
    for email in ("nora@school.example", "carla@school.example"):
        form = sent_by(visitor.get("/en/register"), "", **{**NORA, "email": email})
        with counted() as statements:
            cast.signed_in(None).post("/en/register", data=form)
        done.append([statement for statement in statements if "public_change" not in statement])
    assert done[0] == done[1]


def test_no_line_of_the_email_to_the_school_can_be_forged(visitor: FlaskClient) -> None:
    form = {**NORA, "name": "Nora\r\nSchule: Andere evil", "school_id": ""}
    assert visitor.post("/en/register", data=form).status_code == 303
    mail = db.session.scalars(select(Email).filter_by(recipient="hessen@school.example")).one()
    lines = [line for line in mail.text.splitlines() if "evil" in line or line.startswith("Schule:")]
    assert lines == ["Vor- und Nachname: Nora Schule Andere evil", "Schule: Schule am Sternenfeld"]


@pytest.mark.parametrize("name", ["Nora https://evil.example", "nora@evil.example", "www.evil", "Nora evil.example"])
def test_a_name_is_no_place_for_addresses(visitor: FlaskClient, name: str) -> None:
    answer = register(visitor, name=name)
    assert (answer.status_code, "without addresses or links" in answer.text, name in answer.text) == (422, True, True)
    assert nobody_new()


def test_an_address_with_an_account_gets_the_same_answer(cast: Cast, visitor: FlaskClient) -> None:
    new, known = register(visitor), register(cast.signed_in(None), email="carla@school.example")
    assert (known.status_code, known.location) == (new.status_code, new.location)
    assert cast.carla.email == "carla@school.example"


def test_five_fields_are_required_and_their_answers_stay(visitor: FlaskClient) -> None:
    page = visitor.get("/en/register")
    required = [str(field.get("name")) for field in parsed(page).iter("input") if field.get("required") is not None]
    assert required == ["name", "email", "school", "title", "age"]
    for name in required:
        refused = visitor.post("/en/register", data={**NORA, name: ""})
        shown = {key: sent_by(refused, "")[key] for key in NORA}
        assert (refused.status_code, shown) == (422, {**NORA, name: ""})
        assert f'id="{name}-error"' in refused.text
    assert nobody_new()


def test_of_several_schools_she_chooses_hers_without_javascript(cast: Cast, visitor: FlaskClient) -> None:
    other = School(region_key="hessen", name="Schule am Sternenweg", town="Altdorf")
    db.session.add(other)
    index([other])
    db.session.commit()
    asked = register(visitor, school="Schule am Stern")
    assert (asked.status_code, "Several schools match." in words(asked)) == (422, True)
    chosen = visitor.post("/en/register", data=sent_by(asked, "", school_id=str(other.id)))
    assert chosen.status_code == 303
    nora = db.session.scalars(select(Person).filter_by(name="Nora")).one()
    assert [m.school_id for m in db.session.scalars(select(Membership).filter_by(person_id=nora.id))] == [other.id]


def test_a_missing_school_is_added_and_waits_for_the_coordination(cast: Cast, visitor: FlaskClient) -> None:
    unknown = register(visitor, school="Schule am Mond")
    assert (unknown.status_code, "No school of this name was found." in words(unknown)) == (422, True)
    form = sent_by(unknown, "", missing_region="hessen", missing_town="Kratern")
    assert visitor.post("/en/register", data=form).status_code == 303
    school = db.session.scalars(select(School).filter_by(name="Schule am Mond")).one()
    assert (school.region_key, school.town, school.is_verified) == ("hessen", "Kratern", False)
    assert "Schule am Mond" in words(cast.signed_in(cast.dana).get("/en/schools/waiting"))


@pytest.mark.parametrize("missing", [{}, {"school": "Schule am Mond", "missing_region": "hessen"}])
def test_a_suspended_region_takes_no_newcomers_and_the_form_says_why(
    visitor: FlaskClient, missing: dict[str, str]
) -> None:
    set_status(get_region("hessen"), Status.SUSPENDED, today())
    db.session.commit()
    refused = register(visitor, **missing)
    assert refused.status_code == 422
    assert "The partnership with this region is suspended at the moment." in words(refused)
    assert sent_by(refused, "")["title"] == "Brücken"
    assert nobody_new()


def test_who_is_signed_in_needs_no_second_account(cast: Cast) -> None:
    locations = {p.name: cast.signed_in(p).get("/en/register").location for p in (cast.carla, cast.anna, cast.dana)}
    assert locations == {"Carla": "/en/projects/new", "Anna": "/en/desk", "Dana": "/en/desk"}
