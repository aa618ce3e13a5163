"""Emil’s class of Bursa comes to Carla’s: what both hand in by when, and what they print."""

import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.documents.actions import load_facts
from portal.documents.jobs import remind
from portal.documents.labels import source_of
from portal.documents.models import RequiredDocument, VisitDocument
from portal.hosting.models import VisitParticipant
from portal.hosting.rules.codes import Kind
from portal.visits.models import Visit
from portal.visits.rules.codes import Side, Status
from tests.builders.visits import polish_class, visit_of
from tests.cast import Cast
from tests.page_reading import words


@pytest.fixture
def visit(cast: Cast) -> Visit:
    load_facts()
    made = visit_of(cast, status=Status.AGREED)
    db.session.commit()
    return made


def test_what_is_usual_is_said_in_the_language_of_the_reader_and_publications_by_their_names(
    cast: Cast, visit: Visit
) -> None:
    page = cast.signed_in(cast.emil).get(f"/de/visits/{visit.id}/documents")
    assert "übliche Praxis der Schulen" in words(page)
    assert "usual practice of schools" not in page.text


@pytest.mark.parametrize(
    ("source", "title", "lang"),
    [
        ("Federal law 114-FZ of 15 August 1996, article 20; notaries", "Федеральный закон от 15 августа 1996", "ru"),
        ("schulaemter.hessen.de austauschfahrten", "schulaemter.hessen.de: Austauschfahrten", "de"),
        ("Runderlass vom 3. Mai", "Runderlass vom 3. Mai", ""),
    ],
)
def test_laws_and_offices_are_named_in_their_own_language(source: str, title: str, lang: str) -> None:
    named = source_of(RequiredDocument(source=source))
    assert (named.startswith(title), named.lang) == (True, lang)


def number_of(key: str) -> int:
    return db.session.scalars(select(RequiredDocument.id).filter_by(key=key).order_by(RequiredDocument.id)).first() or 0


def mark(client: FlaskClient, visit: Visit, key: str, state: str, **typed: str) -> int:
    return client.post(f"/de/visits/{visit.id}/documents/{number_of(key)}/{state}", data=typed).status_code


def test_each_side_reads_what_the_visit_needs_with_source_and_certainty(cast: Cast, visit: Visit) -> None:
    text = words(cast.signed_in(cast.emil).get(f"/tr/visits/{visit.id}/documents"))
    assert "Türk vatandaşı reşit olmayan öğrencinin yurt dışı seyahati için noter onaylı muvafakatname" in text
    assert "Doğrulanmadı: güvenmeden önce lütfen sorun" in text
    assert ["Cerfa" in text, "dichiarazione" in text, "okul idaresine" in text] == [False, False, False]


def test_guests_from_poland_need_other_documents(cast: Cast) -> None:
    load_facts()
    made = visit_of(cast, polish_class(cast))
    text = words(cast.signed_in(cast.carla).get(f"/pl/visits/{made.id}/documents"))
    assert "94/795/WSiSW" in text
    assert ["Lista podróżujących" in text, "muvafakatname" in text, "Wizy, jeśli" in text] == [True, False, False]


def test_whoever_sees_to_it_ticks_it_off_and_opens_it_again(cast: Cast, visit: Visit) -> None:
    emil = cast.signed_in(cast.emil)
    assert mark(emil, visit, "insurance", "done", seen="open") == 303
    text = words(cast.signed_in(cast.carla).get(f"/de/visits/{visit.id}/documents"))
    assert "Emil, " in text
    assert mark(emil, visit, "insurance", "open", seen="done") == 303
    assert db.session.scalars(select(VisitDocument.state)).one() == "open"


def test_the_other_side_does_not_tick_off_for_them(cast: Cast, visit: Visit) -> None:
    carla = cast.signed_in(cast.carla)
    assert [mark(carla, visit, key, "done") for key in ("insurance", "invitation")] == [404, 303]


def test_of_two_who_say_different_things_the_second_is_told(cast: Cast, visit: Visit) -> None:
    emil = cast.signed_in(cast.emil)
    assert [mark(emil, visit, "visa", state, seen="open") for state in ("done", "not_needed")] == [303, 409]
    assert db.session.scalars(select(VisitDocument.state)).one() == "done"


