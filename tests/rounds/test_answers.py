"""Both sides answer: yes from all makes partners, a no sends the others into the next run, silence is no answer."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from portal.accounts.models import Person
from portal.balance.queries import the_market
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import UNDO_FOR, Impossible
from portal.matching.models import PartnerSearch, Partnership
from portal.partnering.actions.entries import Message
from portal.partnering.actions.messages import write
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.actions.safety import block
from portal.partnering.models import PartnerRequest
from portal.partnering.queries.messages import history
from portal.partnering.queries.requests import find_accepted
from portal.partnering.rules import DeclineReason, PartneringRefusal
from portal.projects.models import Project
from portal.rounds.actions.answers import confirm, decline
from portal.rounds.actions.undoing import undo_decline
from portal.rounds.feature import FEATURE
from portal.rounds.models import Absence, Proposal, Side
from portal.rounds.queries.problem import problem_of
from portal.rounds.rules import ProposalStatus, RoundRefusal
from portal.solver.problem import points_of
from tests.builders.emails import emails
from tests.builders.partner_requests import asked
from tests.builders.rounds import computed, found_by, opened, proposed
from tests.builders.searching import SearchingCast, search_of
from tests.page_reading import sent_by


def an_hour_passes() -> None:
    """Runs all jobs, twice as they may do."""
    for _ in range(2):
        for job in FEATURE.schedule.every_hour:
            job()
            db.session.commit()


def teacher_of(search: PartnerSearch) -> Person:
    return db.session.get_one(Person, search.teacher_id)


def n_partnerships() -> int:
    return db.session.scalar(select(func.count()).select_from(Partnership)) or 0


def test_two_yes_make_partners_with_a_joint_project(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    assert confirm(proposal, by=searching.emil) is None
    assert (proposal.status, n_partnerships()) == (ProposalStatus.WAITING, 0)
    project = confirm(proposal, by=searching.carla)
    assert project is not None
    assert (proposal.status, proposal.project_id) == (ProposalStatus.CONFIRMED, project.id)
    assert {c.id for c in project.classes} == {searching.school_class.id, searching.other_class.id}
    assert {t.id for t in project.teachers} == {searching.carla.id, searching.emil.id}
    assert (searching.search.status, searching.other_search.status, n_partnerships()) == ("fulfilled", "fulfilled", 1)
    assert emails("confirmed") == [("carla", "de"), ("emil", "tr")]


def test_partners_of_a_round_write_to_each_other_like_all_others(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    for teacher in (searching.emil, searching.carla):
        confirm(proposal, by=teacher)
    thread = find_accepted(searching.search, searching.other_search)
    assert thread is not None
    write(thread, Message("Merhaba!", "tr"), by=searching.emil)
    assert [entry.step or entry.text for entry in history(thread)] == ["match", "Merhaba!"]
    assert emails("message") == [("carla", "de")]


def test_partners_who_had_asked_each_other_keep_their_thread(searching: SearchingCast) -> None:
    request = asked(searching)
    (proposal,) = proposed(searching)
    for teacher in (searching.emil, searching.carla):
        confirm(proposal, by=teacher)
    assert find_accepted(searching.search, searching.other_search) == request
    assert db.session.scalar(select(func.count()).select_from(PartnerRequest)) == 1


def test_three_classes_of_three_regions_become_partners_in_one_project(searching: SearchingCast) -> None:
    db.session.execute(update(PartnerSearch).values(n_wanted=2))
    third = searching.another(1, "aquitaine", n_wanted=2)
    (proposal,) = proposed(searching, opened(searching, size=3))
    for search in (third, searching.other_search):
        assert confirm(proposal, by=teacher_of(search)) is None
    project = confirm(proposal, by=searching.carla)
    assert project is not None
    assert project.title == "Natur, Wald und Wasser: Lindenbrück – Ovacık – Bourg 1"
    assert len(project.classes) == len(project.teachers) == 3
    assert n_partnerships() == 3
    assert {(search.n_found, search.status) for search in db.session.query(PartnerSearch)} == {(2, "fulfilled")}
    assert len(db.session.scalars(select(Project.id).where(Project.status == "draft")).all()) == 1


def test_a_no_tells_the_other_side_and_the_two_are_not_proposed_again(searching: SearchingCast) -> None:
    known = opened(searching)
    (proposal,) = proposed(searching, known)
    confirm(proposal, by=searching.carla)
    decline(proposal, [DeclineReason.TIME], by=searching.emil)
    db.session.commit()
    assert proposal.status == ProposalStatus.DECLINED
    assert emails("declined") == [("carla", "de")]
    assert found_by(computed(searching, known)) == []

    third = searching.another(1)
    assert found_by(computed(searching, known)) in (
        [[searching.search.id, third.id]],
        [[searching.other_search.id, third.id]],
    )


def test_of_three_only_pairs_with_the_one_who_said_no_are_kept_apart(searching: SearchingCast) -> None:
    db.session.execute(update(PartnerSearch).values(n_wanted=2))
    third = searching.another(1, "aquitaine", n_wanted=2)
    known = opened(searching, size=3)
    (proposal,) = proposed(searching, known)
    decline(proposal, [], by=searching.carla)
    problem, ids = problem_of(known)
    apart = {frozenset((ids[one], ids[other])) for one, other in problem.excluded}
    assert apart == {frozenset((searching.search.id, each)) for each in (searching.other_search.id, third.id)}


def test_carla_may_think_again_while_emil_has_not_answered(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    confirm(proposal, by=searching.carla)
    decline(proposal, [], by=searching.carla)
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=searching.emil)
    assert (refusal.value.code, n_partnerships()) == (RoundRefusal.ANSWERED, 0)


def test_a_no_that_was_a_slip_is_taken_back_before_anybody_hears_of_it(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    decline(proposal, [DeclineReason.AGE], by=searching.carla)
    undo_decline(proposal, by=searching.carla)
    assert (proposal.status, emails("declined")) == (ProposalStatus.WAITING, [])
    assert all(side.is_live and not side.answer and not side.reasons for side in proposal.sides)
    confirm(proposal, by=searching.carla)
    assert confirm(proposal, by=searching.emil) is not None


@pytest.mark.parametrize("happened", ["nothing", "time", "other", "due", "proposed anew"])
def test_a_no_is_not_taken_back_when_somebody_has_gone_on(searching: SearchingCast, happened: str) -> None:
    known = opened(searching)
    (proposal,) = proposed(searching, known)
    by = searching.emil if happened == "other" else searching.carla
    if happened != "nothing":
        decline(proposal, [], by=searching.carla)
    if happened == "time":
        db.session.execute(update(Side).values(answered_at=now() - UNDO_FOR))
    elif happened == "due":
        proposal.due_on = today() - timedelta(days=1)
    elif happened == "proposed anew":
        searching.another(1)
        proposed(searching, known)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        undo_decline(proposal, by=by)
    assert refusal.value.code == Impossible.TOO_LATE


def test_who_found_a_partner_meanwhile_hears_why_confirming_is_refused(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    confirm(proposal, by=searching.carla)
    third = searching.another(1)
    join_partners(searching.other_search, third, by=None)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=searching.emil)
    db.session.rollback()
    assert refusal.value.code == PartneringRefusal.OWN_CLASS_HAS_FOUND

    an_hour_passes()
    assert (proposal.status, emails("ended")) == (ProposalStatus.ENDED, [("carla", "de")])
    assert not any(side.is_live for side in proposal.sides)


def test_when_a_class_is_erased_nobody_becomes_partner_of_nobody(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    db.session.execute(delete(PartnerSearch).where(PartnerSearch.id == searching.other_search.id))
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=searching.carla)
    assert refusal.value.code == RoundRefusal.ANSWERED


def test_a_request_between_the_two_is_accepted_by_the_proposal(searching: SearchingCast) -> None:
    request = asked(searching)
    (proposal,) = proposed(searching)
    confirm(proposal, by=searching.carla)
    confirm(proposal, by=searching.emil)
    db.session.refresh(request)
    assert request.status == "accepted"


def late(proposal: Proposal, days: int) -> None:
    """The proposal was published so many days earlier."""
    proposal.remind_on, proposal.due_on = proposal.remind_on - timedelta(days), proposal.due_on - timedelta(days)
    db.session.commit()


def test_at_half_time_only_the_silent_side_is_reminded_once(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    confirm(proposal, by=searching.carla)
    late(proposal, 15)
    an_hour_passes()
    assert (proposal.status, emails("remind")) == (ProposalStatus.WAITING, [("emil", "tr")])


def test_silence_takes_a_class_out_of_the_round_and_sends_the_other_on(searching: SearchingCast) -> None:
    known = opened(searching)
    (proposal,) = proposed(searching, known)
    confirm(proposal, by=searching.carla)
    late(proposal, 31)
    an_hour_passes()
    assert proposal.status == ProposalStatus.EXPIRED
    assert emails("unanswered") == [("carla", "de")]
    assert emails("expired") == [("emil", "tr")]
    assert db.session.scalars(select(Absence.search_id)).all() == [searching.other_search.id]
    third = searching.another(1)
    assert found_by(computed(searching, known)) == [[searching.search.id, third.id]]


def test_partners_and_blocked_teachers_are_kept_apart(searching: SearchingCast) -> None:
    third, fourth = searching.another(1), searching.another(2, "emilia_romagna")
    db.session.execute(update(PartnerSearch).values(n_wanted=3))
    join_partners(searching.search, searching.other_search, by=None)
    block(asked(searching, searching.search, third), by=searching.carla)
    own = searching._class(teacher_of(fourth), fourth.school_class.school, "zweite", "it", "ZWEITE")
    db.session.flush()
    same_teacher = search_of(own)
    problem, ids = problem_of(opened(searching))
    points, place = points_of(problem), {search_id: place for place, search_id in enumerate(ids)}
    for one, other in ((searching.search, searching.other_search), (searching.search, third), (fourth, same_teacher)):
        assert points[place[one.id], place[other.id]] == 0
    assert points[place[searching.other_search.id], place[third.id]] > 0
    assert (points == points_of(the_market().problem)).all()  # the balance keeps the same ones apart


def test_a_yes_is_to_the_class_that_was_seen(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    confirm(proposal, by=searching.carla)
    searching.other_class.age_from, searching.other_class.age_to = 18, 19
    db.session.flush()
    assert confirm(proposal, by=searching.emil) is None
    assert (proposal.status, [side.answer for side in proposal.sides]) == (ProposalStatus.WAITING, ["", "confirm"])
    assert emails(":changed:") == [("carla", "de")]
    assert confirm(proposal, by=searching.carla) is not None


def test_a_page_of_yesterday_confirms_no_class_that_changed_since(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    carla, page = searching.signed_in(searching.carla), f"/de/partner-proposals/{proposal.id}"
    seen = sent_by(carla.get(page), "/confirm")
    searching.other_search.n_students = 7
    db.session.commit()
    assert carla.post(f"{page}/confirm", data=seen).status_code == 409
    assert carla.post(f"{page}/confirm", data=sent_by(carla.get(page), "/confirm")).status_code == 303
