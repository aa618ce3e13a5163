"""A project of two teachers: Carla in Hessen and Emil in Bursa are equals in it."""

import pytest
from flask import Flask
from sqlalchemy import select

from portal.contributions.actions import steps as contribution_steps
from portal.contributions.actions.drafts import Content, start
from portal.contributions.queries import contributions as contribution_queries
from portal.contributions.queries.lists import waiting_for_teacher
from portal.contributions.rules import Relation as ContributionRelation
from portal.contributions.rules import Step as ContributionStep
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.projects.actions.projects import Description, edit, take_step
from portal.projects.models import Project, ProjectRegion
from portal.projects.queries import own_projects, relations
from portal.projects.rules import ProjectRefusal, Relation, Status, Step
from portal.schools.models import Membership
from tests.cast import Cast

NEW = Description("Zwei Flüsse", "Neu.", languages=("en",), topics=("nature",), age_from=13, age_to=14)


@pytest.fixture
def joint(cast: Cast) -> Project:
    """Carla’s project, which Emil has joined with his class."""
    cast.project.teachers.append(cast.emil)
    cast.project.classes.append(cast.other_class)
    cast.project.regions.append(ProjectRegion(region_key="bursa"))
    cast.project.status, cast.project.is_public = Status.DRAFT, False
    db.session.commit()
    return cast.project


def emails() -> list[tuple[str, str]]:
    return sorted((row.recipient, row.language) for row in db.session.scalars(select(Email)))


def test_it_belongs_to_both(cast: Cast, joint: Project) -> None:
    for teacher in (cast.carla, cast.emil):
        assert relations(teacher, joint) == {Relation.OWNER}
        assert joint.id in [project.id for project in own_projects(teacher)]
    assert relations(cast.dana, joint) == relations(cast.filiz, joint) == set()


@pytest.mark.parametrize("who", ["carla", "emil"])
def test_each_of_them_can_submit_it_and_both_get_the_answer_in_their_language(
    cast: Cast, joint: Project, who: str
) -> None:
    take_step(joint, Step.SUBMIT, by=getattr(cast, who))
    take_step(joint, Step.ACCEPT, by=cast.dana)
    recipients = [("carla@school.example", "de"), ("dana@school.example", "de"), ("emil@school.example", "tr")]
    assert emails() == recipients


def test_it_is_submitted_only_when_the_school_where_it_is_at_home_is_confirmed(cast: Cast, joint: Project) -> None:
    membership = db.session.get_one(Membership, (cast.carla.id, cast.school.id))
    membership.confirmed_at = None
    with pytest.raises(Refused) as refused:
        take_step(joint, Step.SUBMIT, by=cast.emil)
    assert refused.value.code == ProjectRefusal.NOT_CONFIRMED


def test_whoever_has_another_name_since_does_not_submit_it_on_the_word_of_the_other(cast: Cast, joint: Project) -> None:
    membership = db.session.get_one(Membership, (cast.emil.id, cast.other_school.id))
    membership.asked_name, cast.emil.name = "Emil", "Somebody Else"
    with pytest.raises(Refused) as refused:
        take_step(joint, Step.SUBMIT, by=cast.emil)
    assert refused.value.code == ProjectRefusal.NOT_CONFIRMED
    take_step(joint, Step.SUBMIT, by=cast.carla)


def test_editing_never_drops_the_class_and_the_region_of_the_other(cast: Cast, joint: Project) -> None:
    edit(joint, NEW, [cast.other_class], by=cast.emil)
    edit(joint, NEW, [cast.school_class], by=cast.carla)
    assert set(joint.classes) == {cast.school_class, cast.other_class}
    assert sorted(joint.region_keys) == ["bursa", "hessen"]


def test_emil_edits_it_as_carla_does(app: Flask, cast: Cast, joint: Project) -> None:
    browser, page = cast.signed_in(cast.emil), f"/tr/projects/{joint.id}/edit"
    form = {"title": "Birlikte", "language": "tr", "form": "online", "age_from": 13, "age_to": 14, "regions": "bursa"}
    assert browser.post(page, data={**form, "classes": cast.other_class.id}).status_code == 303
    db.session.expire_all()
    assert (joint.title, sorted(joint.region_keys)) == ("Birlikte", ["bursa", "hessen"])
    assert set(joint.classes) == {cast.school_class, cast.other_class}


def test_each_finds_the_address_of_the_other_and_nobody_else_does(cast: Cast, joint: Project) -> None:
    joint.is_public, joint.status = True, Status.RUNNING
    db.session.commit()
    seen = {
        name: "carla@school.example" in cast.signed_in(person).get(f"/de/projects/{joint.id}").text
        for name, person in (("emil", cast.emil), ("dana", cast.dana), ("filiz", cast.filiz), ("visitor", None))
    }
    assert seen == {"emil": True, "dana": False, "filiz": False, "visitor": False}


def test_nobody_is_shown_to_the_other_under_a_name_that_no_school_has_confirmed(cast: Cast, joint: Project) -> None:
    membership = db.session.get_one(Membership, (cast.emil.id, cast.other_school.id))
    membership.asked_name, cast.emil.name = "Emil", "Kultusministerium"
    db.session.commit()
    page = cast.signed_in(cast.carla).get(f"/de/projects/{joint.id}").text
    assert ("Kultusministerium" in page, "emil@school.example" in page) == (False, False)


def test_what_each_class_hands_in_goes_to_its_own_teacher(cast: Cast, joint: Project) -> None:
    contribution = start(joint, cast.other_class, Content("Nehir", "Nehrimiz uzun.", "tr"), by=cast.filiz)
    contribution_steps.take_step(contribution, ContributionStep.SUBMIT, by=cast.filiz)
    assert list(map(waiting_for_teacher, (cast.carla, cast.emil))) == [[], [contribution]]
    assert (
        contribution_queries.relations(cast.carla, contribution),
        contribution_queries.relations(cast.emil, contribution),
    ) == (
        set(),
        {ContributionRelation.TEACHER},
    )
    assert (contribution.region_key, emails()) == ("bursa", [("emil@school.example", "tr")])
