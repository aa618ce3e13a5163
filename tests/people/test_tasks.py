"""Roles, regions, languages and invitations: what is added, what is changed, what is refused."""

import pytest

from portal.accounts.queries.people import find_by_email
from portal.accounts.rules.accounts import AccountRefusal
from portal.core.refusal import Refused
from portal.core.web.access import Role
from portal.people.actions.entries import Grounds
from portal.people.actions.invitations import Invitation, invite
from portal.people.actions.roles import Task, change_task
from portal.people.rules import PeopleRefusal
from tests.builders.accounts import membership_of, steps_with, texts_to
from tests.builders.emails import emails
from tests.builders.sign_in import person_of, session_of
from tests.cast import Cast

COORDINATES_BURSA = Task(Role.COORDINATOR, ("bursa",))


def refusal(action: object) -> object:
    with pytest.raises(Refused) as refused:
        action()  # type: ignore[operator]
    return refused.value.code


def test_a_new_coordinator_reads_the_languages_of_the_region(cast: Cast) -> None:
    person = invite(
        Invitation("jean@region.example", Task(Role.COORDINATOR, ("aquitaine",)), language="fr"), by=cast.ada
    )
    assert (person.region_keys, person.read_languages) == (["aquitaine"], ["fr"])
    assert emails("invitation") == [("jean", "fr")]
    assert steps_with(person) == [("invite", "Ada", "")]


def test_inviting_a_coordinator_again_adds(cast: Cast) -> None:
    invite(Invitation("dana@school.example", COORDINATES_BURSA), by=cast.ada)
    assert sorted(cast.dana.region_keys) == ["bursa", "hessen"]
    assert sorted(cast.dana.read_languages) == ["de", "en", "fr", "tr"]
    assert cast.dana.name == "Dana"
    assert "Bursa" in texts_to(cast.dana)[-1]


def test_an_address_of_somebody_else_is_refused(cast: Cast) -> None:
    for invitation in (
        Invitation("carla@school.example", COORDINATES_BURSA),
        Invitation("ada@school.example", Task(Role.ADMINISTRATOR)),
    ):
        assert refusal(lambda invitation=invitation: invite(invitation, by=cast.ada)) == AccountRefusal.EMAIL_TAKEN


def test_a_teacher_is_invited_to_a_school_which_is_asked_as_always(cast: Cast) -> None:
    invitation = Invitation("clara@school.example", Task(Role.TEACHER), "Clara", "de", cast.school)
    person = invite(invitation, by=cast.dana)
    assert membership_of(person, cast.school).confirmed_at is None
    assert emails("membership") == [("hessen", "de")]
    assert refusal(lambda: invite(invitation, by=cast.dana)) == PeopleRefusal.ALREADY_THERE


def test_a_teacher_with_an_account_comes_to_another_school(cast: Cast) -> None:
    invite(Invitation("emil@school.example", Task(Role.TEACHER), school=cast.school), by=cast.dana)
    assert membership_of(cast.emil, cast.school).confirmed_at is None
    assert membership_of(cast.emil, cast.other_school).confirmed_at
    assert emails("invitation") == []


def test_a_coordinator_gets_other_regions_and_keeps_the_session(cast: Cast) -> None:
    session = session_of(cast.dana)
    change_task(cast.dana, Task(Role.COORDINATOR, ("hessen", "bursa"), ("de",)), Grounds("Gero is ill"), by=cast.ada)
    assert (sorted(cast.dana.region_keys), cast.dana.read_languages) == (["bursa", "hessen"], ["de"])
    assert person_of(session) is cast.dana
    assert "Gero is ill" in texts_to(cast.dana)[-1]


def test_another_role_ends_all_sessions_and_takes_the_regions_along(cast: Cast) -> None:
    session = session_of(cast.dana)
    change_task(cast.dana, Task(Role.ADMINISTRATOR, ("hessen",)), Grounds(), by=cast.ada)
    assert (cast.dana.role, cast.dana.region_keys, cast.dana.read_languages) == (Role.ADMINISTRATOR, [], [])
    assert person_of(session) is None


def test_a_teacher_with_classes_hands_them_over_before_becoming_a_coordinator(cast: Cast) -> None:
    assert refusal(lambda: change_task(cast.carla, COORDINATES_BURSA, Grounds(), by=cast.ada)) == PeopleRefusal.HAS_WORK


def test_a_coordinator_needs_a_region(cast: Cast) -> None:
    nowhere = Task(Role.COORDINATOR)
    assert refusal(lambda: change_task(cast.dana, nowhere, Grounds(), by=cast.ada)) == PeopleRefusal.NO_REGION


def test_a_suspended_account_is_not_invited_again(cast: Cast) -> None:
    find_by_email("dana@school.example").suspended_at = cast.dana.created_at  # type: ignore[union-attr]
    again = Invitation("dana@school.example", COORDINATES_BURSA)
    assert refusal(lambda: invite(again, by=cast.ada)) == AccountRefusal.SUSPENDED
