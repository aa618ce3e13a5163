"""Decisions about projects that were slips: what visitors read, and what waits, is again what it was."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal.contributions.models import Contribution
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.transitions import UNDO_FOR
from portal.core.web.access import Role
from portal.partnering.actions.joint_projects import add_class
from portal.projects.actions.projects import Description, edit, open_project, take_step
from portal.projects.models import Project, ProjectEntry
from portal.projects.queries import waiting
from portal.projects.rules import MeetingMode, Status, Step
from tests.cast import Cast
from tests.page_reading import sent_by, the_form, words


@pytest.fixture
def bridges(cast: Cast) -> Project:
    """Submitted by Carla."""
    description = Description("Brücken", "Wir zählen.", topics=("nature",), regions=("hessen",), starts_on=today())
    project = open_project(description, school=cast.school, classes=[cast.school_class], by=cast.carla)
    take_step(project, Step.SUBMIT, by=cast.carla)
    db.session.commit()
    return project


def want(cast: Cast, project: Project, title: str) -> None:
    """Carla wants a public project to say something else, and Emil's class to take part."""
    add_class(project, cast.other_class)
    edit(project, Description(title, form=MeetingMode.HYBRID), [cast.school_class], by=cast.carla)
    db.session.commit()


def accepted(cast: Cast, project: Project) -> Project:
    take_step(project, Step.ACCEPT, by=cast.dana)
    db.session.commit()
    return project


def state(project: Project) -> tuple[Any, ...]:
    """All that matters of it; `version` covers what visitors read and what is wanted."""
    db.session.expire_all()
    change = project.change
    returned = change and (change.returned_version, change.reason)
    return project.status, project.is_public, project.version, project.differences, returned


def decisions(project: Project) -> list[str]:
    """Subjects of the mails about decisions."""
    events = [
        f"project-entry:{entry.id}:%" for entry in db.session.query(ProjectEntry).filter_by(project_id=project.id)
    ]
    found = (
        db.session.scalars(
            select(Email.subject).where(Email.event.like(event), Email.recipient == "carla@school.example")
        )
        for event in events
    )
    return [subject for subjects in found for subject in subjects]


@pytest.mark.parametrize(
    ("step", "is_accepted", "is_changed"),
    [
        ("accept", False, False),
        ("request_changes", False, False),
        ("decline", False, False),
        ("reconsider", True, False),
        ("reconsider", True, True),
        ("accept_changes", True, True),
        ("return_changes", True, True),
    ],
)
def test_a_slip_is_undone_and_the_project_is_what_it_was(
    cast: Cast, bridges: Project, step: str, is_accepted: bool, is_changed: bool
) -> None:
    if is_accepted:
        accepted(cast, bridges)
    if is_changed:
        want(cast, bridges, "Gratis-Kredite")
    before, told, dana = state(bridges), decisions(bridges), cast.signed_in(cast.dana)
    path = f"/de/projects/{bridges.id}"
    sent = sent_by(dana.get(path), f"/{step}", reason="Warum?")
    answer = dana.post(f"{path}/{step}", data=sent)
    assert answer.status_code == 303
    assert state(bridges) != before
    page = dana.get(answer.location)
    assert dana.post(the_form(page, "/undo").get("action"), data=sent_by(page, "/undo")).status_code == 303
    assert state(bridges) == before
    assert decisions(bridges) == told
    assert ([each.id for each in waiting(["hessen"])] == [bridges.id]) == (is_changed or not is_accepted)
    visited = cast.signed_in(None).get(path)
    assert visited.status_code == (200 if is_accepted else 404)
    assert "Gratis" not in visited.text
    assert dana.post(f"{path}/undo").status_code == 409


def test_returned_changes_that_wait_only_for_a_class_are_undone(cast: Cast, bridges: Project) -> None:
    add_class(accepted(cast, bridges), cast.other_class)
    db.session.commit()
    before, dana, path = state(bridges), cast.signed_in(cast.dana), f"/de/projects/{bridges.id}"
    assert dana.post(f"{path}/return_changes", data={"reason": "Warum?"}).status_code == 303
    assert dana.post(f"{path}/undo").status_code == 303
    assert state(bridges) == before


