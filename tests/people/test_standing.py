"""Carla’s account is suspended and reinstated; Ada’s can't be lost; everybody concerned hears of it."""

from functools import partial

import pytest

from portal.accounts.actions.invitations import invite, send_invitation
from portal.accounts.actions.sign_in import ask_for_link
from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of, regions_cared_for
from portal.accounts.rules.accounts import AccountRefusal
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.core.web.access import Role
from portal.partnering.models import PartnerRequest
from portal.people.actions.entries import Grounds
from portal.people.actions.roles import Task, change_task
from portal.people.actions.standing import end_sessions, invite_again, reinstate, suspend
from portal.people.rules import PeopleRefusal
from portal.projects.queries import is_confirmed
from tests.builders.accounts import steps_with, texts_to
from tests.builders.emails import emails
from tests.builders.partner_requests import asked
from tests.builders.races import at_once
from tests.builders.rounds import proposed
from tests.builders.searching import SearchingCast
from tests.builders.sign_in import person_of, session_of
from tests.cast import Cast

WHY = Grounds("Not a teacher of this school.\nPlease <call> us.")


def refusal(action: object) -> object:
    with pytest.raises(Refused) as refused:
        action()  # type: ignore[operator]
    return refused.value.code


def test_a_suspended_teacher_is_signed_out_everywhere_and_reads_why_and_whom_to_ask(cast: Cast) -> None:
    session = session_of(cast.carla)
    suspend(cast.carla, WHY, by=cast.dana)
    assert person_of(session) is None
    assert person_of(session_of(cast.carla)) is None
    assert steps_with(cast.carla) == [("suspend", "Dana", WHY.reason)]
    (text,) = texts_to(cast.carla)
    assert "> Not a teacher of this school.\n> Please <call> us.\n" in text
    assert "dana@school.example" in text
    assert emails("account-entry") == [("carla", "de")]


def test_nothing_else_is_written_to_somebody_who_can_not_act_on_it(searching: SearchingCast) -> None:
    asked(searching, searching.other_search, searching.search)
    suspend(searching.carla, WHY, by=searching.dana)
    before = len(texts_to(searching.carla))
    searching.contribution(status="submitted")
    reinstate(searching.carla, Grounds(), by=searching.dana)
    assert len(texts_to(searching.carla)) == before + 1  # that she can sign in again


def test_a_suspended_teacher_counts_as_confirmed_nowhere_and_gets_everything_back(cast: Cast) -> None:
    suspend(cast.carla, WHY, by=cast.dana)
    assert not is_confirmed(cast.carla, cast.school.id)
    reinstate(cast.carla, Grounds("A mistake"), by=cast.dana)
    assert is_confirmed(cast.carla, cast.school.id)
    assert cast.school_class.teacher_id == cast.carla.id
    assert [step for step, _by, _why in steps_with(cast.carla)] == ["suspend", "reinstate"]


def test_her_search_leaves_the_pool_and_comes_back(searching: SearchingCast) -> None:
    suspend(searching.carla, WHY, by=searching.dana)
    assert searching.search.status == "waiting"
    reinstate(searching.carla, Grounds(), by=searching.dana)
    assert searching.search.status == "open"


def test_whoever_asked_her_class_reads_a_friendly_answer_at_once(searching: SearchingCast) -> None:
    request = asked(searching, searching.other_search, searching.search)
    suspend(searching.carla, WHY, by=searching.dana)
    assert db.session.get_one(PartnerRequest, request.id).status == "ended"
    assert [to for to, _language in emails(":end:")] == ["emil"]
    assert "no judgement" not in texts_to(searching.emil)[-1]  # in Turkish
    assert "suspend" not in texts_to(searching.emil)[-1]


