"""Carla describes, submits and changes projects; Dana decides; what they type comes back, escaped and whole."""

from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal.classes.models import SchoolClass
from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.projects.actions.projects import take_step
from portal.projects.models import Project, ProjectEntry
from portal.projects.rules import Step
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status as RegionStatus
from tests.cast import Cast
from tests.page_reading import NAUGHTY, harm, parsed, sent_by, words
from tests.statements import n_queries

SUSPENDED = "The partnership with this region is suspended at the moment."


def sample(cast: Cast, **changes: Any) -> dict[str, Any]:
    """A whole project form."""
    return {
        "title": "Brücken",
        "summary": "Wir zählen Brücken.",
        "language": "de",
        "form": "online",
        "classes": [str(cast.school_class.id)],
        "topics": ["nature"],
        "age_from": "13",
        "age_to": "14",
        **changes,
    }


def suspend(region: str) -> None:
    set_status(get_region(region), RegionStatus.SUSPENDED, today())
    db.session.commit()


def steps_offered(page: TestResponse) -> list[str]:
    """The steps of the buttons on a project's page."""
    actions = (form.get("action") or "" for form in parsed(page).iter("form"))
    steps = (action.rpartition("/")[2] for action in actions if "/projects/" in action)
    return [step for step in steps if step != "archive"]  # which changes nothing


# --- describing ---