def test_works_are_hidden_and_shown_with_the_project(cast: Cast) -> None:
    contribution: Contribution = cast.contribution(status="published")
    published_at, dana, visitor = contribution.published_at, cast.signed_in(cast.dana), cast.signed_in(None)
    path, page = f"/de/projects/{cast.project.id}", f"/de/contributions/{contribution.id}"
    dana.post(f"{path}/reconsider", data={"reason": "Warum?"})
    assert visitor.get(page).status_code == 404
    dana.post(f"{path}/undo")
    assert visitor.get(page).status_code == 200
    db.session.expire_all()
    assert contribution.published_at is not None
    assert published_at is not None


def test_undone_only_by_whoever_decided_for_a_while_and_before_anybody_goes_on(cast: Cast, bridges: Project) -> None:
    doris = cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"], reads=["de"])
    accepted(cast, bridges)
    path = f"/de/projects/{bridges.id}/undo"
    who = (doris, cast.gero, cast.carla, cast.anna, None)
    assert [cast.signed_in(person).post(path).status_code for person in who] == [409, 404, 409, 403, 303]
    want(cast, bridges, "Anders")
    assert cast.signed_in(cast.dana).post(path).status_code == 409


def test_too_late(cast: Cast, bridges: Project) -> None:
    accepted(cast, bridges)
    entry = db.session.query(ProjectEntry).filter_by(step=Step.ACCEPT, project_id=bridges.id).one()
    entry.at = now() - UNDO_FOR
    bridges.updated_at -= timedelta(hours=1)
    db.session.commit()
    assert cast.signed_in(cast.dana).post(f"/de/projects/{bridges.id}/undo").status_code == 409


def test_what_was_sent_back_can_be_reconsidered_until_the_teachers_work_on_it(cast: Cast, bridges: Project) -> None:
    dana, path = cast.signed_in(cast.dana), f"/de/projects/{bridges.id}"
    dana.post(f"{path}/request_changes", data={"reason": "Warum?"})
    assert the_form(dana.get(path), "/reconsider") is not None
    edit(bridges, Description("Alte Brücken", "Wir zählen.", topics=("nature",)), [cast.school_class], by=cast.carla)
    db.session.commit()
    assert "/reconsider" not in dana.get(path).text
    late = dana.post(f"{path}/reconsider")
    assert (late.status_code, "arbeiten schon am Projekt" in words(late)) == (409, True)
    db.session.expire_all()
    assert bridges.status == Status.CHANGES_REQUESTED


def test_declined_projects_are_listed_with_their_reason_and_taken_up_again(cast: Cast, bridges: Project) -> None:
    dana, path = cast.signed_in(cast.dana), f"/de/projects/{bridges.id}"
    dana.post(f"{path}/decline", data={"reason": "Im Herbst ist Platz."})
    page = words(dana.get("/de/moderation/decisions?kind=projects&step=decline"))
    assert "Brücken" in page
    assert "Im Herbst ist Platz." in page
    assert "Nicht angenommen ·" in page  # what happened, not the name of the button
    assert "Brücken" not in words(cast.signed_in(cast.gero).get("/de/moderation/decisions?kind=projects"))
    assert dana.post(f"{path}/reconsider").status_code == 303


def test_changes_that_carla_discarded_by_a_slip_wait_again(cast: Cast, bridges: Project) -> None:
    accepted(cast, bridges)
    want(cast, bridges, "Alte Brücken")
    before, carla, path = state(bridges), cast.signed_in(cast.carla), f"/de/projects/{bridges.id}"
    page = carla.get(carla.post(f"{path}/discard-changes").location)
    assert state(bridges)[3] != before[3]
    assert carla.post(f"{path}/undo", data=sent_by(page, "/undo")).status_code == 303
    assert state(bridges) == before
    assert cast.signed_in(cast.emil).post(f"{path}/undo").status_code == 409
