"""Carla and Emil walk through the pages of a visit, each in the own language."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.web.access import Role
from portal.holidays.rules.entries import Kind
from portal.visits.models import Visit
from portal.visits.rules.codes import Kind as VisitKind
from portal.visits.rules.codes import Status
from tests.builders.calendars import enter, only_lessons
from tests.builders.visits import joint_project, reported, visit_of
from tests.cast import Cast
from tests.page_reading import NAUGHTY, harm, parsed, sent_by, words

NEW = "/de/visits/new"
MONDAY = today() + timedelta(days=200 - today().weekday())
SUNDAY = MONDAY + timedelta(days=6)


def typed(**changes: str) -> dict[str, str]:
    return {"first_day": MONDAY.isoformat(), "last_day": SUNDAY.isoformat(), **changes}


def the_visit() -> Visit:
    return db.session.scalars(select(Visit)).one()


def test_both_sides_and_both_coordinations_read_the_visit_and_nobody_else(cast: Cast) -> None:
    address = f"/de/visits/{visit_of(cast).id}"
    people = (cast.carla, cast.emil, cast.dana, cast.gero)
    pages = [cast.signed_in(person).get(address) for person in people]
    assert [page.status_code for page in pages] == [200] * 4
    assert "8-A · Çınar Ortaokulu" in words(pages[0])
    assert [page.text.count("/agree") for page in pages] == [0, 1, 0, 0]
    stranger = cast._adult(Role.TEACHER, "Nora", "de")
    db.session.commit()
    assert cast.signed_in(stranger).get(address).status_code == 404


def test_carla_plans_with_two_days_and_nothing_else_and_emil_agrees(cast: Cast) -> None:
    only_lessons()
    project = joint_project(cast)
    carla, emil = cast.signed_in(cast.carla), cast.signed_in(cast.emil)
    for page in (f"/de/projects/{project.id}", f"/de/classes/{cast.school_class.id}"):
        assert "/de/visits/new?" in carla.get(page).text
    form = carla.get(f"{NEW}?project_id={project.id}")
    assert len(parsed(form).findall(".//form//*[@required]")) <= 5
    planned = carla.post(NEW, data=sent_by(form, "", **typed()))
    visit = the_visit()
    assert (planned.status_code, planned.location) == (303, f"/de/visits/{visit.id}")
    assert (visit.place, visit.guest.n_students, visit.guest.n_companions) == ("Lindenbrück", 1, 2)
    assert "Onayınızı bekleyen ziyaretler" in words(emil.get("/tr/desk"))
    shown = emil.get(f"/tr/visits/{visit.id}")
    agreed = emil.post(f"/tr/visits/{visit.id}/agree", data=sent_by(shown, "/agree"))
    assert agreed.status_code == 303
    assert the_visit().status == Status.AGREED
    assert "Onayınızı bekleyen ziyaretler" not in words(emil.get("/tr/desk"))


def test_days_in_the_holidays_are_taken_only_after_a_confirmation_and_free_ones_are_offered(cast: Cast) -> None:
    only_lessons()
    enter("bursa", Kind.PUBLIC, MONDAY, MONDAY, "Ulusal Egemenlik Bayramı")
    joint_project(cast)
    carla = cast.signed_in(cast.carla)
    warned = carla.post(NEW, data=sent_by(carla.get(NEW), "", **typed(place="Wetzlar")))
    assert warned.status_code == 422
    assert "Feiertag · Bursa · Ulusal Egemenlik Bayramı" in words(warned)
    assert db.session.scalars(select(Visit)).all() == []
    offered = [b.get("value") for b in parsed(warned).iter("button") if b.get("name") == "window"]
    assert offered[0] == f"{MONDAY + timedelta(days=7)}/{SUNDAY + timedelta(days=7)}"
    filled = carla.post(NEW, data=sent_by(warned, "", window=offered[0]))
    assert filled.status_code == 200
    fields = sent_by(filled, "")
    assert (fields["first_day"], fields["place"]) == (offered[0].partition("/")[0], "Wetzlar")
    assert db.session.scalars(select(Visit)).all() == []
    confirmed = carla.post(NEW, data=sent_by(warned, "", confirmed=f"{MONDAY}/{SUNDAY}"))
    assert confirmed.status_code == 303
    assert "Ulusal Egemenlik Bayramı" in words(carla.get(confirmed.location))


def test_a_confirmation_belongs_to_the_days_for_which_it_was_given(cast: Cast) -> None:
    only_lessons()
    enter("bursa", Kind.EXAMS, MONDAY, SUNDAY, "exams")
    joint_project(cast)
    carla = cast.signed_in(cast.carla)
    other = typed(last_day=(SUNDAY + timedelta(days=1)).isoformat(), confirmed=f"{MONDAY}/{SUNDAY}")
    assert carla.post(NEW, data=sent_by(carla.get(NEW), "", **other)).status_code == 422


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"first_day": "2020-01-01"}, "Bitte wählen Sie einen Tag"),
        ({"last_day": "x"}, "Bitte ein Datum so eingeben"),
        ({"last_day": today().isoformat()}, "Der letzte Tag"),
        ({"first_day": (today() - timedelta(days=1)).isoformat()}, "Dieser Tag ist vorbei."),
        ({"n_students_guest": "0"}, "Es muss jemand reisen."),
        ({"n_students_guest": "-1"}, "zwischen 0 und 500"),
        ({"n_students_guest": "🤷"}, "Bitte eine Zahl eingeben"),
        ({"place": "x" * 251}, "Bitte den Text kürzen."),
        ({"kind": VisitKind.PREPARATORY, "n_companions_guest": "0"}, "Bitte geben Sie mindestens 1 ein."),
        ({"kind": "delegation"}, "Bitte einen Eintrag der Liste auswählen."),
        ({"pair": "9 9 9"}, "Bitte einen Eintrag der Liste auswählen."),
    ],
)
def test_what_can_not_be_is_said_kindly_and_what_was_typed_stays(
    cast: Cast, changes: dict[str, str], complaint: str
) -> None:
    only_lessons()
    joint_project(cast)
    carla = cast.signed_in(cast.carla)
    page = carla.post(NEW, data=sent_by(carla.get(NEW), "", **typed(**changes)))
    assert page.status_code == 422
    assert complaint in words(page)
    assert MONDAY.isoformat() in page.text or "first_day" in changes


def test_a_visit_of_teachers_is_changed_without_a_question_about_students(cast: Cast) -> None:
    only_lessons()
    visit = visit_of(cast, first_day=MONDAY)
    visit.kind = VisitKind.PREPARATORY
    db.session.commit()
    carla, path = cast.signed_in(cast.carla), f"/de/visits/{visit.id}/edit"
    form = carla.get(path)
    assert "n_students" not in form.text
    refused = carla.post(path, data={**sent_by(form, ""), "n_companions_guest": "0"})
    assert (refused.status_code, "Es muss jemand reisen" in words(refused)) == (422, True)
    assert carla.post(path, data={**sent_by(form, ""), "n_companions_guest": "3"}).status_code == 303
    assert (the_visit().guest.n_companions, the_visit().guest.n_students) == (3, 24)


def test_a_reported_visit_announces_no_next_step(cast: Cast) -> None:
    visit = reported(cast)
    assert 'id="next-step"' not in cast.signed_in(cast.carla).get(f"/de/visits/{visit.id}").text


def test_what_is_no_number_is_complained_about_once(cast: Cast) -> None:
    joint_project(cast)
    carla = cast.signed_in(cast.carla)
    page = carla.post(NEW, data=sent_by(carla.get(NEW), "", **typed(n_students_guest="7.5")))
    assert ("Bitte eine Zahl eingeben" in words(page), "zwischen 0 und 500" in words(page)) == (True, False)


@pytest.mark.parametrize("place", ["Ł" * 247, "Brücke 👩🏽‍🎓 Ovacık", *NAUGHTY])
def test_long_and_odd_names_of_places_are_shown_as_they_are(cast: Cast, place: str) -> None:
    only_lessons()
    joint_project(cast)
    carla = cast.signed_in(cast.carla)
    planned = carla.post(NEW, data=sent_by(carla.get(NEW), "", **typed(place=place)))
    page = carla.get(planned.location)
    assert harm(page) == []
    assert " ".join(the_visit().place.split()) in words(page)


def test_delegations_need_a_town_because_nobody_knows_it(cast: Cast) -> None:
    only_lessons()
    dana = cast.signed_in(cast.dana)
    form = dana.get(NEW)
    assert "n_students_guest" not in form.text  # nobody asks a delegation for students
    assert dana.post(NEW, data=sent_by(form, "", pair="bursa hessen", **typed())).status_code == 422
    fields = sent_by(form, "", pair="bursa hessen", **typed(place="Wiesbaden"))
    assert dana.post(NEW, data=fields).status_code == 303
    assert the_visit().kind == VisitKind.DELEGATION
    assert "Wiesbaden" in words(cast.signed_in(cast.gero).get("/tr/desk"))


def test_without_a_partner_class_the_page_says_what_is_needed(cast: Cast) -> None:
    page = cast.signed_in(cast.carla).get(NEW)
    assert "gemeinsamen Projekts" in words(page)
    assert "/de/visits/new?" not in cast.signed_in(cast.carla).get(f"/de/projects/{cast.project.id}").text


def test_emil_changes_the_days_and_both_read_what_was_there_before(cast: Cast) -> None:
    only_lessons()
    visit = visit_of(cast, status=Status.AGREED, first_day=MONDAY)
    emil, address = cast.signed_in(cast.emil), f"/tr/visits/{visit.id}"
    form, other_tab = emil.get(f"{address}/edit"), emil.get(f"{address}/edit")
    later = (MONDAY + timedelta(days=7)).isoformat()
    changed = emil.post(f"{address}/edit", data=sent_by(form, "", first_day=later, last_day=later))
    assert (changed.status_code, the_visit().status) == (303, Status.PLANNED)
    page = cast.signed_in(cast.carla).get(f"/de/visits/{visit.id}")
    assert page.text.count("<del>") == 2
    assert "Stimmen Sie zu?" in words(page)
    late = emil.post(f"{address}/edit", data=sent_by(other_tab, "", place="Ovacık"))
    assert late.status_code == 422
    assert "Ovacık" in late.text


def test_who_agrees_to_an_older_version_reads_what_happened(cast: Cast) -> None:
    visit = visit_of(cast, first_day=MONDAY)
    emil = cast.signed_in(cast.emil)
    fields = sent_by(emil.get(f"/tr/visits/{visit.id}"), "/agree")
    visit.place = "Wetzlar"
    db.session.commit()
    assert emil.post(f"/tr/visits/{visit.id}/agree", data=fields).status_code == 409
    assert the_visit().status == Status.PLANNED


def test_a_cancellation_wants_a_reason_and_can_be_undone(cast: Cast) -> None:
    visit = visit_of(cast, first_day=MONDAY)
    carla, address = cast.signed_in(cast.carla), f"/de/visits/{visit.id}"
    form = sent_by(carla.get(address), "/cancel")
    assert carla.post(f"{address}/cancel", data=form).status_code == 422
    cancelled = carla.post(f"{address}/cancel", data={**form, "reason": "Krank"})
    assert (cancelled.status_code, the_visit().status) == (303, Status.CANCELLED)
    page = carla.get(address)
    assert page.text.count('lang="de">Krank') == 2  # above all, and in the history
    assert carla.post(f"{address}/undo", data=sent_by(page, "/undo")).status_code == 303
    assert the_visit().status == Status.PLANNED


def test_one_click_plans_the_return_visit_with_the_sides_changed(cast: Cast) -> None:
    only_lessons()
    visit = visit_of(cast, status=Status.AGREED, first_day=MONDAY)
    carla = cast.signed_in(cast.carla)
    page = carla.get(f"/de/visits/{visit.id}")
    planned = carla.post(f"/de/visits/{visit.id}/return", data=sent_by(page, "/return"))
    assert planned.status_code == 303
    back = words(carla.get(planned.location))
    assert "Besuch: Ovacık" in back
    assert "Gegenbesuch zu" in back
    assert carla.post(f"/de/visits/{visit.id}/return").status_code == 404


def test_the_list_shows_own_visits_to_teachers_and_those_of_the_region_to_coordinations(cast: Cast) -> None:
    visit = visit_of(cast)
    for person, lang in ((cast.carla, "de"), (cast.emil, "tr"), (cast.dana, "de"), (cast.gero, "tr")):
        assert f"/{lang}/visits/{visit.id}" in cast.signed_in(person).get(f"/{lang}/visits").text
    nora = cast._adult(Role.TEACHER, "Nora", "de")
    db.session.commit()
    assert "Es gibt noch keinen Besuch." in words(cast.signed_in(nora).get("/de/visits"))


def test_both_tell_how_it_was_and_visitors_read_it_without_names_on_the_pages_of_project_region_and_school(
    cast: Cast,
) -> None:
    visit = visit_of(cast, status=Status.UNDER_WAY, first_day=today() - timedelta(days=6))
    assert visit.project
    visit.project.is_public = True
    work = cast.contribution(status="published", title="Die Brücke")
    work.project_id = visit.project.id
    db.session.commit()
    carla, address = cast.signed_in(cast.carla), f"/de/visits/{visit.id}/report"
    form = sent_by(carla.get(address), "")
    assert carla.post(address, data=form).status_code == 422
    named = carla.post(address, data={**form, "done": "Anna hat gekocht.", "is_public": "y"})
    assert named.status_code == 422
    assert "Namen von Schülerinnen und Schülern: Anna" in words(named)
    fields = {"done": "Wir haben gekocht.", "is_public": "y", "works": str(work.id)}
    told = carla.post(address, data={**sent_by(carla.get(address), ""), **fields})
    assert told.status_code == 303
    emil, own = cast.signed_in(cast.emil), f"/tr/visits/{visit.id}/report"
    emil.post(own, data={**sent_by(emil.get(own), ""), "done": "Nehri gördük.", "works": str(work.id)})
    visitor = cast.signed_in(None)
    for page in (f"projects/{visit.project_id}", "regions/bursa", f"gallery?school={cast.other_school.id}"):
        answer = visitor.get(f"/fr/{page}")
        assert '<dd lang="de">' in answer.text, page
        assert "Nehri gördük." in words(answer)
        assert "Die Brücke" in words(answer)
        assert "Carla" not in words(answer)
    gero = cast.signed_in(cast.gero)
    assert (
        gero.post(f"/tr/visits/{visit.id}/hide", data=sent_by(gero.get(f"/tr/visits/{visit.id}"), "/hide")).status_code
        == 303
    )
    assert "Nehri gördük." not in words(visitor.get("/fr/regions/bursa"))
    assert "Nehri gördük." in words(carla.get(f"/de/visits/{visit.id}"))


def test_the_page_says_what_the_visit_lacks_for_which_programme(cast: Cast) -> None:
    visit = visit_of(cast)
    visit.guest.n_students = 9
    db.session.commit()
    page = words(cast.signed_in(cast.carla).get(f"/de/visits/{visit.id}"))
    assert "Wer den Besuch fördern kann" in page
    assert "Mindestens 10 Schülerinnen und Schüler müssen reisen." in page


@pytest.mark.parametrize("place", ["Lindenbrück, Tel. 0171 3920045", "carla@school.example"])
def test_the_place_takes_no_contact_data_because_it_travels_to_strangers(cast: Cast, place: str) -> None:
    only_lessons()
    joint_project(cast)
    carla = cast.signed_in(cast.carla)
    page = carla.post(NEW, data=sent_by(carla.get(NEW), "", **typed(place=place)))
    assert (page.status_code, "Kontaktdaten gehören nicht hierher." in words(page)) == (422, True)
    change = f"/de/visits/{visit_of(cast).id}/edit"
    page = carla.post(change, data=sent_by(carla.get(change), "", place=place))
    assert (page.status_code, "Kontaktdaten gehören nicht hierher." in words(page)) == (422, True)


@pytest.mark.parametrize("number", ["9" * 30, "-1", "x"])
def test_a_number_that_no_project_can_have_opens_the_page_as_without_one(cast: Cast, number: str) -> None:
    joint_project(cast)
    carla = cast.signed_in(cast.carla)
    for name in ("project_id", "class_id"):
        assert carla.get(f"/de/visits/new?{name}={number}").status_code == 200