def test_what_the_visit_does_not_need_is_not_there(cast: Cast, visit: Visit) -> None:
    assert mark(cast.signed_in(cast.emil), visit, "exit_authorisation_fr", "done") == 404


def test_open_documents_are_reminded_of_twice_in_the_language_of_the_side(cast: Cast, visit: Visit) -> None:
    visit.first_day, visit.last_day = today() + timedelta(days=20), today() + timedelta(days=24)
    mark(cast.signed_in(cast.emil), visit, "insurance", "done")
    for _ in range(2):
        remind()
    told = db.session.scalars(select(Email).order_by(Email.id)).all()
    assert [(each.recipient, "Sigorta" in each.text) for each in told if "belge" in each.text.lower()] == [
        (cast.emil.mailbox, False)
    ]
    assert len(told) == 2
    visit.first_day -= timedelta(days=7)
    db.session.commit()
    remind()
    assert len(db.session.scalars(select(Email)).all()) == 3  # the list of participants is due now


def test_a_cancelled_visit_reminds_nobody(cast: Cast, visit: Visit) -> None:
    visit.first_day, visit.status = today() + timedelta(days=10), Status.CANCELLED
    db.session.commit()
    remind()
    assert db.session.scalars(select(Email)).all() == []


@pytest.fixture
def people(cast: Cast, visit: Visit) -> list[VisitParticipant]:
    made = [
        VisitParticipant(visit_id=visit.id, side=Side.GUEST, kind=Kind.STUDENT, person_id=cast.filiz.id),
        VisitParticipant(visit_id=visit.id, side=Side.GUEST, kind=Kind.COMPANION, name="Emil", role="Öğretmen"),
        VisitParticipant(visit_id=visit.id, side=Side.HOST, kind=Kind.STUDENT, person_id=cast.anna.id),
    ]
    db.session.add_all(made)
    db.session.commit()
    return made


def read(client: FlaskClient, visit: Visit, name: str, query: str = "") -> tuple[int, str, bool]:
    """Pages, text, and whether it is tagged for screen readers."""
    import pypdfium2

    answer = client.get(f"/de/visits/{visit.id}/documents/{name}.pdf{query}")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        is_tagged = "/StructTreeRoot" in pdf.Root
    document = pypdfium2.PdfDocument(answer.data)
    return len(document), " ".join(page.get_textpage().get_text_range() for page in document), is_tagged


@pytest.mark.parametrize("name", ["participants", "badges"])
def test_list_and_badges_name_both_sides(cast: Cast, visit: Visit, people: list[VisitParticipant], name: str) -> None:
    pages, text, is_tagged = read(cast.signed_in(cast.carla), visit, name)
    assert (pages, is_tagged, ["Filiz" in text, "Anna" in text, "Öğretmen" in text]) == (1, True, [True, True, True])


def test_every_travelling_student_gets_an_emergency_sheet_and_one_is_empty(
    cast: Cast, visit: Visit, people: list[VisitParticipant]
) -> None:
    pages, text, is_tagged = read(cast.signed_in(cast.emil), visit, "emergency-sheets")
    assert (pages, is_tagged, "Filiz" in text, "Anna" in text) == (2, True, True, False)
    assert ["Doğum tarihi" in text, "Geburtsdatum" in text] == [True, True]


def test_certificates_come_in_two_languages_of_choice(cast: Cast, visit: Visit, people: list[VisitParticipant]) -> None:
    pages, text, is_tagged = read(cast.signed_in(cast.emil), visit, "certificates", "?one=ru&other=it")
    assert (pages, is_tagged) == (2, True)
    assert ["Сертификат участника" in text, "Attestato di partecipazione" in text] == [True, True]


def test_nobody_yet_gives_papers_to_be_filled_in(cast: Cast, visit: Visit) -> None:
    carla = cast.signed_in(cast.carla)
    found = [read(carla, visit, name)[0] for name in ("participants", "badges", "emergency-sheets", "certificates")]
    assert found == [1, 1, 1, 1]


