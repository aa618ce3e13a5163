"""What an accepted project says is what was accepted: changes wait, and what is taken back is seen by nobody."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.contributions.actions.drafts import Content, start
from portal.contributions.actions.steps import Explanation
from portal.contributions.actions.steps import take_step as take_contribution_step
from portal.contributions.models import Contribution, Facet
from portal.contributions.rules import ContributionRefusal
from portal.contributions.rules import Step as ContributionStep
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.core.search.queries import find
from portal.core.search.stems import query_groups
from portal.partnering.actions.joint_projects import add_class
from portal.projects.actions.projects import Description, open_project, take_step
from portal.projects.models import Project
from portal.projects.queries import count_waiting, waiting
from portal.projects.rules import Step
from tests.cast import Cast
from tests.page_reading import sent_by, words

TEXT = "Ein Gedicht über Libellen"
PUBLIC = (
    "",
    "gallery",
    "projects",
    "regions/hessen",
    "search?q=Libellen",
    "search?q=Libelle",
    "sitemap-0.xml",
    "sitemap-1.xml",
)


@pytest.fixture
def bridges(cast: Cast) -> Project:
    """Accepted by Dana as Carla described it."""
    description = Description("Brücken", "Wir zählen Brücken.", topics=("nature",), regions=("hessen",))
    project = open_project(description, school=cast.school, classes=[cast.school_class], by=cast.carla)
    take_step(project, Step.SUBMIT, by=cast.carla)
    take_step(project, Step.ACCEPT, by=cast.dana)
    db.session.commit()
    return project


@pytest.fixture
def poem(cast: Cast, bridges: Project) -> Contribution:
    """Published in that project."""
    contribution = start(bridges, cast.school_class, Content(TEXT, "Sie fliegen.", "de"), by=cast.anna)
    for step, who in (
        (ContributionStep.SUBMIT, cast.anna),
        (ContributionStep.FORWARD, cast.carla),
        (ContributionStep.PUBLISH, cast.dana),
    ):
        take_contribution_step(contribution, step, by=who)
    db.session.commit()
    return contribution


def edit(browser: FlaskClient, project: Project, **typed: Any) -> TestResponse:
    page = f"/de/projects/{project.id}/edit"
    return browser.post(page, data=sent_by(browser.get(page), "", **typed))


def visited(cast: Cast, project: Project) -> str:
    return words(cast.signed_in(None).get(f"/de/projects/{project.id}"))


def everything_public(cast: Cast) -> str:
    visitor = cast.signed_in(None)
    paths = [f"/de/{path}" if not path.startswith("sitemap") else f"/{path}" for path in PUBLIC]
    return "\n".join(visitor.get(path).text for path in paths)


def subjects(to: str) -> list[str]:
    return list(db.session.scalars(select(Email.subject).where(Email.recipient == to).order_by(Email.id)))


def test_visitors_read_what_was_accepted_until_dana_accepts_the_change(cast: Cast, bridges: Project) -> None:
    carla, dana = cast.signed_in(cast.carla), cast.signed_in(cast.dana)
    answer = edit(carla, bridges, title="Gratis-Kredite", summary="Jetzt anrufen!", topics=["future_of_europe"])
    assert "sobald die Regionalkoordination sie annimmt" in words(carla.get(answer.location))
    assert "Gratis-Kredite" in carla.get(f"/de/projects/{bridges.id}/edit").text
    for text in (visited(cast, bridges), everything_public(cast)):
        assert "Brücken" in text
        assert "Gratis" not in text
        assert "anrufen" not in text
    assert subjects("dana@school.example")[-1] == "Änderungen an einem Projekt warten auf die Prüfung · Brücken · 8b"
    assert "Brücken" in words(dana.get("/de/projects/waiting"))
    page = dana.get(f"/de/projects/{bridges.id}")
    assert [text in words(page) for text in ("Gratis-Kredite", "Wir zählen Brücken.", "Jetzt anrufen!")] == [True] * 3
    assert (
        dana.post(f"/de/projects/{bridges.id}/accept_changes", data=sent_by(page, "/accept_changes")).status_code == 303
    )
    assert "Gratis-Kredite" in visited(cast, bridges)
    assert waiting(["hessen"]) == []
    assert subjects("carla@school.example")[-1].startswith("Die Änderungen an Ihrem Projekt wurden angenommen")


def test_dana_accepts_only_what_she_has_seen(cast: Cast, bridges: Project) -> None:
    carla, dana = cast.signed_in(cast.carla), cast.signed_in(cast.dana)
    edit(carla, bridges, title="Alte Brücken")
    seen = sent_by(dana.get(f"/de/projects/{bridges.id}"), "/accept_changes")
    edit(carla, bridges, title="Gratis-Kredite")
    assert dana.post(f"/de/projects/{bridges.id}/accept_changes", data=seen).status_code == 409
    assert "Gratis" not in visited(cast, bridges)


def test_a_project_that_was_rewritten_under_review_is_not_the_one_that_dana_read(cast: Cast) -> None:
    project = open_project(
        Description("Brücken", "Zählen.", topics=("nature",)),
        school=cast.school,
        classes=[cast.school_class],
        by=cast.carla,
    )
    take_step(project, Step.SUBMIT, by=cast.carla)
    db.session.commit()
    carla, dana = cast.signed_in(cast.carla), cast.signed_in(cast.dana)
    seen = sent_by(dana.get(f"/de/projects/{project.id}"), "/accept")
    carla.post(f"/de/projects/{project.id}/take_back")
    edit(carla, project, title="Gratis-Kredite")
    carla.post(f"/de/projects/{project.id}/submit")
    assert dana.post(f"/de/projects/{project.id}/accept", data=seen).status_code == 409
    db.session.expire_all()
    assert not project.is_public


def test_dana_returns_a_change_carla_reads_why_and_changes_it_again(cast: Cast, bridges: Project) -> None:
    carla, dana = cast.signed_in(cast.carla), cast.signed_in(cast.dana)
    edit(carla, bridges, title="Gratis-Kredite")
    page = dana.get(f"/de/projects/{bridges.id}")
    path = f"/de/projects/{bridges.id}/return_changes"
    assert dana.post(path, data=sent_by(page, "/return_changes", reason=" ")).status_code == 409
    assert dana.post(path, data=sent_by(page, "/return_changes", reason="Das ist Werbung.")).status_code == 303
    assert count_waiting(["hessen"]) == 0
    assert "Das ist Werbung." in words(carla.get(f"/de/projects/{bridges.id}"))
    assert "Das ist Werbung." not in visited(cast, bridges)
    edit(carla, bridges, title="Alte Brücken")
    assert count_waiting(["hessen"]) == 1


def test_a_change_that_is_taken_back_waits_for_nobody(cast: Cast, bridges: Project) -> None:
    carla = cast.signed_in(cast.carla)
    edit(carla, bridges, title="Gratis-Kredite")
    assert carla.post(f"/de/projects/{bridges.id}/discard-changes").status_code == 303
    assert count_waiting(["hessen"]) == 0
    assert cast.signed_in(cast.emil).post(f"/de/projects/{bridges.id}/discard-changes").status_code == 404
    edit(carla, bridges, title="Gratis-Kredite")
    edit(carla, bridges, title="Brücken")
    assert count_waiting(["hessen"]) == 0


def test_only_the_coordination_of_the_region_decides(cast: Cast, bridges: Project) -> None:
    edit(cast.signed_in(cast.carla), bridges, title="Gratis-Kredite")
    path = f"/de/projects/{bridges.id}/accept_changes"
    who = (cast.carla, cast.gero, cast.ada, cast.anna, None)
    assert [cast.signed_in(person).post(path).status_code for person in who] == [403, 404, 403, 403, 303]
    assert cast.signed_in(cast.dana).post(path).status_code == 303
    assert cast.signed_in(cast.dana).post(path).status_code == 409


def test_a_class_that_is_renamed_or_joins_is_shown_once_that_is_accepted(cast: Cast, bridges: Project) -> None:
    assert "8b, Schule am Sternenfeld" in visited(cast, bridges)
    cast.school_class.name = "Jetzt anrufen!"
    add_class(bridges, cast.other_class)
    db.session.commit()
    text = visited(cast, bridges)
    assert ("anrufen" in text, "8-A" in text, "8b, Schule am Sternenfeld" in text) == (False, False, True)
    assert "Brücken" not in cast.signed_in(None).get("/de/regions/bursa").text
    assert count_waiting(["hessen"]) == 1
    assert cast.signed_in(cast.emil).get(f"/de/projects/{bridges.id}/edit").status_code == 200
    cast.school_class.name = "9b"
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    sent = sent_by(dana.get(f"/de/projects/{bridges.id}"), "/accept_changes")
    assert dana.post(f"/de/projects/{bridges.id}/accept_changes", data=sent).status_code == 303
    text = visited(cast, bridges)
    assert ("9b, Schule" in text, "8-A" in text, "8b" in text) == (True, True, False)
    assert "Brücken" in cast.signed_in(None).get("/de/regions/bursa").text


def test_what_was_published_in_a_project_is_hidden_with_it_and_comes_back(
    cast: Cast, bridges: Project, poem: Contribution
) -> None:
    published_at = poem.published_at
    visitor, dana = cast.signed_in(None), cast.signed_in(cast.dana)
    page = f"/de/contributions/{poem.id}"
    assert TEXT in everything_public(cast)
    assert f"/de/contributions/{poem.id}" in everything_public(cast)
    assert dana.post(f"/de/projects/{bridges.id}/reconsider", data={"reason": "Noch einmal."}).status_code == 303
    text = everything_public(cast)
    assert (TEXT in text, "Brücken" in text, f"contributions/{poem.id}" in text) == (False, False, False)
    assert [visitor.get(path).status_code for path in (page, f"/de/projects/{bridges.id}")] == [404, 404]
    assert find("contribution", query_groups("libellen"), limit=5) == []
    assert list(db.session.scalars(select(Facet.name).where(Facet.contribution_id == poem.id))) == []
    assert "Für Gäste ist dieser Beitrag währenddessen nicht sichtbar" in words(cast.signed_in(cast.anna).get(page))
    assert dana.post(f"/de/projects/{bridges.id}/accept").status_code == 303
    db.session.expire_all()
    assert TEXT in everything_public(cast)
    assert visitor.get(page).status_code == 200
    assert poem.published_at == published_at


def test_what_is_found_by_the_accepted_words_is_found_by_the_new_ones_afterwards(
    cast: Cast, bridges: Project, poem: Contribution
) -> None:
    edit(cast.signed_in(cast.carla), bridges, title="Tunnel", topics=["future_of_europe"])
    assert [bool(find("contribution", query_groups(word), limit=5)) for word in ("Brücken", "Tunnel")] == [True, False]
    cast.signed_in(cast.dana).post(f"/de/projects/{bridges.id}/accept_changes")
    assert [bool(find("contribution", query_groups(word), limit=5)) for word in ("Brücken", "Tunnel")] == [False, True]
    facets = set(db.session.scalars(select(Facet.name).where(Facet.contribution_id == poem.id)))
    assert "topic:future_of_europe" in facets
    assert "topic:nature" not in facets


def test_nothing_is_published_in_a_project_that_was_taken_back(
    cast: Cast, bridges: Project, poem: Contribution
) -> None:
    take_contribution_step(
        poem, ContributionStep.RECONSIDER, by=cast.dana, explanation=Explanation(text="Noch einmal.")
    )
    take_step(bridges, Step.RECONSIDER, by=cast.dana, reason="Noch einmal.")
    with pytest.raises(Refused) as refused:
        take_contribution_step(poem, ContributionStep.PUBLISH, by=cast.dana)
    assert refused.value.code == ContributionRefusal.PROJECT_NOT_PUBLIC


def test_a_published_contribution_keeps_the_name_of_its_class(cast: Cast, poem: Contribution) -> None:
    cast.school_class.name = "Jetzt anrufen!"
    db.session.commit()
    text = words(cast.signed_in(None).get(f"/de/contributions/{poem.id}"))
    assert "8b, Schule am Sternenfeld" in text
    assert "anrufen" not in text
