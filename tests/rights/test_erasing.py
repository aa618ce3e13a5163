"""Who was erased is gone, and what was made with others stays with them."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from portal.accounts.models import Person
from portal.complaints.models import CaseEntry, Complaint
from portal.contributions.models import Contribution, Medium, Version
from portal.contributions.rules import Status
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.mail.rules import only_own_links
from portal.core.refusal import NotFound
from portal.core.storage.streaming import the_store
from portal.hosting.actions.participants import add_adult
from portal.hosting.rules.codes import Kind as Companion
from portal.juries.models import JurySheet
from portal.legal.models import LegalFacts
from portal.moderation.models import ReasonText, ReviewNote
from portal.people.actions.deletion import delete_account
from portal.people.actions.entries import Grounds
from portal.people.actions.handing_over import hand_over
from portal.people.queries.work import work_at
from portal.regions.models import Region
from portal.rights.actions.erasing import erase_person
from portal.rights.actions.requests import ask_for_correction, ask_for_erasure
from portal.rights.jobs import finish_erasures
from portal.rights.models import Erasure
from portal.visits.rules.codes import Side
from tests.builders.accounts import colleague
from tests.builders.canaries import (
    ADDRESS,
    FORMER,
    FORMS,
    MESSAGES,
    STUDENT,
    TEACHER,
    WORDS,
    StudentWithCanaries,
    found,
    teacher_with_canaries,
    wrote,
)
from tests.builders.complaints import reported
from tests.builders.events import applied, opened
from tests.builders.jobs import work as work_off
from tests.builders.juries import items, judging, member, score
from tests.builders.partner_requests import asked
from tests.builders.publishing import picture
from tests.builders.races import at_once
from tests.builders.reportable import announced, programme, reported_page
from tests.builders.searching import SearchingCast
from tests.builders.visits import visit_of
from tests.cast import Cast

OF_STUDENT = {STUDENT, *FORMS, *WORDS}
OF_TEACHER = {TEACHER, ADDRESS, FORMER, *MESSAGES}


def finish() -> None:
    db.session.remove()
    finish_erasures()
    db.session.commit()
    db.session.remove()


@pytest.mark.several_connections
def test_no_word_of_an_erased_student_is_left_anywhere(app: Flask, cast: Cast) -> None:
    story = StudentWithCanaries(cast)
    number = story.person.id
    db.session.remove()
    assert OF_STUDENT - found(OF_STUDENT) == set()  # the search finds what is there
    erase_person(db.session.get_one(Person, number))
    db.session.commit()
    finish()
    assert found(OF_STUDENT) == set()
    erasure = db.session.scalars(select(Erasure)).one()
    assert (erasure.receipt, erasure.files, erasure.done_at is not None) == (story.receipt, [], True)


@pytest.mark.several_connections
def test_no_word_of_an_erased_teacher_is_left_anywhere(app: Flask, searching: SearchingCast) -> None:
    cast, request = searching, asked(searching)
    carla, clara = teacher_with_canaries(cast), colleague(cast, cast.school)
    everything = work_at(cast.school, carla)
    hand_over(everything, cast.school, of=carla, to=clara, by=cast.dana, grounds=Grounds("Wechsel"))
    wrote(carla, request)
    number, ada = carla.id, cast.ada.id
    db.session.remove()
    assert OF_TEACHER - found(OF_TEACHER) == set()
    carla, by = db.session.get_one(Person, number), db.session.get_one(Person, ada)
    delete_account(carla, Grounds(f"{TEACHER} hat darum gebeten."), by=by)
    db.session.commit()
    work_off(app)
    farewell = db.session.scalars(select(Email).where(Email.recipient == ADDRESS)).one()
    farewell.sent_at = farewell.created_at
    db.session.commit()
    finish()
    assert found(OF_TEACHER) == set()
    assert db.session.get_one(Region, "hessen").contact_email == ""


def test_works_stay_with_the_others_without_her(cast: Cast) -> None:
    story = StudentWithCanaries(cast)
    joint, seen_in, own = story.joint.id, story.seen_in.id, story.own.id
    erase_person(story.person)
    db.session.commit()
    stays, shown = db.session.get_one(Contribution, joint), db.session.get_one(Contribution, seen_in)
    assert (stays.title, stays.text, stays.authors) == ("Rzeka …", "Spacer z … nad wodą.", [cast.ben])
    assert (stays.status, stays.is_public, stays.named_authors) == (Status.PUBLISHED, True, [cast.ben.id])
    assert (shown.text, shown.media, shown.is_public) == ("… kupuje chleb.", [], True)
    assert db.session.scalars(select(Version.media).where(Version.contribution_id == seen_in)).all() == [[]]
    assert db.session.get(Contribution, own) is None
    text = cast.signed_in(None).get(f"/pl/contributions/{joint}").text
    assert ("Spacer z … nad wodą" in text, STUDENT in text) == (True, False)


def test_a_work_that_was_carried_by_a_picture_of_her_is_public_no_more(cast: Cast) -> None:
    """Nothing is left of it but a title."""
    story = StudentWithCanaries(cast)
    story.seen_in.text = ""
    db.session.commit()
    erase_person(story.person)
    db.session.commit()
    shown = db.session.get_one(Contribution, story.seen_in.id)
    assert (shown.status, shown.is_public, shown.authors) == (Status.WITHDRAWN, False, [cast.ben])


def test_a_name_of_two_words_goes_in_capitals_and_in_its_forms_too(cast: Cast) -> None:
    cast.anna.name = "Anna-Łucja"
    work = cast.contribution(cast.ben, title="ANNA-ŁUCJA I JA", text="Spacer z Anną-Łucją i Anną.")
    work.language = "pl"
    asked = ask_for_correction(cast.ben, "W tekście jest Anna-Łucja.", "pl")
    db.session.commit()
    erase_person(cast.anna)
    db.session.commit()
    assert (work.title, work.text, asked.text) == ("… I JA", "Spacer z … i Anną.", "W tekście jest ….")


def test_the_full_name_of_a_coordinator_goes_from_what_colleagues_have_written(cast: Cast) -> None:
    name, address = "Danuta Wrzoskowska", "danuta@wrzosk.example"
    cast.dana.name, cast.dana.email = name, address
    work = cast.contribution(status="in_review", title=f"Wie {name} heißt auch eine Malerin")
    by = {"by_id": cast.gero.id, "language": "de"}
    note = ReviewNote(contribution_id=work.id, region_key="hessen", text=f"{name} fragen", **by)
    text = ReasonText(region_key="hessen", title=name, text=f"Gruß, {name}", **by)
    case = reported(work)
    step = CaseEntry(case_id=case.id, step="claim", answer=f"DANUTA WRZOSKOWSKA ({address})", **by)
    told = Email(event="x", recipient="carla@school.example", language="de", subject="Grund")
    told.text = only_own_links(f"Schreib an {address}.", "http://portal.example")
    facts = LegalFacts(number=1, facts={"operator": name})
    db.session.add_all([note, text, step, told, facts])
    db.session.commit()
    erase_person(cast.dana)
    db.session.commit()
    assert (note.text, text.title, text.text, step.answer) == ("… fragen", "…", "Gruß, …", "… (…)")
    assert told.text == "Schreib an …."
    assert (work.title, facts.facts) == (f"Wie {name} heißt auch eine Malerin", {"operator": name})


def test_the_full_name_of_a_coordinator_goes_from_what_is_written_about_visits_events_and_awards(cast: Cast) -> None:
    cast.dana.name = "Danuta Wrzoskowska"
    delegate = add_adult(visit_of(cast), Side.GUEST, Companion.DELEGATE, "Danuta Wrzoskowska", "Leitung")
    application = applied(opened(cast), cast.school_class, reason="Danuta Wrzoskowska meldet sich.")
    jury = judging(cast)
    score(jury, member(jury, "Elio"), items(jury)[0], comment="Danuta Wrzoskowska fragen")
    erase_person(cast.dana)
    db.session.commit()
    comment = db.session.scalars(select(JurySheet.comment)).one()
    assert (delegate.name, application.reason, comment) == ("…", "… meldet sich.", "… fragen")


def test_her_name_goes_from_what_was_reported_about_the_visit_of_her_class(cast: Cast) -> None:
    news, visit = announced(cast), programme(cast)
    about_visit, about_news = reported_page(cast, "programme", visit.id), reported_page(cast, "news", news.id)
    for complaint in db.session.scalars(select(Complaint)):
        complaint.text = "Da steht Anna."
    db.session.commit()
    erase_person(cast.anna)
    db.session.commit()
    texts = {each.case_id: each.text for each in db.session.scalars(select(Complaint))}
    assert texts == {about_visit.id: "Da steht ….", about_news.id: "Da steht Anna."}


def test_another_anna_of_another_class_keeps_her_name(cast: Cast) -> None:
    other = cast.contribution(cast.filiz, title="Anna in Bursa", text="Anna heißt auch eine Freundin.")
    cast.filiz.name = "Anna"
    db.session.commit()
    erase_person(cast.anna)
    db.session.commit()
    assert (other.title, cast.filiz.name) == ("Anna in Bursa", "Anna")


def test_waiting_emails_go_on_without_the_titles_of_her_works(cast: Cast) -> None:
    StudentWithCanaries(cast)
    erase_person(cast.anna)
    db.session.commit()
    left = db.session.scalars(select(Email.text).where(Email.recipient == cast.carla.email)).all()
    assert "Czekają prace:\n– …\n– Inna praca" in left
    assert "Ktoś prosi o rozmowę z …." in left
    assert [text for text in left if "Tytułozaur" in text] == []


@pytest.mark.several_connections
def test_files_go_though_the_job_was_stopped_after_the_first_one(cast: Cast) -> None:
    story = StudentWithCanaries(cast)
    files = [file["key"] for medium in story.own.media for file in medium.files.values()]
    erasure = erase_person(story.person)
    db.session.commit()
    the_store().remove(erasure.files[0])  # then the machine stops
    finish_erasures()
    assert [key for key in files if the_store().find(key)] == []


def test_a_file_that_does_not_show_her_stays(cast: Cast) -> None:
    joint = StudentWithCanaries(cast).joint
    medium = picture(joint)
    erase_person(cast.anna)
    db.session.commit()
    assert db.session.get(Medium, medium.id) is not None


@pytest.mark.several_connections
def test_the_last_email_is_kept_until_it_was_sent(cast: Cast) -> None:
    number = cast.dana.id
    erasure = delete_account(cast.dana, Grounds("Sie geht."), by=cast.ada)
    db.session.commit()
    finish_erasures()
    assert (db.session.get(Person, number), erasure.done_at) == (None, None)
    farewell = db.session.scalars(select(Email).where(Email.recipient == "dana@school.example")).one()
    farewell.sent_at = farewell.created_at
    finish_erasures()
    assert erasure.done_at is not None
    assert db.session.scalar(select(Email).where(Email.recipient == "dana@school.example")) is None


@pytest.mark.several_connections
def test_of_two_who_erase_her_in_one_moment_the_second_one_finds_nobody(app: Flask, cast: Cast) -> None:
    ask_for_erasure(cast.anna, "de")
    db.session.commit()
    number = cast.anna.id

    def click() -> str:
        try:
            erase_person(db.session.get_one(Person, number))
            db.session.commit()
        except (NotFound, NoResultFound):
            db.session.rollback()
            return "not found"
        return "erased"

    assert sorted(at_once(app, [click, click])) == ["erased", "not found"]
    assert len(db.session.scalars(select(Erasure)).all()) == 1
