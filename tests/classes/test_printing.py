"""Cards and posters on paper, read back from the PDF."""

import pypdfium2
import pytest
from flask.testing import FlaskClient

from portal.classes import actions, queries
from portal.classes.rules import codes
from portal.core.db import db
from tests.cast import Cast

NAMES = [
    "Fuchs🦊",
    "名前",
    "민준",
    "მარიამ",
    "Łucja",
    "Iğdır",
    "Ёжик",
    "Zoé",
    "Jörg",
    "Ştefan",
    "W" * 40,
    "#link",
    "$x$",
    "*Mia*",
]


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    actions.add_students(cast.school_class, NAMES)
    db.session.commit()
    return cast.signed_in(cast.carla)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def test_the_class_is_printed_eight_cards_to_a_sheet(cast: Cast, carla: FlaskClient) -> None:
    answer = carla.get(f"/en/classes/{cast.school_class.id}/cards.pdf")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/pdf", "no-store")
    sheets = pages(answer.data)
    assert [sheet.count("portal.example/k") for sheet in sheets] == [8, 8]
    paper = "".join(sheets).replace("\ufffe", "").replace("\u200b", "")
    for student in cast.school_class.students:
        assert codes.shown(queries.card_code(student)) in paper
        assert codes.shown_pin(queries.pin(student)) in paper
    for name in ["Anna", "Ben", *NAMES]:
        assert name in "".join(paper.split())


def test_one_card_is_printed_alone(cast: Cast, carla: FlaskClient) -> None:
    (sheet,) = pages(carla.get(f"/en/students/{cast.ben.id}/card.pdf").data)
    assert "Ben" in sheet
    assert "Anna" not in sheet


def test_a_poster_carries_the_class_code(cast: Cast, carla: FlaskClient) -> None:
    answer = carla.get(f"/en/classes/{cast.school_class.id}/poster.pdf")
    (sheet,) = pages(answer.data)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "AAAAAA" in sheet
    assert "portal.example/c" in sheet


def test_a_class_without_students_prints_an_empty_sheet(cast: Cast) -> None:
    made = actions.open_class(cast.carla, cast.school, "8d", age=13, language="ru")
    db.session.commit()
    assert len(pages(cast.signed_in(cast.carla).get(f"/en/classes/{made.id}/cards.pdf").data)) == 1


def test_cards_and_posters_show_what_forms_accept(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    carla.post(
        f"/en/classes/{cast.school_class.id}/edit", data={"name": "8b 🎒", "grade": "DE-G9-08", "language": "de"}
    )
    carla.post(f"/en/classes/{cast.school_class.id}/students", data={"names": "Fuchs🦊\n名前\nمريم"})
    sheets = [carla.get(f"/en/classes/{cast.school_class.id}/{paper}.pdf").data for paper in ("cards", "poster")]
    assert all("8b 🎒" in pages(sheet)[0] and b"pdfuaid:part" in sheet for sheet in sheets)
    assert all(name in pages(sheets[0])[0] for name in ("Fuchs🦊", "名前"))


@pytest.mark.parametrize("name", ["ᚠᚢ", "\U0001fae9\U0001fae9x"])
def test_what_can_not_be_printed_is_said_when_it_is_typed(cast: Cast, name: str) -> None:
    carla = cast.signed_in(cast.carla)
    added = carla.post(f"/en/classes/{cast.school_class.id}/students", data={"names": f"Mia🦊\n{name}"})
    renamed = carla.post(f"/en/students/{cast.ben.id}/rename", data={"name": name})
    edited = carla.post(f"/en/classes/{cast.school_class.id}/edit", data={"name": name})
    assert [answer.status_code for answer in (added, renamed, edited)] == [422, 422, 422]
    assert all("cannot be printed" in answer.text for answer in (added, renamed, edited))
    assert [s.person.name for s in cast.school_class.students] == ["Anna", "Ben", "Mia🦊"]


@pytest.mark.parametrize("name", ["ᚠᚢ", "😀", "\u200d", "\U0010fffd", "\u0378"])
def test_a_name_that_no_font_has_does_not_keep_the_others_from_their_cards(cast: Cast, name: str) -> None:
    cast.ben.name = name
    db.session.commit()
    (sheet,) = pages(cast.signed_in(cast.carla).get(f"/en/classes/{cast.school_class.id}/cards.pdf").data)
    assert "Anna" in sheet
    assert sheet.count("PIN") == 2
