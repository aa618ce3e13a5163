"""Both sides answer: yes from all makes partners, a no sends the others into the next run, silence is no answer."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import Wish
from portal.partnering.actions.messages import block
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.models import Partnership
from portal.partnering.rules import PartneringRefusal, Reason
from portal.projects.models import Project
from portal.rounds.actions.answers import confirm, decline
from portal.rounds.jobs.schedule import EVERY_HOUR
from portal.rounds.models import Absence, Proposal
from portal.rounds.queries.question import question_of
from portal.rounds.rules import ProposalStatus, RoundRefusal
from tests.partnering.test_asking import asked, letters
from tests.partnering.wishes import Seekers, wish_of
from tests.rounds.holding import computed, found_by, opened, proposed


def an_hour_passes() -> None:
    """Runs all jobs, twice as they may do."""
    for _ in range(2):
        for job in EVERY_HOUR:
            job()
            db.session.commit()


def teacher_of(wish: Wish) -> Person:
    return db.session.get_one(Person, wish.teacher_id)


def n_partnerships() -> int:
    return db.session.scalar(select(func.count()).select_from(Partnership)) or 0


def test_two_yes_make_partners_with_a_joint_project(seekers: Seekers) -> None:
    (proposal,) = proposed(seekers)
    assert confirm(proposal, by=seekers.emil) is None
    assert (proposal.status, n_partnerships()) == (ProposalStatus.WAITING, 0)
    project = confirm(proposal, by=seekers.carla)
    assert project is not None
    assert (proposal.status, proposal.project_id) == (ProposalStatus.CONFIRMED, project.id)
    assert {c.id for c in project.classes} == {seekers.school_class.id, seekers.other_class.id}
    assert {t.id for t in project.teachers} == {seekers.carla.id, seekers.emil.id}
    assert (seekers.wish.status, seekers.other_wish.status, n_partnerships()) == ("fulfilled", "fulfilled", 1)
    assert letters("confirmed") == [("carla", "de"), ("emil", "tr")]


def test_three_classes_of_three_regions_become_partners_in_one_project(seekers: Seekers) -> None:
    db.session.execute(update(Wish).values(n_wanted=2))
    third = seekers.another(1, "aquitaine", n_wanted=2)
    (proposal,) = proposed(seekers, opened(seekers, size=3))
    for wish in (third, seekers.other_wish):
        assert confirm(proposal, by=teacher_of(wish)) is None
    project = confirm(proposal, by=seekers.carla)
    assert project is not None
    assert len(project.classes) == len(project.teachers) == 3
    assert n_partnerships() == 3
    assert {(w.n_found, w.status) for w in db.session.query(Wish)} == {(2, "fulfilled")}
    assert len(db.session.scalars(select(Project.id).where(Project.status == "draft")).all()) == 1


def test_a_no_tells_the_other_side_and_the_two_are_not_proposed_again(seekers: Seekers) -> None:
    known = opened(seekers)
    (proposal,) = proposed(seekers, known)
    confirm(proposal, by=seekers.carla)
    decline(proposal, [Reason.TIME], by=seekers.emil)
    db.session.commit()
    assert proposal.status == ProposalStatus.DECLINED
    assert letters("declined") == [("carla", "de")]
    assert found_by(computed(seekers, known)) == []

    third = seekers.another(1)
    assert found_by(computed(seekers, known)) in ([[seekers.wish.id, third.id]], [[seekers.other_wish.id, third.id]])


def test_of_three_only_pairs_with_the_one_who_said_no_are_kept_apart(seekers: Seekers) -> None:
    db.session.execute(update(Wish).values(n_wanted=2))
    third = seekers.another(1, "aquitaine", n_wanted=2)
    known = opened(seekers, size=3)
    (proposal,) = proposed(seekers, known)
    decline(proposal, [], by=seekers.carla)
    question, ids = question_of(known)
    apart = {frozenset((ids[one], ids[other])) for one, other in question.excluded}
    assert apart == {frozenset((seekers.wish.id, each)) for each in (seekers.other_wish.id, third.id)}


def test_carla_may_think_again_while_emil_has_not_answered(seekers: Seekers) -> None:
    (proposal,) = proposed(seekers)
    confirm(proposal, by=seekers.carla)
    decline(proposal, [], by=seekers.carla)
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=seekers.emil)
    assert (refusal.value.code, n_partnerships()) == (RoundRefusal.ANSWERED, 0)


def test_whoever_found_a_partner_meanwhile_is_told_apart_kindly(seekers: Seekers) -> None:
    (proposal,) = proposed(seekers)
    confirm(proposal, by=seekers.carla)
    third = seekers.another(1)
    join_partners(seekers.other_wish, third, by=None)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=seekers.emil)
    db.session.rollback()
    assert refusal.value.code == PartneringRefusal.OWN_CLASS_HAS_FOUND

    an_hour_passes()
    assert (proposal.status, letters("ended")) == (ProposalStatus.ENDED, [("carla", "de")])
    assert not any(side.is_live for side in proposal.sides)


def test_when_a_class_is_erased_nobody_becomes_partner_of_nobody(seekers: Seekers) -> None:
    (proposal,) = proposed(seekers)
    db.session.execute(delete(Wish).where(Wish.id == seekers.other_wish.id))
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=seekers.carla)
    assert refusal.value.code == RoundRefusal.ANSWERED


def test_a_request_between_the_two_is_accepted_by_the_proposal(seekers: Seekers) -> None:
    request = asked(seekers)
    (proposal,) = proposed(seekers)
    confirm(proposal, by=seekers.carla)
    confirm(proposal, by=seekers.emil)
    db.session.refresh(request)
    assert request.status == "accepted"


def late(proposal: Proposal, days: int) -> None:
    """The proposal was published so many days earlier."""
    proposal.remind_on, proposal.due_on = proposal.remind_on - timedelta(days), proposal.due_on - timedelta(days)
    db.session.commit()


def test_at_half_time_only_the_silent_side_is_reminded_once(seekers: Seekers) -> None:
    (proposal,) = proposed(seekers)
    confirm(proposal, by=seekers.carla)
    late(proposal, 15)
    an_hour_passes()
    assert (proposal.status, letters("remind")) == (ProposalStatus.WAITING, [("emil", "tr")])


def test_silence_takes_a_class_out_of_the_round_and_sends_the_other_on(seekers: Seekers) -> None:
    known = opened(seekers)
    (proposal,) = proposed(seekers, known)
    confirm(proposal, by=seekers.carla)
    late(proposal, 31)
    an_hour_passes()
    assert proposal.status == ProposalStatus.LAPSED
    assert letters("unanswered") == [("carla", "de")]
    assert letters("lapsed") == [("emil", "tr")]
    assert db.session.scalars(select(Absence.wish_id)).all() == [seekers.other_wish.id]
    third = seekers.another(1)
    assert found_by(computed(seekers, known)) == [[seekers.wish.id, third.id]]


def test_partners_and_blocked_teachers_are_kept_apart(seekers: Seekers) -> None:
    third, fourth = seekers.another(1), seekers.another(2, "emilia_romagna")
    db.session.execute(update(Wish).values(n_wanted=3))
    join_partners(seekers.wish, seekers.other_wish, by=None)
    block(asked(seekers, seekers.wish, third), by=seekers.carla)
    own = seekers._class(teacher_of(fourth), fourth.school_class.school, "zweite", "it", "ZWEITE")
    db.session.flush()
    same_teacher = wish_of(own)
    question, ids = question_of(opened(seekers))
    apart = {frozenset((ids[one], ids[other])) for one, other in question.excluded}
    expected = [(seekers.wish, seekers.other_wish), (seekers.wish, third), (fourth, same_teacher)]
    assert apart == {frozenset((one.id, other.id)) for one, other in expected}
