"""Carla reports Emil; Dana and Gero see to it, and Ada looks on."""

from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.core.db import db
from portal.partnering.actions.entries import Message
from portal.partnering.actions.messages import write
from portal.partnering.actions.safety import report
from portal.partnering.models import Entry, Report
from portal.reports.models import ReportEntry
from tests.builders.accounts import texts_to
from tests.builders.partner_requests import asked
from tests.builders.searching import SearchingCast
from tests.page_reading import words


class Case:
    """What Emil wrote to Carla, and her report about it."""

    def __init__(self, cast: SearchingCast) -> None:
        self.cast, self.request = cast, asked(cast)
        self.message = write(self.request, Message("Schick mir Geld.", "de"), by=cast.emil)
        self.report = report(self.request, Message("Er will Geld.", "de"), by=cast.carla)
        db.session.commit()

    def take(self, by: Person, step: str, **fields: Any) -> TestResponse:
        return self.cast.signed_in(by).post(f"/en/partner-reports/{self.report.id}/{step}", data=fields)

    def page(self, by: Person) -> TestResponse:
        return self.cast.signed_in(by).get(f"/en/partner-reports/{self.report.id}")

    @property
    def sides(self) -> tuple[Person, Person]:
        return self.cast.carla, self.cast.emil

    def steps(self) -> list[tuple[str, str]]:
        entries = db.session.scalars(select(ReportEntry).order_by(ReportEntry.id))
        return [(entry.step, entry.text) for entry in entries]


@pytest.fixture
def case(searching: SearchingCast) -> Case:
    return Case(searching)


def test_dana_answers_the_reporter_and_can_open_it_again(case: Case) -> None:
    assert case.take(case.cast.dana, "close", **{"close-text": "Wir kümmern uns."}).status_code == 303
    assert "> Wir kümmern uns." in texts_to(case.cast.carla)[-1]
    assert "Nothing has been reported." in words(case.cast.signed_in(case.cast.dana).get("/en/partner-reports"))
    assert "Er will Geld." in words(case.cast.signed_in(case.cast.dana).get("/en/partner-reports?status=closed"))
    assert case.take(case.cast.dana, "close", **{"close-text": "Again"}).status_code == 409
    assert case.take(case.cast.dana, "reopen").status_code == 303
    assert db.session.get_one(Report, case.report.id).handled_at is None


def test_the_reporter_reads_the_answer_where_she_reported_and_nobody_else_does(case: Case) -> None:
    case.take(case.cast.dana, "close", **{"close-text": "Wir kümmern uns."})
    pages = [case.cast.signed_in(each).get(f"/de/partner-requests/{case.request.id}") for each in case.sides]
    assert [page.status_code for page in pages] == [200, 200]
    assert ["Wir kümmern uns." in words(page) for page in pages] == [True, False]


def test_who_comes_too_late_reads_who_was_faster(case: Case) -> None:
    case.take(case.cast.dana, "close", **{"close-text": "Wir kümmern uns."})
    late = case.take(case.cast.dana, "note", **{"note-text": "Angerufen."})
    assert late.status_code == 409
    assert "What happened meanwhile: Closed with an answer" in words(late)


def test_an_answer_without_words_comes_back(case: Case) -> None:
    answer = case.take(case.cast.dana, "close", **{"close-text": " "})
    assert (answer.status_code, case.steps()) == (422, [])


def test_dana_warns_emil_who_does_not_learn_who_has_reported(case: Case) -> None:
    case.take(case.cast.dana, "warn", **{"warn-text": "Bitte kein Geld verlangen."})
    [*_earlier, text] = texts_to(case.cast.emil)
    assert "> Bitte kein Geld verlangen." in text
    assert "Carla" not in text


def test_a_hidden_message_is_read_by_coordinations_alone(case: Case) -> None:
    thread = f"/en/partner-requests/{case.request.id}"
    message = f"messages/{case.message.id}"
    assert case.take(case.cast.dana, f"{message}/hide").status_code == 303
    for teacher in (case.cast.carla, case.cast.emil):
        page = words(case.cast.signed_in(teacher).get(thread))
        assert "Schick mir Geld." not in page
        assert "The coordination has hidden this message." in page
    assert "Schick mir Geld." in words(case.page(case.cast.dana))
    case.take(case.cast.dana, f"{message}/show")
    assert "Schick mir Geld." in words(case.cast.signed_in(case.cast.carla).get(thread))


def test_messages_of_other_threads_stay_out_of_reach(case: Case) -> None:
    other = asked(case.cast, case.cast.another(1))
    entry = db.session.scalars(select(Entry).where(Entry.request_id == other.id)).first()
    assert entry
    assert case.take(case.cast.dana, f"messages/{entry.id}/hide").status_code == 404


def test_the_other_region_reads_it_once_it_is_told_and_can_suspend_its_teacher(case: Case) -> None:
    dana, gero = case.cast.dana, case.cast.gero
    assert case.page(gero).status_code == 404
    assert "Suspend the account" not in words(case.page(dana))
    assert case.take(dana, "lock", **{"lock-text": "No"}).status_code == 409
    assert case.take(dana, "tell").status_code == 303
    assert case.take(dana, "tell").status_code == 409
    assert len(texts_to(gero)) == 1
    assert "Suspend the account" in words(case.page(gero))
    assert case.take(gero, "close", **{"close-text": "Not mine to answer"}).status_code == 409
    assert case.take(gero, "lock", **{"lock-text": "Para istedi."}).status_code == 303
    db.session.expire_all()
    assert case.cast.emil.suspended_at is not None
    assert case.steps() == [("tell", ""), ("lock", "Para istedi.")]


def test_a_note_is_for_coordinations(case: Case) -> None:
    case.take(case.cast.dana, "note", **{"note-text": "Schule angerufen."})
    assert "Schule angerufen." in words(case.page(case.cast.dana))
    assert "Schule angerufen." not in "".join(texts_to(case.cast.carla))


def test_whoever_left_can_not_be_warned(case: Case) -> None:
    case.cast.other_search.teacher_id = None
    db.session.commit()
    assert case.take(case.cast.dana, "warn", **{"warn-text": "Bitte nicht."}).status_code == 409
    assert case.take(case.cast.dana, "lock", **{"lock-text": "Bitte nicht."}).status_code == 409


def test_a_report_that_was_made_again_meanwhile_stays_closed(case: Case) -> None:
    case.take(case.cast.dana, "close", **{"close-text": "Erledigt."})
    report(case.request, Message("Schon wieder.", "de"), by=case.cast.carla)
    db.session.commit()
    assert case.take(case.cast.dana, "reopen").status_code == 409


def test_ada_reads_every_report_and_decides_nothing(case: Case) -> None:
    page = words(case.page(case.cast.ada))
    assert "Schick mir Geld." in page
    assert "What can be done" not in page
    assert "Hide this message" not in page
    assert case.take(case.cast.ada, "tell").status_code == 403
