"""What happens to a project, told with Carla, who teaches, and Dana, who coordinates."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.projects import queries
from portal.projects.actions.projects import Description, edit, open_project, take_step
from portal.projects.models import Project, ProjectEntry
from portal.projects.queries import open_for
from portal.projects.rules import ProjectRefusal, Status, Step
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import RegionRefusal
from portal.regions.rules import Status as RegionStatus
from tests.cast import Cast

BRIDGES = Description("Brücken", "Wir zählen Brücken.", topics=("nature",), regions=("bursa",))
# How each step is reached from a new project: who makes which steps before.
BEFORE: dict[Step, list[tuple[str, Step]]] = {
    Step.ACCEPT: [("carla", Step.SUBMIT)],
    Step.REQUEST_CHANGES: [("carla", Step.SUBMIT)],
    Step.DECLINE: [("carla", Step.SUBMIT)],
    Step.RECONSIDER: [("carla", Step.SUBMIT), ("dana", Step.ACCEPT)],
}


@pytest.fixture
def bridges(cast: Cast) -> Project:
    """A new project of Carla's class."""
    project = open_project(BRIDGES, school=cast.school, classes=[cast.school_class], by=cast.carla)
    db.session.commit()
    return project


@pytest.fixture
def emails(app: Flask) -> Callable[[], list[tuple[str, str, str]]]:
    """(recipient, language, subject) of the emails written since the last call."""
    read: list[int] = [0]

    def new() -> list[tuple[str, str, str]]:
        written = list(db.session.scalars(select(Email).where(Email.id > read[-1]).order_by(Email.id)))
        read.extend(email.id for email in written)
        return [(email.recipient, email.language, email.subject) for email in written]

    return new


def take_steps(cast: Cast, project: Project, *steps: tuple[str, Step]) -> None:
    for who, step in steps:
        take_step(project, step, by=getattr(cast, who), reason="Warum")


def suspend(region: str) -> None:
    """The partnership with a region is suspended from today on."""
    set_status(get_region(region), RegionStatus.SUSPENDED, today())
    db.session.commit()


def test_carla_submits_dana_accepts_carla_starts_and_finishes(cast: Cast, bridges: Project) -> None:
    take_steps(
        cast, bridges, ("carla", Step.SUBMIT), ("dana", Step.ACCEPT), ("carla", Step.START), ("carla", Step.FINISH)
    )
    assert (bridges.status, bridges.is_public) == (Status.FINISHED, True)
    history = [(row.by.name if row.by else "", row.start, row.to) for row in queries.history(bridges)]
    assert history == [
        ("Carla", "running", "finished"),
        ("Carla", "accepted", "running"),
        ("Dana", "submitted", "accepted"),
        ("Carla", "draft", "submitted"),
    ]


def test_a_reason_is_stored_with_its_language(cast: Cast, bridges: Project) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT))
    take_step(bridges, Step.DECLINE, by=cast.dana, reason="Zu spät für dieses Jahr.")
    [declined, _submitted] = queries.history(bridges)
    assert (declined.reason, declined.reason_language) == ("Zu spät für dieses Jahr.", "de")


@pytest.mark.parametrize("step", [Step.REQUEST_CHANGES, Step.DECLINE])
def test_no_project_is_turned_down_without_a_reason(cast: Cast, bridges: Project, step: Step) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT))
    with pytest.raises(Refused) as refused:
        take_step(bridges, step, by=cast.dana, reason=" \n")
    assert refused.value.code == Impossible.REASON_MISSING


def test_of_two_coordinators_the_second_is_refused(cast: Cast, bridges: Project) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT), ("dana", Step.ACCEPT))
    with pytest.raises(Refused) as refused:
        take_step(bridges, Step.DECLINE, by=cast.dana, reason="Nein")
    assert refused.value.code == Impossible.ALREADY_TAKEN


# --- who gets mail ---


def test_the_coordination_of_the_region_and_nobody_else_gets_mail_about_a_submitted_project(
    cast: Cast, bridges: Project, emails: Callable[[], list[tuple[str, str, str]]]
) -> None:
    cast.dana.language = "pl"
    take_steps(cast, bridges, ("carla", Step.SUBMIT))
    assert emails() == [("dana@school.example", "pl", "Projekt czeka na weryfikację · Brücken · 8b")]


@pytest.mark.parametrize(
    ("step", "subject"),
    [
        (Step.ACCEPT, "Votre projet a été accepté"),
        (Step.REQUEST_CHANGES, "Des modifications sont demandées pour votre projet"),
        (Step.DECLINE, "Votre projet n’a pas été retenu"),
        (Step.RECONSIDER, "Votre projet est de nouveau en cours d’examen"),
    ],
)
def test_the_teacher_gets_mail_about_every_decision_once_in_her_language(
    cast: Cast, bridges: Project, emails: Callable[[], list[tuple[str, str, str]]], step: Step, subject: str
) -> None:
    cast.carla.language = "fr"
    take_steps(cast, bridges, *BEFORE[step])
    emails()
    take_step(bridges, step, by=cast.dana, reason="Trop tard")
    assert emails() == [("carla@school.example", "fr", f"{subject} · Brücken · 8b")]
    text = db.session.scalars(select(Email.text).order_by(Email.id.desc())).first()
    assert text is not None
    assert ("Trop tard" in text) == (step != Step.ACCEPT)
    assert f"http://portal.example/fr/projects/{bridges.id}" in text


