"""Dana and Doris of Hessen write notes on a work for each other; nobody else ever reads them."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.contributions.actions.opinions import ask, hand_over
from portal.contributions.actions.publishing import index
from portal.contributions.models import Contribution
from portal.contributions.rules import Adviser
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.moderation.actions.notes import write_note
from portal.moderation.actions.texts import Wording, add_text
from portal.moderation.models import ReviewNote
from portal.moderation.queries.notes import SHOWN, notes_on
from tests.builders.moderating import Queue, buttons, press
from tests.cast import Cast
from tests.page_reading import NAUGHTY, harm, parsed, sent_by, words
from tests.statements import n_queries

CANARY = "Kanarienvogel"


@pytest.fixture
def doris(cast: Cast) -> Person:
    person = cast._adult(Role.COORDINATOR, "Doris", "pl", regions=["hessen"])
    db.session.commit()
    return person


def write(browser: FlaskClient, contribution: Contribution, text: str = CANARY) -> TestResponse:
    sent = sent_by(browser.get(f"/en/moderation/{contribution.id}"), "/notes", note=text)
    return browser.post(f"/en/moderation/{contribution.id}/notes", data=sent)


def its_note() -> ReviewNote:
    return db.session.scalars(select(ReviewNote)).one()


@pytest.mark.both_databases
def test_colleagues_read_each_others_notes_with_name_time_and_language(
    cast: Cast, waiting: Queue, doris: Person
) -> None:
    contribution = waiting()
    dana, colleague, path = cast.signed_in(cast.dana), cast.signed_in(doris), f"/en/moderation/{contribution.id}"
    answer = write(dana, contribution)
    assert (answer.status_code, answer.location) == (303, f"{path}#notes")
    assert write(colleague, contribution, "Zdjęcia sprawdzone.").status_code == 303
    page = dana.get(path)
    assert [(e.get("lang"), e.text) for e in parsed(page).iter("blockquote")] == [
        ("de", CANARY),
        ("pl", "Zdjęcia sprawdzone."),
    ]
    assert ("Dana ·" in words(page), "Doris ·" in words(page)) == (True, True)


def test_a_note_without_words_comes_back(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    empty, long = write(dana, contribution, " "), write(dana, contribution, CANARY * 200)
    assert (empty.status_code, "Please write a note." in words(empty)) == (422, True)
    assert (long.status_code, CANARY * 200 in words(long)) == (422, True)
    assert db.session.scalars(select(ReviewNote)).all() == []


def test_dana_changes_and_deletes_her_own_note_and_doris_does_not(cast: Cast, waiting: Queue, doris: Person) -> None:
    contribution, dana, colleague = waiting(), cast.signed_in(cast.dana), cast.signed_in(doris)
    write(dana, contribution)
    path = f"/en/moderation/{contribution.id}/notes/{its_note().id}"
    assert "Change the note" not in words(colleague.get(f"/en/moderation/{contribution.id}"))
    for answer in (colleague.get(path), colleague.post(path, data={"note": "x"}), colleague.post(f"{path}/delete")):
        assert answer.status_code == 404
    empty = dana.post(path, data=sent_by(dana.get(path), "", note=""))
    assert (empty.status_code, "Please write a note." in words(empty)) == (422, True)
    assert dana.post(path, data=sent_by(dana.get(path), "", note="Doch gut")).status_code == 303
    page = words(colleague.get(f"/en/moderation/{contribution.id}"))
    assert (CANARY in page, "Doch gut" in page, "changed:" in page) == (False, True, True)
    assert dana.post(f"{path}/delete", data=sent_by(dana.get(path), "/delete")).status_code == 303
    assert db.session.scalars(select(ReviewNote)).all() == []


def test_notes_of_a_region_stay_there_also_when_another_one_is_asked_or_decides(cast: Cast, waiting: Queue) -> None:
    contribution, dana, gero = waiting(language="tr"), cast.signed_in(cast.dana), cast.signed_in(cast.gero)
    path = f"/en/moderation/{contribution.id}"
    write(dana, contribution)
    ask(contribution, Adviser("bursa"), "", by=cast.dana)
    db.session.commit()
    assert CANARY not in gero.get(path).text
    hand_over(contribution, "bursa", by=cast.dana)
    db.session.commit()
    assert CANARY not in gero.get(path).text
    assert write(gero, contribution, "Bizim not").status_code == 303
    page = dana.get(path)
    assert (CANARY in words(page), "Bizim not" in words(page), "notes" in buttons(page)) == (True, False, False)


def test_nobody_else_reads_them_anywhere(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    write(dana, contribution)
    press(dana, contribution, "publish")
    index(contribution)
    db.session.commit()
    pages = [
        "/en/desk",
        f"/en/contributions/{contribution.id}",
        f"/en/contributions/{contribution.id}/versions",
        f"/en/moderation/{contribution.id}",
        "/en/moderation/decisions",
        "/en/gallery",
        f"/en/classes/{cast.school_class.id}",
    ]
    for person in (None, cast.anna, cast.ben, cast.carla, cast.emil, cast.gero, cast.ada):
        browser = cast.signed_in(person)
        assert [page for page in pages if CANARY in browser.get(page).text] == []
        assert contribution.title not in words(browser.get(f"/en/search?q={CANARY}"))
    assert CANARY in dana.get(f"/en/moderation/{contribution.id}").text
    assert [mail for mail in db.session.scalars(select(Email.text)) if CANARY in mail] == []


def test_notes_go_with_the_contribution_and_stay_without_their_author(cast: Cast, waiting: Queue) -> None:
    contribution = waiting()
    write(cast.signed_in(cast.dana), contribution)
    db.session.execute(db.update(ReviewNote).values(by_id=None))
    db.session.commit()
    assert CANARY in words(cast.signed_in(cast.dana).get(f"/en/moderation/{contribution.id}"))
    db.session.execute(db.delete(Contribution).where(Contribution.id == contribution.id))
    db.session.commit()
    assert db.session.scalars(select(ReviewNote)).all() == []


def test_the_page_costs_the_same_with_one_note_of_each_and_with_many(cast: Cast, waiting: Queue, doris: Person) -> None:
    contribution, dana, costs = waiting(), cast.signed_in(cast.dana), []
    for number in (1, 20):
        for by in (cast.dana, doris) * number:
            write_note(contribution, CANARY, by=by)
            add_text("hessen", Wording("de", CANARY, CANARY), by=by)
        db.session.commit()
        costs.append(n_queries(dana, f"/en/moderation/{contribution.id}"))
    assert costs[0] == costs[1]


def test_a_note_stays_text(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    for text in NAUGHTY:
        write(dana, contribution, text)
    page = dana.get(f"/en/moderation/{contribution.id}")
    assert (harm(page), "<script>alert(1)</script>" in words(page)) == ([], True)


def test_of_very_many_notes_the_last_ones_are_shown(cast: Cast, waiting: Queue) -> None:
    work = waiting()
    same = {"contribution_id": work.id, "region_key": "hessen", "by_id": cast.dana.id, "language": "de"}
    db.session.add_all(ReviewNote(text=str(number), **same) for number in range(SHOWN + 1))
    db.session.commit()
    texts = [note.text for note in notes_on(work, cast.dana)]
    assert (texts[0], texts[-1], len(texts)) == ("1", str(SHOWN), SHOWN)
