"""Memberships end, classes wait and are handed over, accounts are deleted: no work of students is lost."""

import pytest
from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import get_own, schools_of
from portal.contributions.queries.contributions import relations
from portal.contributions.rules import Relation
from portal.core.db import db
from portal.core.refusal import NotFound, Refused
from portal.partnering.queries.messages import may_write
from portal.partnering.queries.requests import find_colleague, own_requests
from portal.partnering.rules import Status as RequestStatus
from portal.people.actions.deletion import delete_account
from portal.people.actions.entries import Grounds
from portal.people.actions.handing_over import hand_over
from portal.people.actions.memberships import end_membership, renew_membership
from portal.people.actions.standing import suspend
from portal.people.models import AccountEntry
from portal.people.queries.left_waiting import count_left_waiting, left_waiting
from portal.people.queries.work import Work, work_at
from portal.people.rules import PeopleRefusal
from portal.projects.models import Project
from portal.projects.queries import is_confirmed, is_teacher_of
from portal.projects.rules import Status
from portal.schools.queries.memberships import count_waiting
from tests.builders.accounts import colleague, membership_of, steps_with, texts_to
from tests.builders.partner_requests import asked
from tests.builders.searching import SearchingCast
from tests.cast import Cast

WHY = Grounds("She works elsewhere now.")


def refusal(action: object) -> object:
    with pytest.raises(Refused) as refused:
        action()  # type: ignore[operator]
    return refused.value.code


def hand(cast: Cast, to: Person, of: Person | None, work: Work | None = None) -> None:
    hand_over(work or work_at(cast.school, of), cast.school, of=of, to=to, by=cast.dana, grounds=WHY)


