"""Reports become one case, what is hidden stays hidden, and of two people at once one decides."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.accounts.models import Assignment, Person
from portal.complaints.actions.steps import Words, take_step
from portal.complaints.models import Case, CaseEntry, Complaint
from portal.complaints.queries.answers import code_of, find_complaint, hash_of
from portal.complaints.rules.codes import CaseRefusal, Category, Status, Step
from portal.contributions.actions.deletion import erase
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.publishing import check_again, follow
from portal.contributions.actions.steps import Explanation
from portal.contributions.actions.steps import take_step as take_contribution_step
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import get_visible
from portal.contributions.rules import ContributionRefusal
from portal.contributions.rules import Status as ContributionStatus
from portal.contributions.rules import Step as ContributionStep
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Gone, Refused
from portal.core.retention import kinds_of_data
from portal.core.transitions import Impossible
from portal.projects.actions.projects import take_step as take_project_step
from portal.projects.rules import ProjectRefusal
from portal.projects.rules import Status as ProjectStatus
from portal.projects.rules import Step as ProjectStep
from tests.builders.accounts import texts_to
from tests.builders.complaints import Desk, published, reported
from tests.builders.publishing import picture
from tests.builders.races import answers_at_once, at_once
from tests.cast import Cast
from tests.page_reading import words

WORDS = Words("Danke, wir haben es angesehen.", "So kann es nicht bleiben.")


def take(case: Case, step: Step, by: Person) -> None:
    take_step(case, step, WORDS, by=by)
    db.session.commit()


def refusal_of(case: Case, step: Step, by: Person) -> str | None:
    try:
        take_step(case, step, WORDS, by=by)
    except Refused as refused:
        db.session.rollback()
        return refused.code
    return None


def second_in_hessen(cast: Cast) -> Person:
    cast.gero.cares_for.append(Assignment(region_key="hessen"))
    db.session.commit()
    return cast.gero


def test_reports_about_one_thing_are_one_case_as_urgent_as_the_most_urgent(cast: Cast) -> None:
    contribution = published(cast)
    first = reported(contribution, "other")
    due_at = first.due_at
    again = reported(contribution, "person")
    assert (again.id, again.category) == (first.id, Category.PERSON)
    assert again.due_at < due_at
    assert len(texts_to(cast.dana)) == 2  # as urgent now
    reported(contribution, "person")
    assert len(texts_to(cast.dana)) == 2
    take(again, Step.KEEP, cast.dana)
    assert reported(contribution).id != first.id


def test_the_code_of_an_erased_report_opens_no_later_one(cast: Cast) -> None:
    """SQLite gives its number to the next one."""
    case = reported(published(cast))
    complaint = db.session.scalars(select(Complaint)).one()
    complaint.at -= timedelta(days=900)
    complaint.code_hash = hash_of(code := code_of(complaint))
    db.session.delete(case)
    db.session.commit()
    reported(published(cast, "Neu"))
    assert find_complaint(code) is None
    later = db.session.scalars(select(Complaint)).one()
    assert find_complaint(code_of(later)) is later


def test_a_report_about_something_new_is_none_about_what_was_deleted_before(cast: Cast) -> None:
    """SQLite gives its number to the next contribution."""
    gone = published(cast)
    before, number = reported(gone), gone.id
    erase([gone])
    db.session.commit()
    new = published(cast, "Neu")
    assert (new.id == number) == (db.engine.dialect.name == "sqlite")
    case = reported(new)
    assert (case.id != before.id, case.contribution, before.contribution) == (True, new, None)
    take(case, Step.HIDE, cast.dana)
    assert not new.is_public


@pytest.mark.several_connections
def test_two_strangers_at_the_same_moment_make_one_case(cast: Cast, app: Flask) -> None:
    number = published(cast).id

    def click() -> int:
        return reported(db.session.get_one(Contribution, number)).id

    assert len(set(at_once(app, [click] * 3))) == 1
    assert db.session.scalar(select(func.count()).select_from(Complaint)) == 3


def test_what_is_hidden_comes_back_by_no_other_way(cast: Cast) -> None:
    contribution = published(cast)
    picture(contribution)
    take(reported(contribution), Step.HIDE, cast.dana)
    follow(contribution.project)
    check_again([contribution])
    mark(contribution, Marks())
    again = Explanation(text="Noch einmal ansehen")
    take_contribution_step(contribution, ContributionStep.RECONSIDER, by=cast.dana, explanation=again)
    with pytest.raises(Refused) as refused:
        take_contribution_step(contribution, ContributionStep.PUBLISH, by=cast.dana)
    assert refused.value.code == ContributionRefusal.HIDDEN
    assert contribution.published_at is None
    with pytest.raises(Gone):
        get_visible(cast.emil, contribution.id)


def test_two_people_show_it_again_as_it_was(cast: Cast) -> None:
    contribution = published(cast)
    since, case = contribution.published_at, reported(contribution)
    take(case, Step.HIDE, cast.dana)
    take(case, Step.RESTORE, cast.dana)
    assert (case.status, contribution.published_at) == (Status.HIDDEN, None)
    assert refusal_of(case, Step.RESTORE, cast.dana) == CaseRefusal.DECIDED_BEFORE
    take(case, Step.RESTORE, cast.ada)
    assert (case.status, case.decision, contribution.published_at) == (Status.ANSWERED, Step.RESTORE, since)
    told = " ".join(texts_to(cast.carla))
    assert ["vorläufig nicht öffentlich" in told, "Es ist wieder öffentlich." in told] == [True, True]


def test_when_two_disagree_a_third_decides(cast: Cast) -> None:
    contribution, gero = published(cast), second_in_hessen(cast)
    case = reported(contribution)
    take(case, Step.HIDE, cast.dana)
    take(case, Step.RESTORE, cast.dana)
    take(case, Step.REMOVE, gero)
    assert case.status == Status.HIDDEN
    take(case, Step.REMOVE, cast.ada)
    assert (case.decision, contribution.status) == (Step.REMOVE, ContributionStatus.REJECTED)


def test_what_two_have_removed_one_does_not_bring_back(cast: Cast) -> None:
    contribution = published(cast)
    case = reported(contribution)
    take(case, Step.HIDE, cast.dana)
    take(case, Step.REMOVE, cast.dana)
    take(case, Step.REMOVE, cast.ada)
    with pytest.raises(Refused) as refused:
        take_contribution_step(contribution, ContributionStep.RECONSIDER, by=cast.dana)
    assert refused.value.code == ContributionRefusal.REMOVED
    assert "> So kann es nicht bleiben." in texts_to(cast.carla)[-1]
    take_contribution_step(contribution, ContributionStep.RESUME, by=cast.anna)
    assert contribution.status == ContributionStatus.DRAFT


def test_authors_take_back_what_is_hidden_and_it_stays_theirs(cast: Cast) -> None:
    contribution = published(cast)
    case = reported(contribution)
    take(case, Step.HIDE, cast.dana)
    take_contribution_step(contribution, ContributionStep.WITHDRAW, by=cast.anna)
    take(case, Step.REMOVE, cast.dana)
    take(case, Step.REMOVE, cast.ada)
    assert (contribution.status, contribution.published_at) == (ContributionStatus.WITHDRAWN, None)


@pytest.mark.several_connections
def test_of_two_second_votes_at_once_one_counts(cast: Cast) -> None:
    case, gero = reported(published(cast)), second_in_hessen(cast)
    take(case, Step.HIDE, cast.dana)
    take(case, Step.REMOVE, cast.dana)
    browsers = [cast.signed_in(person) for person in (gero, cast.ada)]
    fields = {"remove-answer": "Ja.", "remove-statement": "So nicht.", "seen": case.version}
    assert sorted(answers_at_once(browsers, [f"/en/reports/{case.id}/remove"] * 2, fields)) == [303, 409]
    db.session.expire_all()
    votes = select(func.count()).select_from(CaseEntry).where(CaseEntry.step == Step.REMOVE)
    assert (case.status, db.session.scalar(votes)) == (Status.ANSWERED, 2)
    late = Desk(cast, case).take(gero, "keep", answer="Zu spät")
    assert "What happened meanwhile: One vote: remove it" in words(late)


@pytest.mark.several_connections
def test_it_is_hidden_once_however_many_click(cast: Cast) -> None:
    case = reported(published(cast))
    browsers = [cast.signed_in(person) for person in (cast.dana, cast.ada)]
    codes = answers_at_once(browsers, [f"/en/reports/{case.id}/hide"] * 2, {"seen": case.version})
    assert sorted(codes) == [303, 409]


@pytest.mark.parametrize(
    ("step", "status"),
    [(Step.ASK_CHANGES, ContributionStatus.CHANGES_REQUESTED), (Step.UNPUBLISH, ContributionStatus.REJECTED)],
)
def test_an_objection_is_decided_by_somebody_else_and_puts_it_back(
    cast: Cast, step: Step, status: ContributionStatus
) -> None:
    contribution = published(cast)
    since, case = contribution.published_at, reported(contribution, email="deniz@evim.example")
    take(case, step, cast.dana)
    assert (contribution.status, contribution.published_at) == (status, None)
    take(case, Step.OBJECT, cast.carla)
    assert refusal_of(case, Step.UPHOLD, cast.dana) == CaseRefusal.DECIDED_BEFORE
    take(case, Step.GIVE_WAY, cast.gero)  # of another region: Dana is alone in hers
    assert (contribution.status, contribution.published_at) == (ContributionStatus.PUBLISHED, since)
    assert refusal_of(case, Step.OBJECT, cast.carla) == Impossible.ALREADY_TAKEN
    to_reporter = select(func.count()).select_from(Email).where(Email.recipient == "deniz@evim.example")
    assert db.session.scalar(to_reporter) == 3  # the code, the answer, and that it was taken back


def test_an_objection_that_comes_after_more_work_changes_nothing(cast: Cast) -> None:
    contribution = published(cast)
    case = reported(contribution)
    take(case, Step.UNPUBLISH, cast.dana)
    take_contribution_step(contribution, ContributionStep.RESUME, by=cast.anna)
    take(case, Step.OBJECT, cast.carla)
    take(case, Step.GIVE_WAY, cast.ada)
    assert contribution.status == ContributionStatus.DRAFT


def test_after_six_months_nobody_objects(cast: Cast) -> None:
    case = reported(published(cast))
    take(case, Step.UNPUBLISH, cast.dana)
    case.decided_at = now() - timedelta(days=200)
    db.session.commit()
    assert refusal_of(case, Step.OBJECT, cast.carla) == CaseRefusal.OBJECTION_TOO_LATE


def test_what_visitors_do_not_see_any_more_is_only_answered(cast: Cast) -> None:
    contribution = published(cast)
    case = reported(contribution)
    take_contribution_step(contribution, ContributionStep.WITHDRAW, by=cast.anna)
    assert refusal_of(case, Step.HIDE, cast.dana) == CaseRefusal.NOT_PUBLIC
    assert refusal_of(case, Step.KEEP, cast.dana) is None


def test_a_hidden_project_hides_what_was_published_in_it_whatever_its_teachers_do(cast: Cast) -> None:
    contribution, project = published(cast), cast.project
    case = reported(project)
    take(case, Step.HIDE, cast.dana)
    take_project_step(project, ProjectStep.FINISH, by=cast.carla)
    assert (project.is_public, contribution.published_at) == (False, None)
    take(case, Step.RESTORE, cast.dana)
    take(case, Step.RESTORE, cast.ada)
    assert (project.is_public, project.status) == (True, ProjectStatus.FINISHED)
    assert contribution.published_at is not None


def test_a_project_is_removed_by_two_and_comes_back_by_an_objection_alone(cast: Cast) -> None:
    contribution, project = published(cast), cast.project
    case = reported(project)
    take(case, Step.HIDE, cast.dana)
    take(case, Step.REMOVE, cast.dana)
    take(case, Step.REMOVE, cast.ada)
    assert project.status == ProjectStatus.DECLINED
    with pytest.raises(Refused) as refused:
        take_project_step(project, ProjectStep.RECONSIDER, by=cast.dana)
    assert refused.value.code == ProjectRefusal.REMOVED
    take(case, Step.OBJECT, cast.carla)
    take(case, Step.GIVE_WAY, cast.gero)
    assert (project.status, project.is_public) == (ProjectStatus.RUNNING, True)
    assert contribution.published_at is not None


def test_a_changed_project_goes_through_the_review_again(cast: Cast) -> None:
    case = reported(cast.project, "hate")
    take(case, Step.ASK_CHANGES, cast.dana)
    assert (cast.project.status, cast.project.is_at_work) == (ProjectStatus.CHANGES_REQUESTED, False)
    take_project_step(cast.project, ProjectStep.SUBMIT, by=cast.carla)
    take(case, Step.OBJECT, cast.carla)
    take(case, Step.GIVE_WAY, cast.ada)
    assert cast.project.status == ProjectStatus.SUBMITTED  # it has gone on


def test_without_coordinators_administrators_hear_of_it(cast: Cast) -> None:
    cast.dana.cares_for.clear()
    db.session.commit()
    reported(cast.contribution(status="published"))
    assert len(texts_to(cast.ada)) == 1


def test_what_reporters_wrote_is_forgotten_half_a_year_after_the_answer(cast: Cast) -> None:
    open_case = reported(published(cast, "Noch offen"), email="deniz@evim.example")
    case = reported(published(cast), email="deniz@evim.example")
    take(case, Step.KEEP, cast.dana)
    source, half_a_year_ago = kinds_of_data()["reporters"].source, now() - timedelta(days=180)
    assert source.overdue(half_a_year_ago).number == 0
    case.decided_at = now() - timedelta(days=181)
    open_case.at = now() - timedelta(days=400)
    db.session.commit()
    assert source.overdue(half_a_year_ago) == (1, case.decided_at)
    assert source.erase(half_a_year_ago, 10).number == 1
    db.session.expire_all()
    complaints = db.session.scalars(select(Complaint).order_by(Complaint.id))
    assert [(each.case_id == case.id, each.email, each.text) for each in complaints] == [
        (False, "deniz@evim.example", "Bu tehlikeli."),
        (True, "", ""),
    ]
    assert source.overdue(half_a_year_ago).number == 0


def test_a_case_outlives_the_account_of_whoever_decided(cast: Cast) -> None:
    case = reported(published(cast))
    take(case, Step.HIDE, cast.dana)
    take(case, Step.REMOVE, cast.dana)
    db.session.delete(cast.dana)
    db.session.commit()
    take(case, Step.REMOVE, cast.ada)
    assert case.decision == Step.REMOVE
