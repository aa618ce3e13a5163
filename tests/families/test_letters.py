"""Letters in the family's language, answered by phone without an account, and taken back by the same code."""

from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.classes.queries import link_code
from portal.config import LANGUAGES
from portal.consent.models import Consent
from portal.consent.rules.codes import Giver, Way
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Recognisable
from portal.contributions.rules import Status, Step
from portal.core.clock import today
from portal.core.db import db
from portal.families.jobs import end_consent
from portal.families.models import Letter, LetterText
from portal.families.queries import code_of
from portal.families.rules.letters import LETTER_CODES, former_code, letter_hash
from portal.rights.actions.erasing import erase_person
from tests.builders.attempts import leave
from tests.builders.families import allow
from tests.builders.publishing import picture
from tests.cast import Cast

ALL = {"uses": ["website", "press"], "kinds": ["work", "picture"], "until": "2029-07-31", "project": "0"}


def texts_of(pdf: bytes) -> list[str]:
    """Of each page, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def squares_of(pdf: bytes) -> list[str]:
    """What a phone reads from the printed pages, at 108 dots per inch."""
    pages = [page.render(scale=1.5).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    return [square.text for page in pages for square in zxingcpp.read_barcodes(page)]


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


def write(cast: Cast, carla: FlaskClient, **languages: str) -> dict[str, Letter]:
    """Letters to Anna's and Ben's families."""
    data = {**ALL, f"language-{cast.anna.id}": "de", f"language-{cast.ben.id}": "tr"}
    data |= {f"language-{getattr(cast, name).id}": language for name, language in languages.items()}
    assert carla.post(f"/de/classes/{cast.school_class.id}/letters", data=data).status_code == 303
    return {letter.person.name: letter for letter in db.session.scalars(select(Letter).order_by(Letter.id))}


def test_a_class_gets_its_letters_in_one_file_each_in_the_language_of_the_family(
    cast: Cast, carla: FlaskClient
) -> None:
    letters = write(cast, carla)
    pages = texts_of(carla.get(f"/de/classes/{cast.school_class.id}/letters.pdf").data)
    assert len(pages) == 2
    assert "Dürfen wir zeigen, was Ihr Kind macht?" in pages[0]
    assert "Çocuğunuzun yaptıklarını gösterebilir miyiz?" in pages[1]
    assert "Dürfen wir zeigen, was Ihr Kind macht?" in pages[1]  # the school reads it as well
    code = code_of(letters["Ben"])
    assert f"{code[:5]}-{code[5:]}" in pages[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_one_accessible_page_whose_square_can_be_read(
    cast: Cast, carla: FlaskClient, language: str
) -> None:
    cast.school_class.name = "Orchestre et théâtre 10b (Schwerpunkt Musik)"
    letter = write(cast, carla, ben=language)["Ben"]
    pdf = carla.get(f"/de/students/{cast.ben.id}/letter.pdf").data
    assert len(texts_of(pdf)) == 1
    assert b"pdfuaid:part" in pdf
    assert squares_of(pdf) == [f"http://portal.example/f/{link_code(code_of(letter))}"]


def test_writing_again_keeps_the_codes_of_what_has_not_changed(cast: Cast, carla: FlaskClient) -> None:
    before = {name: letter.id for name, letter in write(cast, carla).items()}
    after = {name: letter.id for name, letter in write(cast, carla, ben="ru").items()}
    assert (after["Anna"] == before["Anna"], after["Ben"] == before["Ben"]) == (True, False)


def test_the_code_of_an_erased_student_opens_no_later_letter(cast: Cast, carla: FlaskClient) -> None:
    """SQLite gives its number to the next letter."""
    letter, visitor = write(cast, carla)["Ben"], cast.signed_in(None)
    number, code = letter.id, code_of(letter)
    assert visitor.post("/de/family", data={"code": code}).status_code == 200
    erase_person(cast.ben)
    cast.ben = cast._student("Nele", cast.school_class, "de")
    db.session.commit()
    later = write(cast, carla)["Nele"]
    assert (later.id == number) == (db.engine.dialect.name == "sqlite")
    for path in ("", "/answer", "/take-back", "/data", "/archive", "/forget"):
        assert visitor.post(f"/de/family{path}", data={"code": code, "answer": "all"}).status_code == 422
    assert visitor.get(f"/f/{link_code(code)}").location == "/de/family"
    assert "Nele" in visitor.post("/de/family", data={"code": code_of(later)}).text


def test_letters_that_were_printed_with_another_kind_of_code_keep_it(cast: Cast, carla: FlaskClient) -> None:
    letter, secret = write(cast, carla)["Anna"], cast.app.config["SECRET_KEY"]
    code = former_code(secret, letter.id)
    letter.code_hash = letter_hash(secret, code)
    db.session.commit()
    assert code_of(letter) == code
    assert cast.signed_in(None).post("/de/family", data={"code": code}).status_code == 200
    assert f"{code[:5]}-{code[5:]}" in texts_of(carla.get(f"/de/students/{cast.anna.id}/letter.pdf").data)[0]


def test_words_that_were_printed_stay_when_the_region_writes_others(cast: Cast, carla: FlaskClient) -> None:
    letter, visitor = write(cast, carla)["Anna"], cast.signed_in(None)
    words = {f"text_{language}": "" for language in LANGUAGES} | {"text_de": "Neue Worte."}
    assert cast.signed_in(cast.ada).post("/de/consent/letters/hessen", data=words).status_code == 303
    page = visitor.get(f"/de/family/{link_code(code_of(letter))}").text
    assert ("Liebe Familie" in page, "Neue Worte." in page) == (True, False)
    newer = write(cast, carla)["Anna"]
    assert "Neue Worte." in visitor.get(f"/de/family/{link_code(code_of(newer))}").text
    assert len(db.session.scalars(select(LetterText)).all()) == 3  # German, Turkish, and the new German ones


def test_a_scanned_code_opens_the_letter_in_its_language(cast: Cast, carla: FlaskClient) -> None:
    scanned = link_code(code_of(write(cast, carla)["Ben"]))
    visitor = cast.signed_in(None)
    opened = visitor.get(f"/f/{scanned}")
    assert opened.headers["Location"].endswith(f"/tr/family/{scanned}")
    page = visitor.get(opened.headers["Location"])
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert "Ben" in page.text


@pytest.mark.parametrize("scanned", ["x", "AAAAABBBBB", "AAAAABBBBBCCCCCCCCCCCC", "é" * 30])
def test_what_no_letter_carries_asks_for_the_code(cast: Cast, scanned: str) -> None:
    assert cast.signed_in(None).get(f"/f/{scanned}").headers["Location"].endswith("/family")
    assert cast.signed_in(None).get(f"/de/family/{scanned}").status_code == 302


def answer(cast: Cast, letter: Letter, **data: object) -> int:
    return cast.signed_in(None).post("/tr/family/answer", data={"code": code_of(letter), **data}).status_code


def grants_of(letter: Letter) -> list[tuple[Giver, Way, set[str]]]:
    query = select(Consent).where(Consent.person_id == letter.person_id).order_by(Consent.id)
    return [(each.giver, each.way, {*each.grants}) for each in db.session.scalars(query)]


def test_a_family_agrees_to_all_or_to_part_or_to_nothing(cast: Cast, carla: FlaskClient) -> None:
    letters = write(cast, carla)
    assert answer(cast, letters["Anna"], answer="all") == 303
    asked = {"website:work", "website:picture", "press:work", "press:picture"}
    assert grants_of(letters["Anna"]) == [(Giver.PARENT, Way.LETTER, asked)]
    assert answer(cast, letters["Ben"], answer="some", grants=["press:work", "award:voice"]) == 303
    assert grants_of(letters["Ben"]) == [(Giver.PARENT, Way.LETTER, {"press:work"})]


@pytest.mark.parametrize(
    "data", [{}, {"answer": "some"}, {"answer": "maybe"}, {"answer": "some", "grants": "award:voice"}]
)
def test_an_answer_that_says_nothing_comes_back(cast: Cast, carla: FlaskClient, data: dict[str, str]) -> None:
    letter = write(cast, carla)["Ben"]
    assert answer(cast, letter, **data) == 422
    assert grants_of(letter) == []


def test_a_letter_is_answered_once(cast: Cast, carla: FlaskClient) -> None:
    letter = write(cast, carla)["Ben"]
    assert [answer(cast, letter, answer="no"), answer(cast, letter, answer="all")] == [303, 409]
    assert grants_of(letter) == [(Giver.PARENT, Way.LETTER, set())]


def test_taking_back_by_the_code_takes_the_picture_off(cast: Cast, carla: FlaskClient) -> None:
    letter = write(cast, carla)["Ben"]
    answer(cast, letter, answer="all")
    contribution = cast.contribution(status="published")
    medium = picture(contribution)
    visitor = cast.signed_in(None)
    page = f"/de/contributions/{contribution.id}"
    assert visitor.get(page).status_code == 200
    db.session.add(Recognisable(medium_id=medium.id, person_id=cast.ben.id))
    db.session.commit()
    done = visitor.post("/tr/family/take-back", data={"code": code_of(letter)}, follow_redirects=True)
    assert "Onay geri çekildi" in done.text
    assert visitor.get(page).status_code in (404, 410)


def test_guessing_codes_ends(cast: Cast) -> None:
    visitor, codes = cast.signed_in(None), {"code": "AAAAA-BBBBB"}
    answers = [visitor.post("/de/family", data=codes).status_code for _ in range(102)]
    assert (answers[0], answers[-1]) == (422, 429)


def test_right_codes_never_count_as_guesses_however_many_families_share_a_network(
    cast: Cast, carla: FlaskClient
) -> None:
    data, visitor = {"code": code_of(write(cast, carla)["Ben"])}, cast.signed_in(None)
    leave(2, "letter", LETTER_CODES, of=LETTER_CODES.network or 0)
    assert [visitor.post("/de/family", data=data).status_code for _ in range(4)] == [200] * 4
    assert [visitor.post("/de/family/answer", data=data).status_code for _ in range(4)] == [422] * 4


def test_a_teacher_of_another_school_prints_nothing(cast: Cast, carla: FlaskClient) -> None:
    write(cast, carla)
    emil = cast.signed_in(cast.emil)
    pages = [f"/de/classes/{cast.school_class.id}/letters", f"/de/classes/{cast.school_class.id}/letters.pdf"]
    assert [emil.get(page).status_code for page in [*pages, f"/de/students/{cast.ben.id}/letter.pdf"]] == [404] * 3


def test_who_has_answered_gets_no_letter_any_more(cast: Cast, carla: FlaskClient) -> None:
    letters = write(cast, carla)
    answer(cast, letters["Anna"], answer="no")
    db.session.add(
        Consent(
            person_id=cast.anna.id,
            giver=Giver.STUDENT,
            way=Way.ACCOUNT,
            grants=[],
            school_year=letters["Anna"].school_year,
        )
    )
    db.session.commit()
    page = carla.get(f"/de/classes/{cast.school_class.id}/letters").text
    assert (f"language-{cast.anna.id}" in page, f"language-{cast.ben.id}" in page) == (False, True)


def test_a_student_of_fourteen_agrees_as_well_and_takes_it_back(cast: Cast, carla: FlaskClient) -> None:
    letter = write(cast, carla)["Anna"]
    anna = cast.signed_in(cast.anna)
    assert "/de/agreement" in anna.get("/de/desk").text
    assert anna.post("/de/agreement", data={"answer": "yes"}).status_code == 303
    assert grants_of(letter) == [(Giver.STUDENT, Way.ACCOUNT, {*letter.grants})]
    assert "/de/agreement" not in anna.get("/de/desk").text
    anna.post("/de/agreement/take-back")
    assert grants_of(letter)[-1] == (Giver.STUDENT, Way.ACCOUNT, set())


def test_younger_students_are_not_asked(cast: Cast, carla: FlaskClient) -> None:
    cast.school_class.age_from, cast.school_class.age_to = 10, 11
    db.session.commit()
    write(cast, carla)
    anna = cast.signed_in(cast.anna)
    assert "/de/agreement" not in anna.get("/de/desk").text
    assert anna.get("/de/agreement").status_code == 404


def test_on_the_day_after_the_last_day_the_picture_is_gone(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    medium = picture(contribution)
    mark(contribution, Marks(seen={medium.id: [cast.ben.id]}))
    allow(cast.ben)
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    for consent in db.session.scalars(select(Consent)):
        consent.until = today()
    db.session.commit()
    end_consent()
    assert contribution.is_public
    for consent in db.session.scalars(select(Consent)):
        consent.until = today() - timedelta(days=1)
    db.session.commit()
    end_consent()
    assert (contribution.is_public, contribution.status) == (False, Status.WITHDRAWN)