def test_carla_describes_a_project_and_finds_it_as_a_draft(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    page = carla.get("/en/projects/new")
    answer = carla.post("/en/projects/new", data=sent_by(page, "", title="Brücken", regions=["hessen", "bursa"]))
    assert answer.status_code == 303
    page = carla.get(answer.location)
    assert "Draft" in words(page)
    assert "Before the project can be submitted: Please describe the project" in words(page)
    project = db.session.scalars(select(Project).filter_by(title="Brücken")).one()
    assert (sorted(project.region_keys), project.age_from, project.is_public) == (["bursa", "hessen"], 13, False)


def test_a_refused_form_keeps_what_was_typed_and_says_beside_the_field_why(cast: Cast) -> None:
    form = sample(cast, age_to="12", starts_on="2026-05-02", ends_on="2026-05-01", summary="Wir <zählen> Brücken.")
    page = cast.signed_in(cast.carla).post("/en/projects/new", data=form)
    assert page.status_code == 422
    complaints = {p.get("id"): "".join(p.itertext()) for p in parsed(page).iter("p") if p.get("class") == "error"}
    assert complaints == {
        "age_to-error": "The oldest students cannot be younger than the youngest.",
        "ends_on-error": "The last day cannot come before the first day.",
    }
    shown = sent_by(page, "")
    assert {name: shown.getlist(name) for name in ("title", "summary", "topics", "starts_on")} == {
        "title": ["Brücken"],
        "summary": ["Wir <zählen> Brücken."],
        "topics": ["nature"],
        "starts_on": ["2026-05-02"],
    }


def test_a_preview_shows_the_description_and_saves_nothing(cast: Cast) -> None:
    project = cast.project
    carla, before, known = cast.signed_in(cast.carla), project.summary, db.session.scalars(select(Project.id)).all()
    for path in ("/en/projects/new", f"/en/projects/{project.id}/edit"):
        shown = carla.post(path, data=sample(cast, summary="1. Mai\n\n**Brücken**", preview="1"))
        assert (shown.status_code, sent_by(shown, "")["summary"]) == (200, "1. Mai\n\n**Brücken**")
        assert "<p>1. Mai</p>\n<p><strong>Brücken</strong></p>" in shown.text
    db.session.expire_all()
    assert project.summary == before
    assert db.session.scalars(select(Project.id)).all() == known


@pytest.mark.parametrize("title", ["\u200b", "\u202a\u202c", "\u2800", "\ufe0f"])
def test_a_title_can_be_seen(cast: Cast, title: str) -> None:
    carla = cast.signed_in(cast.carla)
    assert carla.post("/en/projects/new", data=sample(cast, title=title)).status_code == 422


def test_nobody_takes_part_with_a_class_of_another_school(cast: Cast) -> None:
    emil = cast.signed_in(cast.emil)
    assert "8b" not in words(emil.get("/en/projects/new"))
    form = sample(cast)
    assert emil.post("/en/projects/new", data=form).status_code == 422
    assert emil.post(f"/en/projects/{cast.other_project.id}/edit", data=form).status_code == 422
    assert len(db.session.scalars(select(Project)).all()) == 2
    assert cast.other_project.classes == [cast.other_class]


def test_the_class_of_a_colleague_stays_when_carla_changes_the_project(cast: Cast) -> None:
    cast.project.classes.append(cast.other_class)
    db.session.commit()
    cast.signed_in(cast.carla).post(f"/en/projects/{cast.project.id}/edit", data=sample(cast, title="Neue Brücken"))
    db.session.expire_all()
    assert (cast.project.wanted["title"], len(cast.project.classes)) == ("Neue Brücken", 2)


def test_what_was_typed_while_the_project_was_submitted_in_another_window_is_not_lost(cast: Cast) -> None:
    project = cast.own_project()
    carla = cast.signed_in(cast.carla)
    form = sent_by(carla.get(f"/en/projects/{project.id}/edit"), "", summary="Lange getippt.")
    assert carla.post(f"/en/projects/{project.id}/submit").status_code == 303
    late = carla.post(f"/en/projects/{project.id}/edit", data=form)
    assert late.status_code == 409
    assert sent_by(late, "")["summary"] == "Lange getippt."
    assert "it cannot be changed at the moment" in words(late)


def test_a_teacher_without_a_class_is_led_to_one(cast: Cast) -> None:
    for school_class in db.session.scalars(select(SchoolClass).filter_by(teacher_id=cast.emil.id)):
        school_class.teacher_id = cast.carla.id
    db.session.commit()
    emil = cast.signed_in(cast.emil)
    answer = emil.get("/en/projects/new")
    assert answer.location == "/en/classes/new"
    assert "Please choose at least one class that takes part." in emil.get(answer.location).text


def test_my_projects_are_mine(cast: Cast) -> None:
    page = words(cast.signed_in(cast.carla).get("/en/my-projects"))
    assert "Flüsse verbinden" in page
    assert "Çınar altında" not in page
    cast.project.teachers = [cast.emil]
    db.session.commit()
    assert cast.signed_in(cast.carla).get("/en/my-projects").location == "/en/projects/new"


# --- from draft to finished ---


@pytest.mark.parametrize(
    ("status", "carla", "dana"),
    [
        ("draft", ["submit"], None),
        ("submitted", ["take_back"], ["accept", "request_changes", "decline"]),
        ("changes_requested", ["submit"], []),  # its teachers have begun to change it
        ("declined", [], ["reconsider"]),
        ("accepted", ["start"], ["reconsider"]),
        ("running", ["finish"], ["reconsider"]),
        ("finished", ["reopen"], ["reconsider"]),
    ],
)
def test_the_page_offers_what_the_table_of_transitions_allows(
    cast: Cast, status: str, carla: list[str], dana: list[str] | None
) -> None:
    path = f"/en/projects/{cast.own_project(status).id}"
    offered = {}
    for person in (cast.carla, cast.dana, cast.emil):
        page = cast.signed_in(person).get(path)
        offered[person.name] = steps_offered(page) if page.status_code == 200 else None
    public = status in ("accepted", "running", "finished")
    assert offered == {"Carla": carla, "Dana": dana, "Emil": [] if public else None}


def test_dana_declines_with_a_reason_that_carla_reads_on_the_page_and_in_the_mail(cast: Cast) -> None:
    project = cast.own_project()
    carla, dana = cast.signed_in(cast.carla), cast.signed_in(cast.dana)
    carla.post(f"/de/projects/{project.id}/submit")
    assert "Brücken" in words(dana.get("/de/projects/waiting"))
    assert dana.post(f"/de/projects/{project.id}/decline", data={"reason": " "}).status_code == 409
    reason = "Bitte im Herbst noch einmal.\n\nDann ist Platz."
    assert dana.post(f"/de/projects/{project.id}/decline", data={"reason": reason}).status_code == 303
    assert "Brücken" not in words(dana.get("/de/projects/waiting"))
    page = carla.get(f"/fr/projects/{project.id}")
    [quote] = [quote for quote in parsed(page).iter("blockquote") if quote.text == reason]
    assert quote.get("lang") == "de"
    mails = db.session.scalars(select(Email).filter_by(recipient=cast.carla.email)).all()
    assert [reason in mail.text for mail in mails] == [True]


def test_pressing_twice_decides_once(cast: Cast) -> None:
    project = cast.own_project("submitted")
    dana = cast.signed_in(cast.dana)
    answers = [dana.post(f"/en/projects/{project.id}/accept") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]
    assert "Somebody else was faster" in words(answers[1])
    assert any(link.get("href") == "/en/desk" for link in parsed(answers[1]).iter("a"))
    assert len(db.session.scalars(select(Email)).all()) == 1
    assert len(db.session.scalars(select(ProjectEntry)).all()) == 1


def test_dana_sees_what_waits_in_her_regions_only_the_oldest_first(cast: Cast) -> None:
    for number in range(3):
        take_step(cast.own_project(title=f"Projekt {number}"), Step.SUBMIT, by=cast.carla)
    db.session.commit()
    page = words(cast.signed_in(cast.dana).get("/en/projects/waiting"))
    assert page.index("Projekt 0") < page.index("Projekt 1") < page.index("Projekt 2")
    assert "Waiting:" in page
    assert "There is no project to review at the moment." in words(
        cast.signed_in(cast.gero).get("/en/projects/waiting")
    )


def test_a_list_of_projects_costs_the_same_for_one_and_for_thirty(cast: Cast) -> None:
    dana, carla, costs = cast.signed_in(cast.dana), cast.signed_in(cast.carla), []
    for number in (1, 29):
        for _ in range(number):
            cast.own_project("submitted")
        costs += [n_queries(dana, "/en/projects/waiting"), n_queries(carla, "/en/my-projects")]
    assert costs[:2] == costs[2:]


# --- naughty strings ---


@pytest.fixture
def naughty(cast: Cast) -> tuple[Cast, Project]:
    """A project in which everything that people type breaks out of pages that forget to escape."""
    project = cast.own_project("submitted")
    carla, dana = cast.signed_in(cast.carla), cast.signed_in(cast.dana)
    carla.post(f"/en/projects/{project.id}/take_back")
    for text in NAUGHTY:
        form = sample(cast, title=text[:150], summary=text)
        assert carla.post(f"/en/projects/{project.id}/edit", data=form).status_code == 303
    everything = " ".join(NAUGHTY)
    carla.post(f"/en/projects/{project.id}/edit", data=sample(cast, title=everything[:150], summary=everything))
    carla.post(f"/en/projects/{project.id}/submit")
    dana.post(f"/en/projects/{project.id}/request_changes", data={"reason": everything})
    carla.post(f"/en/projects/{project.id}/submit")
    dana.post(f"/en/projects/{project.id}/accept")
    return cast, project


def test_naughty_strings_are_shown_as_they_were_typed_to_everybody(naughty: tuple[Cast, Project]) -> None:
    cast, project = naughty
    for person in (None, cast.anna, cast.carla, cast.dana, cast.emil):
        browser = cast.signed_in(person)
        for path in (f"projects/{project.id}", "projects", "my-projects", "desk", "regions/hessen"):
            page = browser.get(f"/en/{path}")
            assert harm(page) == []
    page = cast.signed_in(cast.carla).get(f"/en/projects/{project.id}")
    assert NAUGHTY[0] in words(page)
    assert "%(name)s %s %d" in words(page)


def test_naughty_strings_stay_text_in_emails(naughty: tuple[Cast, Project]) -> None:
    mails = db.session.scalars(select(Email)).all()
    assert len(mails) == 4
    assert all("\n" not in mail.subject for mail in mails)
    assert sum(NAUGHTY[0] in mail.text for mail in mails) == 4
    assert sum(NAUGHTY[4] in mail.text for mail in mails) >= 1


# --- a region whose partnership is suspended ---


def test_a_suspended_region_stays_readable_and_every_form_says_why_nothing_new_begins(cast: Cast) -> None:
    project = cast.own_project()
    carla = cast.signed_in(cast.carla)
    form: MultiDict[str, Any] = sent_by(carla.get(f"/en/projects/{project.id}/edit"), "")
    suspend("hessen")
    assert "Flüsse verbinden" in words(cast.signed_in(None).get(f"/en/projects/{cast.project.id}"))
    page = carla.get(f"/en/projects/{project.id}")
    assert SUSPENDED in words(page)
    assert steps_offered(page) == []
    for path in ("projects/new", f"projects/{project.id}/edit"):
        assert SUSPENDED in words(carla.get(f"/en/{path}"))
        refused = carla.post(f"/en/{path}", data=form)
        assert (refused.status_code, SUSPENDED in words(refused)) == (422, True)
        assert sent_by(refused, "")["title"] == "Brücken"
    answer = carla.post(f"/en/projects/{project.id}/submit")
    assert (answer.status_code, SUSPENDED in words(answer)) == (409, True)


def test_a_suspended_region_can_not_be_invited_anew(cast: Cast) -> None:
    suspend("bursa")
    carla = cast.signed_in(cast.carla)
    refused = carla.post("/en/projects/new", data=sample(cast, regions=["hessen", "bursa"]))
    assert (refused.status_code, SUSPENDED in words(refused)) == (422, True)
    assert carla.post("/en/projects/new", data=sample(cast, regions=["hessen"])).status_code == 303
