"""Carla at her classes; Emil, a teacher elsewhere, finds nothing of it."""

import pytest
from flask.testing import FlaskClient

from portal.classes import actions, queries
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status
from portal.schools.models import Membership
from tests.cast import Cast
from tests.statements import n_queries


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


def filled(**changes: str) -> dict[str, str]:
    languages = {"languages-0-language": "fr", "languages-0-level": "A2"}
    return {"name": "8c", "grade": "DE-G9-08", "language": "de", "n_students": "24", **languages, **changes}


def test_carla_sees_her_classes_and_no_others(carla: FlaskClient) -> None:
    page = carla.get("/en/classes").text
    assert "8b" in page
    assert "8-A" not in page


def test_a_class_is_added_with_grade_age_and_languages(cast: Cast, carla: FlaskClient) -> None:
    answer = carla.post("/en/classes/new", data=filled())
    made = queries.own_classes(cast.carla)[0]
    assert (answer.status_code, answer.location) == (303, f"/en/classes/{made.id}")
    assert (made.name, made.n_students, made.languages) == ("8c", 24, {"fr": "A2"})
    page = carla.get(answer.location).text
    assert '<span lang="de">Jahrgangsstufe 8</span> · 13–14 years' in page
    assert "French: A2" in page


def test_what_was_typed_stays_when_the_form_comes_back(cast: Cast, carla: FlaskClient) -> None:
    answer = carla.post("/en/classes/new", data=filled(name="", n_students="many", **{"languages-0-level": ""}))
    assert answer.status_code == 422
    assert 'value="many"' in answer.text
    assert "Please choose a level." in answer.text
    assert queries.own_classes(cast.carla) == [cast.school_class]


@pytest.mark.parametrize("name", ["\u200b", "\u202a\u202c", "\u3164", "\u2800", "\u0301"])
def test_a_class_has_a_name_that_can_be_seen(cast: Cast, carla: FlaskClient, name: str) -> None:
    assert carla.post("/en/classes/new", data=filled(name=name)).status_code == 422
    assert queries.own_classes(cast.carla) == [cast.school_class]


def test_a_suspended_partnership_is_named_as_the_reason(cast: Cast, carla: FlaskClient) -> None:
    set_status(get_region("hessen"), Status.SUSPENDED, today())
    db.session.commit()
    answer = carla.post("/en/classes/new", data=filled())
    assert answer.status_code == 422
    assert "suspended at the moment" in answer.text
    assert 'value="8c"' in answer.text


def test_a_class_is_edited(cast: Cast, carla: FlaskClient) -> None:
    carla.post(f"/en/classes/{cast.school_class.id}/edit", data=filled(name="9b", grade="DE-G9-09", language="pl"))
    changed = db.session.get_one(SchoolClass, cast.school_class.id)
    assert (changed.name, changed.age_from, changed.card_language) == ("9b", 14, "pl")
    assert cast.anna.language == "de"


def test_good_names_are_saved_and_the_others_come_back(cast: Cast, carla: FlaskClient) -> None:
    names = "Mia\nAnna Müller\nŁucja\n<script>alert(1)</script>\nΑθηνά\nمريم\n"
    answer = carla.post(f"/en/classes/{cast.school_class.id}/students", data={"names": names, "seen": cast.ben.id})
    assert answer.status_code == 422
    assert "4 students were added." in answer.text
    assert ">Anna Müller\n&lt;script&gt;alert(1)&lt;/script&gt;</textarea>" in answer.text
    assert "Tick the name if all of them are the first name." in answer.text
    assert [s.person.name for s in cast.school_class.students] == ["Anna", "Ben", "Mia", "Łucja", "Αθηνά", "مريم"]


def test_of_a_list_with_columns_carla_chooses_the_first_names_and_sees_them_before_they_are_saved(
    cast: Cast, carla: FlaskClient
) -> None:
    path = f"/en/classes/{cast.school_class.id}/students"
    typed = {"names": "Becker, Anna Maria\nKowalski\tJan\nWójcik;Tomek", "seen": cast.ben.id}
    question = carla.post(path, data=typed)
    assert question.status_code == 200
    assert all(names in question.text for names in ("Becker · Kowalski · Wójcik", "Anna Maria · Jan · Tomek"))
    shown = carla.post(path, data={**typed, "column": "1"})
    assert "3 names were found." in shown.text
    assert ">Anna Maria\nJan\nTomek</textarea>" in shown.text
    assert "Becker" not in shown.text
    assert [s.person.name for s in cast.school_class.students] == ["Anna", "Ben"]
    looked_at = {"names": "Anna Maria\nJan\nTomek", "seen": cast.ben.id, "is_shown": "1", "first_names": "Anna Maria"}
    assert carla.post(path, data=looked_at).status_code == 303
    assert [s.person.name for s in cast.school_class.students][2:] == ["Anna Maria", "Jan", "Tomek"]


def test_surname_and_first_name_in_one_column_are_asked_about_once_more(cast: Cast, carla: FlaskClient) -> None:
    path = f"/en/classes/{cast.school_class.id}/students"
    question = carla.post(path, data={"names": "Becker, Anna\t8b\nKowalski, Jan\t8b", "column": "0"})
    assert "Becker · Kowalski" in question.text
    assert "Anna · Jan" in question.text


def test_a_list_of_double_first_names_is_one(cast: Cast, carla: FlaskClient) -> None:
    path = f"/en/classes/{cast.school_class.id}/students"
    typed = {"names": "Ayşe Nur\nMehmet Ali", "seen": cast.ben.id}
    assert "Nur · Ali" in carla.post(path, data=typed).text
    shown = carla.post(path, data={**typed, "column": "whole"}).text
    assert shown.count(" checked>") == 2
    carla.post(path, data={**typed, "is_shown": "1", "first_names": ["Ayşe Nur", "Mehmet Ali"]})
    assert [s.person.name for s in cast.school_class.students][2:] == ["Ayşe Nur", "Mehmet Ali"]