def test_a_language_that_the_portal_does_not_speak_is_not_found(cast: Cast, visit: Visit) -> None:
    answer = cast.signed_in(cast.emil).get(f"/de/visits/{visit.id}/documents/certificates.pdf?one=xx")
    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["Ç" * 247, "👩‍🚀 Zoë", "<b>#let x</b>", "محمد"])
def test_any_name_is_printed(cast: Cast, visit: Visit, people: list[VisitParticipant], name: str) -> None:
    people[1].name = name
    db.session.commit()
    carla = cast.signed_in(cast.carla)
    for paper in ("participants", "badges", "certificates"):
        assert carla.get(f"/de/visits/{visit.id}/documents/{paper}.pdf").status_code == 200


def typed(**others: Any) -> dict[str, Any]:
    facts = {"kinds": ["classes"], "guest_countries": "tr", "side": "guest", "giver": "school", "receiver": "school"}
    facts |= {"days_before": "20", "valid_from": today().isoformat(), "source": "Amtsblatt", "confidence": "high"}
    return {"name_de": "Impfnachweis", **facts, **others}


def test_administrators_add_a_document_of_their_own(cast: Cast, visit: Visit) -> None:
    ada = cast.signed_in(cast.ada)
    assert ada.post("/de/administration/documents/new", data=typed()).status_code == 303
    assert "Impfnachweis" in words(cast.signed_in(cast.emil).get(f"/tr/visits/{visit.id}/documents"))


@pytest.mark.parametrize(
    ("others", "field"),
    [
        ({"days_before": "", "fixed_day": ""}, "fixed_day"),
        ({"fixed_day": "02-01"}, "fixed_day"),
        ({"days_before": "", "fixed_day": "13-01"}, "fixed_day"),
        ({"days_before": "401"}, "days_before"),
        ({"days_before": "-1"}, "days_before"),
        ({"guest_countries": "Türkei"}, "guest_countries"),
        ({"kinds": []}, "kinds"),
        ({"source": ""}, "source"),
        ({"name_de": ""}, "name_en"),
        ({"valid_until": (today() - timedelta(days=1)).isoformat()}, "valid_until"),
    ],
)
def test_half_a_document_is_asked_about_beside_the_field(cast: Cast, others: dict[str, Any], field: str) -> None:
    answer = cast.signed_in(cast.ada).post("/de/administration/documents/new", data=typed(**others))
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)


def test_a_changed_document_counts_at_once_and_survives_an_update(cast: Cast, visit: Visit) -> None:
    number = number_of("insurance")
    facts = typed(days_before="5", kinds=["delegation"])
    assert cast.signed_in(cast.ada).post(f"/de/administration/documents/{number}", data=facts).status_code == 303
    assert load_facts() == 0
    assert "Sigorta" not in words(cast.signed_in(cast.emil).get(f"/tr/visits/{visit.id}/documents"))


def test_of_two_administrators_the_second_compares_first(cast: Cast, visit: Visit) -> None:
    number, ada = number_of("insurance"), cast.signed_in(cast.ada)
    answer = ada.post(f"/de/administration/documents/{number}", data=typed(seen="earlier"))
    assert (answer.status_code, "Amtsblatt" in answer.text) == (422, True)


@pytest.mark.parametrize("letter", ["W", "ش"])
def test_words_that_no_line_holds_stay_on_their_page(
    cast: Cast, visit: Visit, people: list[VisitParticipant], letter: str
) -> None:
    import pypdfium2

    people[1].name = people[1].role = letter * 80
    visit.place = cast.school.name = letter * 247
    cast.filiz.name, visit.project.title = letter * 40, letter * 240  # type: ignore[union-attr]
    db.session.commit()
    client, found = cast.signed_in(cast.emil), {}
    for name in ("participants", "badges", "certificates", "emergency-sheets"):
        document = pypdfium2.PdfDocument(client.get(f"/de/visits/{visit.id}/documents/{name}.pdf").data)
        found[name] = len(document)
        for page in document:
            boxes = [each.get_bounds() for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
            assert max(box[2] for box in boxes) <= page.get_width()
    assert found == {"participants": 1, "badges": 1, "certificates": 2, "emergency-sheets": 2}
