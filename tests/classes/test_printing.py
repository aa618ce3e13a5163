"""Cards and posters on paper, read back from the PDF."""

import pypdfium2
import pytest
from flask.testing import FlaskClient

from portal.classes import actions, queries
from portal.classes.rules import codes
from portal.core.db import db
from tests.cast import Cast

NAMES = ["Łucja", "Iğdır", "Ёжик", "Zoé", "Jörg", "Ştefan", "W" * 40, "#link", "$x$", "*Mia*"]


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
    assert [sheet.count("portal.example/k") for sheet in sheets] == [8, 4]
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


@pytest.mark.parametrize("name", ["漢字", "ᚠᚢ", "😀", "\u200d", "\U0010fffd", "\u0378"])
def test_a_name_that_no_font_has_does_not_keep_the_others_from_their_cards(cast: Cast, name: str) -> None:
    cast.ben.name = name
    db.session.commit()
    (sheet,) = pages(cast.signed_in(cast.carla).get(f"/en/classes/{cast.school_class.id}/cards.pdf").data)
    assert "Anna" in sheet
    assert sheet.count("PIN") == 2