def test_reloading_after_a_refusal_adds_nobody_twice(cast: Cast, carla: FlaskClient) -> None:
    data = {"names": "Mia\nAnna Müller", "seen": cast.ben.id}
    for _ in range(2):
        carla.post(f"/en/classes/{cast.school_class.id}/students", data=data)
    assert [s.person.name for s in cast.school_class.students] == ["Anna", "Ben", "Mia"]


def test_naughty_strings_never_break_the_page(cast: Cast, carla: FlaskClient) -> None:
    naughty = [
        "{{7*7}}",
        "%s%n",
        "'; DROP TABLE student; --",
        "\x00Mia",
        "𝕋𝕙𝕖",
        "Ṱ̺̺̕o͞ ",
        "🏳0🌈️",
        "#set text(red)",
        "\\",
        '"><img src=x>',
    ]
    data = {"names": "\n".join(naughty), "seen": cast.ben.id}
    for step, code in (
        ({}, 200),
        ({"column": "whole"}, 200),
        ({"names": "\n".join(naughty).replace(";", ""), "is_shown": "1"}, 422),
    ):
        assert carla.post(f"/en/classes/{cast.school_class.id}/students", data={**data, **step}).status_code == code
    assert "<img src=x>" not in carla.get(f"/en/classes/{cast.school_class.id}").text


def test_an_empty_paste_says_so(cast: Cast, carla: FlaskClient) -> None:
    answer = carla.post(f"/en/classes/{cast.school_class.id}/students", data={"names": ""})
    assert answer.status_code == 422
    assert "Please fill in this field." in answer.text


def test_a_student_is_renamed_and_removed(cast: Cast, carla: FlaskClient) -> None:
    page = f"/en/students/{cast.ben.id}"
    assert 'name="first_names" value="Benno Becker"' in carla.post(f"{page}/rename", data={"name": "Benno Becker"}).text
    ticked = {"name": "Ben\u200b  Ali", "first_names": "Ben Ali"}
    assert carla.post(f"{page}/rename", data=ticked).location == page
    assert cast.ben.name == "Ben Ali"
    assert carla.post(f"{page}/rename", data={"name": "Benno"}).location == page
    assert "Benno" in carla.get(page).text
    assert f"{page}/erase" in carla.get(page).text


def test_codes_are_renewed(cast: Cast, carla: FlaskClient) -> None:
    class_page, student_page = f"/en/classes/{cast.school_class.id}", f"/en/students/{cast.ben.id}"
    serial = cast.ben.sign_in_serial
    assert carla.post(f"{student_page}/renew-card").location == student_page
    assert carla.post(f"{class_page}/renew-cards").location == class_page
    assert carla.post(f"{class_page}/renew-code").location == class_page
    assert cast.school_class.code != "AAAAAA"
    assert cast.ben.sign_in_serial == serial + 3


def test_emil_finds_no_class_and_no_student_of_carla(cast: Cast) -> None:
    emil = cast.signed_in(cast.emil)
    class_page, student_page = f"/en/classes/{cast.school_class.id}", f"/en/students/{cast.anna.id}"
    for path in (class_page, f"{class_page}/edit", f"{class_page}/cards.pdf", f"{class_page}/poster.pdf"):
        assert emil.get(path).status_code == 404
    for path in (student_page, f"{student_page}/card.pdf"):
        assert emil.get(path).status_code == 404
    for path in (f"{class_page}/students", f"{class_page}/renew-cards", f"{class_page}/renew-code"):
        assert emil.post(path, data={"names": "Eve"}).status_code == 404
    for step in ("rename", "remove", "renew-card"):
        assert emil.post(f"{student_page}/{step}", data={"name": "Eve"}).status_code == 404


def test_nobody_else_has_classes(cast: Cast) -> None:
    assert cast.signed_in(cast.anna).get("/en/classes").status_code == 403
    assert cast.signed_in(cast.dana).get("/en/classes").status_code == 403
    assert cast.signed_in(None).get("/en/classes").status_code == 303


def test_a_teacher_without_a_school_reads_what_to_do(cast: Cast) -> None:
    membership = db.session.get_one(Membership, (cast.emil.id, cast.other_school.id))
    membership.declined_at = now()
    db.session.commit()
    assert "no school is recorded" in cast.signed_in(cast.emil).get("/en/classes/new").text


def test_the_list_costs_the_same_for_many_classes(cast: Cast, carla: FlaskClient) -> None:
    db.session.commit()
    one = n_queries(carla, "/en/classes")
    for number in range(30):
        actions.open_class(cast.carla, cast.school, f"Kurs {number}", age=13, language="de")
    db.session.commit()
    assert n_queries(carla, "/en/classes") == one


@pytest.mark.parametrize(("country", "example"), [("DE", "8b"), ("FR", "4e B"), ("TR", "8-B"), ("XX", "8b")])
def test_the_example_of_a_name_is_one_of_the_schools_country(cast: Cast, country: str, example: str) -> None:
    cast.school.region.country = country
    db.session.commit()
    assert f"for example: {example}" in cast.signed_in(cast.carla).get("/en/classes/new").text


def test_a_childs_name_is_a_first_name_and_an_adults_a_full_one(cast: Cast, carla: FlaskClient) -> None:
    assert "Imię lub pseudonim" in carla.get(f"/pl/students/{cast.anna.id}").text
    assert "Imię i\u00a0nazwisko" in carla.get("/pl/settings").text
