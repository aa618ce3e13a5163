"""The ways to one's rights: the own page, the teacher, the family's letter, and the receipt."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.actions.settings import set_password
from portal.accounts.models import Person
from portal.classes.models import Student
from portal.consent.actions import Terms
from portal.contributions.models import Contribution
from portal.core.clock import today
from portal.core.db import db
from portal.families.actions import write_letters
from portal.families.models import Letter
from portal.families.queries import code_of
from portal.families.views.wording import words_for
from portal.holidays.rules.days import year_of
from portal.rights.jobs import finish_erasures, forget_old
from portal.rights.models import Erasure, RightsRequest
from tests.builders.emails import emails
from tests.cast import Cast

OWN = "/de/my-data"


def letter_code(cast: Cast, person: Person) -> str:
    """The code of a letter to the family, as it stands on paper."""
    student = db.session.get_one(Student, person.id)
    terms = Terms(("website:work",), year_of(today()), date(today().year + 2, 7, 31))
    words = words_for(cast.school_class, terms)
    with cast.app.test_request_context("/de/"):
        write_letters([student], {person.id: "tr"}, terms, words, by=cast.carla)
        db.session.commit()
        return code_of(db.session.scalars(select(Letter).where(Letter.person_id == person.id)).one())


def the_request() -> RightsRequest:
    db.session.rollback()
    return db.session.scalars(select(RightsRequest)).one()


def receipt(client: FlaskClient) -> str:
    return client.get(f"/de/receipts/{the_request().receipt}").text


@pytest.mark.several_connections
def test_anna_asks_to_be_forgotten_and_carla_carries_it_out(cast: Cast) -> None:
    work = cast.contribution().id
    anna, carla, visitor = (cast.signed_in(person) for person in (cast.anna, cast.carla, None))
    assert anna.post(f"{OWN}/forget-me").status_code == 303
    assert "Deine Lehrkraft entscheidet darüber" in anna.get(OWN).text
    assert emails("rights-asked") == [("carla", "de")]
    assert "wartet auf Ihre Antwort zu ihren Daten" in carla.get("/de/desk").text
    assert "Anna: Löschung aller Daten" in carla.get("/de/data-requests").text
    address = f"/de/receipts/{the_request().receipt}"
    assert "Die Antwort steht noch aus" in visitor.get(address).text
    page = carla.get(f"/de/students/{cast.anna.id}/erase").text
    assert ("Der Fluss" in page, "400\u00a0Tage" in page) == (True, True)
    number = cast.anna.id
    assert carla.post(f"/de/students/{number}/erase").headers["Location"] == address
    assert "Alles wurde gelöscht" in visitor.get(address).text
    finish_erasures()
    db.session.commit()
    assert "ist nichts davon übrig" in visitor.get(address).text
    assert (db.session.get(Person, number), db.session.get(Contribution, work)) == (None, None)
    assert anna.get(OWN).status_code == 303  # to the login


def test_asking_twice_is_refused_and_the_page_says_that_it_waits(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    anna.post(f"{OWN}/forget-me")
    assert anna.post(f"{OWN}/forget-me").status_code == 409


def test_carla_says_why_not_and_anna_reads_it(cast: Cast) -> None:
    anna, carla = cast.signed_in(cast.anna), cast.signed_in(cast.carla)
    anna.post(f"{OWN}/forget-me")
    number = the_request().id
    empty = carla.post(f"/de/data-requests/{number}/answer", data={})
    assert (empty.status_code, "Anna" in empty.text) == (422, True)
    words = {f"r{number}-answer": "Wir sprechen morgen darüber."}
    assert carla.post(f"/de/data-requests/{number}/answer", data=words).status_code == 303
    assert "Wir sprechen morgen darüber." in anna.get(OWN).text
    assert "Dies wurde beantwortet" in receipt(cast.signed_in(None))
    assert carla.post(f"/de/data-requests/{number}/answer", data=words).status_code == 409


def test_a_correction_reaches_whoever_can_make_it(cast: Cast) -> None:
    for person, answers in (("anna", "carla"), ("carla", "dana"), ("dana", "ada")):
        asking, answering = (cast.signed_in(getattr(cast, name)) for name in (person, answers))
        assert asking.post(f"{OWN}/correct", data={"text": f"Falsch bei {person}"}).status_code == 303
        assert f"Falsch bei {person}" in answering.get("/de/data-requests").text
        asked = db.session.scalars(select(RightsRequest).order_by(RightsRequest.id.desc())).first()
        assert asked is not None
        words = {f"r{asked.id}-answer": f"Berichtigt: {person}"}
        assert answering.post(f"/de/data-requests/{asked.id}/answer", data=words).status_code == 303
        assert f"Berichtigt: {person}" in asking.get(OWN).text
    assert emails("rights-asked") == [("carla", "de"), ("dana", "de"), ("ada", "de")]
    assert emails("rights-answered") == [("carla", "de"), ("dana", "de")]


def test_an_empty_correction_comes_back(cast: Cast) -> None:
    assert cast.signed_in(cast.anna).post(f"{OWN}/correct", data={"text": " "}).status_code == 422


def test_nobody_sends_any_number_of_questions(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    codes = [anna.post(f"{OWN}/correct", data={"text": str(n)}).status_code for n in range(6)]
    assert codes == [303] * 5 + [409]


@pytest.mark.parametrize("who", ["emil", "dana", "gero"])
def test_what_asks_somebody_else_is_not_there(cast: Cast, who: str) -> None:
    cast.signed_in(cast.anna).post(f"{OWN}/forget-me")
    stranger, number = cast.signed_in(getattr(cast, who)), the_request().id
    assert "Anna" not in stranger.get("/de/data-requests").text
    answered = stranger.post(f"/de/data-requests/{number}/answer", data={f"r{number}-answer": "x"})
    assert answered.status_code == 404


def test_an_administrator_answers_for_a_class_without_a_teacher(cast: Cast) -> None:
    cast.school_class.teacher_id = None
    db.session.commit()
    cast.signed_in(cast.anna).post(f"{OWN}/forget-me")
    ada = cast.signed_in(cast.ada)
    assert "Anna" in ada.get("/de/data-requests").text
    assert emails("rights-asked") == [("ada", "de")]
    number = cast.anna.id
    assert ada.post(f"/de/students/{number}/erase").status_code == 303
    assert db.session.get(Person, number) is None


def test_a_family_reads_asks_and_hears_by_the_code_of_its_letter(cast: Cast) -> None:
    code, family = letter_code(cast, cast.ben), cast.signed_in(None)
    page = family.post("/tr/family/data", data={"code": code})
    assert (page.status_code, "Ben" in page.text, page.headers["Cache-Control"]) == (200, True, "no-store")
    assert family.post("/tr/family/archive", data={"code": code}).content_type == "application/zip"
    assert family.post("/tr/family/correct", data={"code": code, "text": ""}).status_code == 422
    asked = family.post("/tr/family/correct", data={"code": code, "text": "Adı yanlış"})
    assert "/tr/receipts/" in asked.headers["Location"]
    assert "Adı yanlış" in cast.signed_in(cast.carla).get("/de/data-requests").text
    forget = family.post("/tr/family/forget", data={"code": code}).headers["Location"]
    number = cast.ben.id
    cast.signed_in(cast.carla).post(f"/de/students/{number}/erase")
    assert "Her şey silindi" in family.get(forget).text
    assert family.post("/tr/family/data", data={"code": code}).status_code == 422


@pytest.mark.parametrize("form", ["data", "archive", "correct", "forget"])
def test_without_the_right_code_there_is_only_the_field_for_it(cast: Cast, form: str) -> None:
    assert cast.signed_in(None).post(f"/de/family/{form}", data={"code": "AAAA AAAA AAAA"}).status_code == 422


def test_unknown_receipts_are_not_there(cast: Cast) -> None:
    assert cast.signed_in(None).get("/de/receipts/nothing").status_code == 404


def test_dana_erases_her_own_account(cast: Cast) -> None:
    set_password(cast.dana, "ein langes Passwort")
    db.session.commit()
    dana, number = cast.signed_in(cast.dana), cast.dana.id
    assert "Entscheidungen über Beiträge" in dana.get("/de/people/me/erase").text
    assert dana.post("/de/people/me/erase", data={"current": "falsch"}).status_code == 422
    done = dana.post("/de/people/me/erase", data={"current": "ein langes Passwort"})
    assert "/de/receipts/" in done.headers["Location"]
    assert db.session.get(Person, number) is None
    assert "Alles wurde gelöscht" in dana.get(done.headers["Location"]).text


def test_carla_hands_over_before_she_goes(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    page = carla.get("/de/people/me/erase").text
    assert ("8b" in page, "Endgültig löschen" in page) == (True, False)
    assert carla.post("/de/people/me/erase").status_code == 409


def test_the_last_administrator_stays(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    assert "letzte Konto" in ada.get("/de/people/me/erase").text
    assert ada.post("/de/people/me/erase").status_code == 409


@pytest.mark.several_connections
def test_old_numbers_are_forgotten(cast: Cast) -> None:
    cast.signed_in(cast.carla).post(f"/de/students/{cast.anna.id}/erase")
    finish_erasures()
    forget_old()
    db.session.commit()
    erasure = db.session.scalars(select(Erasure)).one()
    erasure.at = erasure.at.replace(year=2020)
    forget_old()
    db.session.commit()
    assert db.session.scalars(select(Erasure)).all() == []