def test_whoever_left_a_school_has_nothing_of_its_classes_any_more(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    end_membership(membership_of(cast.carla, cast.school), WHY, by=cast.dana)
    with pytest.raises(NotFound):
        get_own(cast.carla, cast.school_class.id)
    assert relations(cast.carla, contribution) == set()
    assert not is_teacher_of(cast.carla, cast.project)
    assert schools_of(cast.carla) == []
    assert not is_confirmed(cast.carla, cast.school.id)
    assert relations(cast.anna, contribution) == {Relation.AUTHOR}
    assert steps_with(cast.carla) == [("end_membership", "Dana", WHY.reason)]
    assert cast.school.name in texts_to(cast.carla)[-1]


def test_an_ended_membership_neither_waits_nor_is_confirmed_by_an_old_link(cast: Cast) -> None:
    membership = membership_of(cast.carla, cast.school)
    membership.confirmed_at = None
    end_membership(membership, WHY, by=cast.dana)
    assert count_waiting(["hessen"]) == 0


def test_nobody_is_asked_to_confirm_somebody_suspended(cast: Cast) -> None:
    membership_of(cast.carla, cast.school).confirmed_at = None
    assert count_waiting(["hessen"]) == 1
    suspend(cast.carla, WHY, by=cast.dana)
    assert count_waiting(["hessen"]) == 0


def test_a_renewed_membership_gives_back_what_nobody_has_taken_over(searching: SearchingCast) -> None:
    cast = searching
    end_membership(membership_of(cast.carla, cast.school), WHY, by=cast.dana)
    assert (cast.search.status, cast.search.teacher_id) == ("waiting", None)
    renew_membership(membership_of(cast.carla, cast.school), Grounds(), by=cast.dana)
    assert cast.school_class.teacher_id == cast.carla.id
    assert is_teacher_of(cast.carla, cast.project)
    assert (cast.search.status, cast.search.teacher_id) == ("open", cast.carla.id)


def test_what_somebody_has_taken_over_stays_there(cast: Cast) -> None:
    clara = colleague(cast, cast.school)
    end_membership(membership_of(cast.carla, cast.school), WHY, by=cast.dana)
    hand(cast, clara, None)
    renew_membership(membership_of(cast.carla, cast.school), Grounds(), by=cast.dana)
    assert cast.school_class.teacher_id == clara.id


def test_a_project_in_which_she_takes_part_from_another_school_stays_hers(cast: Cast) -> None:
    cast._works_at(cast.carla, cast.other_school)
    cast.project.classes.append(cast._class(cast.carla, cast.other_school, "7a", "tr", "DDDDDD"))
    db.session.commit()
    end_membership(membership_of(cast.carla, cast.school), WHY, by=cast.dana)
    assert is_teacher_of(cast.carla, cast.project)
    assert cast.school_class.teacher_id is None


def test_a_membership_ends_once(cast: Cast) -> None:
    end_membership(membership_of(cast.carla, cast.school), WHY, by=cast.dana)
    with pytest.raises(Refused):
        end_membership(membership_of(cast.carla, cast.school), WHY, by=cast.dana)


def test_what_a_suspended_teacher_left_waiting_is_listed_for_her_region_alone(cast: Cast) -> None:
    cast.contribution(status="submitted")
    assert count_left_waiting(cast.dana) == 0
    suspend(cast.carla, WHY, by=cast.dana)
    left = left_waiting(cast.dana)
    assert (left.classes, left.to_forward) == ([cast.school_class], {cast.school_class.id: 1})
    assert (left.projects, left.teachers) == ([cast.project], {cast.project.id: cast.carla.id})
    assert [count_left_waiting(person) for person in (cast.dana, cast.gero, cast.ada)] == [2, 0, 2]
    assert left.undecided.regions == ()


def test_an_administrator_sees_what_waits_where_nobody_coordinates(cast: Cast) -> None:
    cast.contribution(status="in_review")
    cast.own_project("submitted")
    suspend(cast.dana, WHY, by=cast.ada)
    undecided = left_waiting(cast.ada).undecided
    assert "hessen" in undecided.regions
    assert "bursa" not in undecided.regions
    assert (undecided.n_contributions, undecided.n_projects) == (1, 1)


def test_a_colleague_takes_over_class_project_search_and_conversations(searching: SearchingCast) -> None:
    cast, clara = searching, colleague(searching, searching.school)
    request = asked(cast)
    contribution = cast.contribution(status="submitted")
    hand(cast, clara, cast.carla)
    assert get_own(clara, cast.school_class.id) is cast.school_class
    assert relations(clara, contribution) == {Relation.TEACHER}
    assert relations(cast.carla, contribution) == set()
    assert (is_teacher_of(clara, cast.project), is_teacher_of(cast.carla, cast.project)) == (True, False)
    assert (own_requests(clara).sent, own_requests(cast.carla).sent) == ([request], [])
    assert request.side_of(clara.id) is cast.search
    assert left_waiting(cast.dana).classes == []
    assert [step for step, _by, _why in steps_with(clara)] == ["take_over"]
    assert WHY.reason in texts_to(clara)[-1]
    assert "Zugangskarten und PINs, die früher gedruckt wurden, gelten weiter." in texts_to(clara)[-1].replace(
        "\n", " "
    )


def test_a_paused_search_opens_with_its_new_teacher(searching: SearchingCast) -> None:
    clara = colleague(searching, searching.school)
    suspend(searching.carla, WHY, by=searching.dana)
    hand(searching, clara, searching.carla)
    assert (searching.search.status, searching.search.teacher_id) == ("open", clara.id)


def test_only_a_confirmed_teacher_of_the_school_takes_over(cast: Cast) -> None:
    for nobody in (cast.emil, cast.carla):
        assert refusal(lambda to=nobody: hand(cast, to, cast.carla)) == PeopleRefusal.NOT_CONFIRMED
    clara = colleague(cast, cast.school)
    suspend(clara, WHY, by=cast.dana)
    assert refusal(lambda: hand(cast, clara, cast.carla)) == PeopleRefusal.NOT_CONFIRMED


def test_partners_of_a_class_without_a_teacher_can_not_write_into_the_void(searching: SearchingCast) -> None:
    request = asked(searching)
    request.status = RequestStatus.ACCEPTED
    db.session.flush()
    assert may_write(request)
    assert find_colleague(searching.emil, request) is searching.carla
    suspend(searching.carla, WHY, by=searching.dana)
    assert not may_write(request)
    assert find_colleague(searching.emil, request) is None


def test_no_account_is_deleted_together_with_the_work_of_students(cast: Cast) -> None:
    assert refusal(lambda: delete_account(cast.carla, WHY, by=cast.ada)) == PeopleRefusal.HAS_WORK


def test_an_account_is_deleted_when_all_is_handed_over_and_only_the_step_is_kept(searching: SearchingCast) -> None:
    cast, clara = searching, colleague(searching, searching.school)
    contribution, carla_id = cast.contribution(status="published"), cast.carla.id
    request = asked(cast)
    hand(cast, clara, cast.carla)
    delete_account(cast.carla, WHY, by=cast.ada)
    db.session.commit()
    assert db.session.get(Person, carla_id) is None
    assert contribution.status == "published"
    assert own_requests(clara).sent == [request]
    kept = db.session.scalars(select(AccountEntry).where(AccountEntry.person_id.is_(None))).one()
    assert (kept.step, kept.by, kept.facts) == ("delete", cast.ada, {"role": "teacher", "regions": []})


def test_empty_classes_and_drafts_go_with_the_account(cast: Cast) -> None:
    clara = colleague(cast, cast.school)
    db.session.add(cast._class(clara, cast.school, "5a", "de", "CCCCCC"))
    draft = cast._project(clara, cast.school, cast.school_class, "Entwurf", "de")
    draft.status, draft.is_public = Status.DRAFT, False
    db.session.commit()
    delete_account(clara, WHY, by=cast.ada)
    db.session.commit()
    assert set(db.session.scalars(select(SchoolClass.name))) == {"8b", "8-A"}
    assert db.session.scalar(select(Project.id).where(Project.title == "Entwurf")) is None
    assert cast.school_class.teacher_id == cast.carla.id


def test_a_coordinator_is_deleted_and_decisions_stay(cast: Cast) -> None:
    suspend(cast.carla, WHY, by=cast.dana)
    delete_account(cast.dana, WHY, by=cast.ada)
    db.session.commit()
    assert steps_with(cast.carla) == [("suspend", None, WHY.reason)]