def test_nobody_is_written_to_about_her_own_steps(
    cast: Cast, bridges: Project, emails: Callable[[], list[tuple[str, str, str]]]
) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT), ("carla", Step.TAKE_BACK))
    take_steps(cast, bridges, ("carla", Step.SUBMIT), ("dana", Step.ACCEPT))
    emails()
    take_steps(cast, bridges, ("carla", Step.START), ("carla", Step.FINISH), ("carla", Step.REOPEN))
    assert emails() == []


# --- what must be there first ---


@pytest.mark.parametrize("missing", ["address", "school"])
def test_nothing_is_submitted_before_address_and_school_are_confirmed(
    cast: Cast, bridges: Project, missing: str
) -> None:
    if missing == "address":
        cast.carla.email_confirmed_at = None
    else:
        db.session.execute(db.text("UPDATE membership SET confirmed_at = NULL"))
        db.session.expire_all()
    with pytest.raises(Refused) as refused:
        take_step(bridges, Step.SUBMIT, by=cast.carla)
    assert refused.value.code == ProjectRefusal.NOT_CONFIRMED


@pytest.mark.parametrize("missing", ["title", "summary", "topics"])
def test_an_incomplete_project_waits(cast: Cast, bridges: Project, missing: str) -> None:
    setattr(bridges, missing, [] if missing == "topics" else "")
    with pytest.raises(Refused) as refused:
        take_step(bridges, Step.SUBMIT, by=cast.carla)
    assert refused.value.code == ProjectRefusal.INCOMPLETE


def test_what_is_being_reviewed_stays_as_it_is(cast: Cast, bridges: Project) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT))
    with pytest.raises(Refused) as refused:
        edit(bridges, Description("Anders"), [cast.school_class], by=cast.carla)
    assert (refused.value.code, bridges.title) == (ProjectRefusal.NOT_EDITABLE, "Brücken")


def test_a_topic_that_is_sent_twice_is_stored_once(cast: Cast, bridges: Project) -> None:
    """Twice would break the publishing of every contribution of the project."""
    edit(bridges, Description("Brücken", topics=("nature", "nature"), languages=("de", "fr", "de")), [], by=cast.carla)
    assert (bridges.topics, bridges.languages) == (["nature"], ["de", "fr"])


def test_the_own_region_always_takes_part(cast: Cast, bridges: Project) -> None:
    edit(bridges, Description("Brücken", regions=("wielkopolska",)), [cast.school_class], by=cast.carla)
    assert sorted(bridges.region_keys) == ["hessen", "wielkopolska"]


# --- what follows for others ---


def test_visitors_see_an_accepted_project_and_no_longer_one_that_is_reconsidered(cast: Cast, bridges: Project) -> None:
    seen = []
    for steps in ([], [("carla", Step.SUBMIT), ("dana", Step.ACCEPT)], [("dana", Step.RECONSIDER)]):
        take_steps(cast, bridges, *steps)
        db.session.commit()
        seen.append(bridges.title in cast.signed_in(None).get("/de/projects").text)
    assert seen == [False, True, False]


@pytest.mark.parametrize("steps", [[Step.START], [Step.START, Step.FINISH]])
def test_starting_a_project_does_not_keep_its_acceptance_from_being_taken_back(
    cast: Cast, bridges: Project, steps: list[Step]
) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT), ("dana", Step.ACCEPT), *(("carla", step) for step in steps))
    take_steps(cast, bridges, ("dana", Step.RECONSIDER))
    assert (bridges.status, bridges.is_public) == (Status.SUBMITTED, False)


@pytest.mark.parametrize("step", [Step.DECLINE, Step.ACCEPT])
def test_students_hand_in_to_every_project_but_a_declined_or_finished_one(
    cast: Cast, bridges: Project, step: Step
) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT), ("dana", step))
    assert (bridges in open_for(cast.school_class.id)) == (step == Step.ACCEPT)


# --- a region whose partnership is suspended ---


def test_nothing_new_begins_while_the_partnership_is_suspended(cast: Cast, bridges: Project) -> None:
    suspend("hessen")
    codes = []
    for action in (
        lambda: open_project(BRIDGES, school=cast.school, classes=[], by=cast.carla),
        lambda: edit(bridges, BRIDGES, [], by=cast.carla),
        lambda: take_step(bridges, Step.SUBMIT, by=cast.carla),
    ):
        with pytest.raises(Refused) as refused:
            action()
        codes.append(refused.value.code)
    assert codes == [RegionRefusal.NOT_ACTIVE] * 3


def test_what_had_begun_can_be_ended_while_the_partnership_is_suspended(cast: Cast, bridges: Project) -> None:
    take_steps(cast, bridges, ("carla", Step.SUBMIT), ("dana", Step.ACCEPT), ("carla", Step.START))
    suspend("hessen")
    take_step(bridges, Step.FINISH, by=cast.carla)
    with pytest.raises(Refused) as refused:
        take_step(bridges, Step.REOPEN, by=cast.carla)
    assert (refused.value.code, bridges.status) == (RegionRefusal.NOT_ACTIVE, Status.FINISHED)
    assert len(list(db.session.scalars(select(ProjectEntry)))) == 4