def test_a_proposal_of_a_round_does_not_wait_for_her(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    suspend(searching.carla, WHY, by=searching.dana)
    assert proposal.status == "ended"
    assert [to for to, _language in emails(":ended:")] == ["emil"]


def test_suspending_needs_a_reason(cast: Cast) -> None:
    assert refusal(lambda: suspend(cast.carla, Grounds("  "), by=cast.dana)) == PeopleRefusal.REASON_MISSING
    assert cast.carla.suspended_at is None


def test_of_two_who_looked_at_the_same_page_one_is_first(cast: Cast) -> None:
    seen = cast.carla.n_changes
    suspend(cast.carla, Grounds("First", seen), by=cast.dana)
    assert refusal(lambda: suspend(cast.carla, Grounds("Second", seen), by=cast.ada)) == Impossible.ALREADY_TAKEN
    stale = Grounds("Third", seen)
    assert refusal(lambda: reinstate(cast.carla, stale, by=cast.ada)) == PeopleRefusal.CHANGED_SINCE
    assert [why for _step, _by, why in steps_with(cast.carla)] == ["First"]


def test_nobody_suspends_the_own_account(cast: Cast) -> None:
    assert refusal(lambda: suspend(cast.ada, WHY, by=cast.ada)) == PeopleRefusal.OWN_ACCOUNT


def test_the_last_administrator_is_kept_even_from_the_operator(cast: Cast) -> None:
    assert refusal(lambda: suspend(cast.ada, WHY, by=None)) == PeopleRefusal.LAST_ADMINISTRATOR
    teacher = Task(Role.TEACHER)
    assert refusal(lambda: change_task(cast.ada, teacher, WHY, by=None)) == PeopleRefusal.LAST_ADMINISTRATOR


@pytest.mark.several_connections
def test_two_administrators_who_suspend_each_other_leave_one(cast: Cast) -> None:
    other = cast._adult(Role.ADMINISTRATOR, "Adam", "de")
    db.session.commit()

    def stop(by_id: int, person_id: int) -> str:
        try:
            suspend(db.session.get_one(Person, person_id), WHY, by=db.session.get_one(Person, by_id))
            db.session.commit()
        except Refused as refused:
            db.session.rollback()
            return str(refused.code)
        return "done"

    clicks = [partial(stop, cast.ada.id, other.id), partial(stop, other.id, cast.ada.id)]
    assert sorted(at_once(cast.app, clicks)) == ["done", PeopleRefusal.LAST_ADMINISTRATOR]


def test_ending_sessions_leaves_the_way_in(cast: Cast) -> None:
    session = session_of(cast.carla)
    end_sessions(cast.carla, by=cast.dana)
    assert person_of(session) is None
    assert person_of(session_of(cast.carla)) is cast.carla
    ask_for_link("carla@school.example", "de")
    assert emails("sign in") == [("carla", "de")]


def test_a_suspended_coordinator_cares_for_nothing(cast: Cast) -> None:
    suspend(cast.dana, WHY, by=cast.ada)
    assert regions_cared_for() == {"bursa"}
    assert coordinators_of("hessen") == []


def test_an_invitation_is_repeated_until_it_is_accepted(cast: Cast) -> None:
    cast.gero.email_confirmed_at = None
    invite_again(cast.gero, by=cast.ada)
    assert emails("invitation") == [("gero", "tr")]
    cast.gero.email_confirmed_at = now()
    assert refusal(lambda: invite_again(cast.gero, by=cast.ada)) == Impossible.ALREADY_TAKEN


def test_whoever_is_suspended_is_not_invited_again(cast: Cast) -> None:
    suspend(cast.dana, WHY, by=cast.ada)
    invited_again = partial(invite, email=cast.dana.email or "", role=Role.COORDINATOR)
    assert refusal(invited_again) == AccountRefusal.SUSPENDED
    newcomer = invite(email="new@school.example", role=Role.TEACHER)
    suspend(newcomer, WHY, by=cast.ada)
    assert refusal(partial(send_invitation, newcomer)) == AccountRefusal.SUSPENDED


def test_an_account_in_use_gets_no_invitation(cast: Cast) -> None:
    cast.carla.email_confirmed_at = now()
    assert refusal(partial(send_invitation, cast.carla)) == AccountRefusal.EMAIL_TAKEN
