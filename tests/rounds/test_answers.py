"""Both sides answer: yes from all makes partners, a no sends the others into the next run, silence is no answer."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.actions.safety import block
from portal.partnering.models import Partnership
from portal.partnering.rules import DeclineReason, PartneringRefusal
from portal.projects.models import Project
from portal.rounds.actions.answers import confirm, decline
from portal.rounds.feature import FEATURE
from portal.rounds.models import Absence, Proposal
from portal.rounds.queries.problem import problem_of
from portal.rounds.rules import ProposalStatus, RoundRefusal
from tests.builders.emails import emails
from tests.builders.partner_requests import asked
from tests.builders.rounds import computed, found_by, opened, proposed
from tests.builders.searching import Profiles, search_of


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


def test_two_yes_make_partners_with_a_joint_project(profiles: Profiles) -> None:
    (proposal,) = proposed(profiles)
    assert confirm(proposal, by=profiles.emil) is None
    assert (proposal.status, n_partnerships()) == (ProposalStatus.WAITING, 0)
    project = confirm(proposal, by=profiles.carla)
    assert project is not None
    assert (proposal.status, proposal.project_id) == (ProposalStatus.CONFIRMED, project.id)
    assert {c.id for c in project.classes} == {profiles.school_class.id, profiles.other_class.id}
    assert {t.id for t in project.teachers} == {profiles.carla.id, profiles.emil.id}
    assert (profiles.search.status, profiles.other_search.status, n_partnerships()) == ("fulfilled", "fulfilled", 1)
    assert emails("confirmed") == [("carla", "de"), ("emil", "tr")]


def test_three_classes_of_three_regions_become_partners_in_one_project(profiles: Profiles) -> None:
    db.session.execute(update(PartnerSearch).values(n_wanted=2))
    third = profiles.another(1, "aquitaine", n_wanted=2)
    (proposal,) = proposed(profiles, opened(profiles, size=3))
    for search in (third, profiles.other_search):
        assert confirm(proposal, by=teacher_of(search)) is None
    project = confirm(proposal, by=profiles.carla)
    assert project is not None
    assert len(project.classes) == len(project.teachers) == 3
    assert n_partnerships() == 3
    assert {(w.n_found, w.status) for w in db.session.query(PartnerSearch)} == {(2, "fulfilled")}
    assert len(db.session.scalars(select(Project.id).where(Project.status == "draft")).all()) == 1


def test_a_no_tells_the_other_side_and_the_two_are_not_proposed_again(profiles: Profiles) -> None:
    known = opened(profiles)
    (proposal,) = proposed(profiles, known)
    confirm(proposal, by=profiles.carla)
    decline(proposal, [DeclineReason.TIME], by=profiles.emil)
    db.session.commit()
    assert proposal.status == ProposalStatus.DECLINED
    assert emails("declined") == [("carla", "de")]
    assert found_by(computed(profiles, known)) == []

    third = profiles.another(1)
    assert found_by(computed(profiles, known)) in (
        [[profiles.search.id, third.id]],
        [[profiles.other_search.id, third.id]],
    )


def test_of_three_only_pairs_with_the_one_who_said_no_are_kept_apart(profiles: Profiles) -> None:
    db.session.execute(update(PartnerSearch).values(n_wanted=2))
    third = profiles.another(1, "aquitaine", n_wanted=2)
    known = opened(profiles, size=3)
    (proposal,) = proposed(profiles, known)
    decline(proposal, [], by=profiles.carla)
    problem, ids = problem_of(known)
    apart = {frozenset((ids[one], ids[other])) for one, other in problem.excluded}
    assert apart == {frozenset((profiles.search.id, each)) for each in (profiles.other_search.id, third.id)}


def test_carla_may_think_again_while_emil_has_not_answered(profiles: Profiles) -> None:
    (proposal,) = proposed(profiles)
    confirm(proposal, by=profiles.carla)
    decline(proposal, [], by=profiles.carla)
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=profiles.emil)
    assert (refusal.value.code, n_partnerships()) == (RoundRefusal.ANSWERED, 0)


def test_who_found_a_partner_meanwhile_hears_why_confirming_is_refused(profiles: Profiles) -> None:
    (proposal,) = proposed(profiles)
    confirm(proposal, by=profiles.carla)
    third = profiles.another(1)
    join_partners(profiles.other_search, third, by=None)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=profiles.emil)
    db.session.rollback()
    assert refusal.value.code == PartneringRefusal.OWN_CLASS_HAS_FOUND

    an_hour_passes()
    assert (proposal.status, emails("ended")) == (ProposalStatus.ENDED, [("carla", "de")])
    assert not any(side.is_live for side in proposal.sides)


def test_when_a_class_is_erased_nobody_becomes_partner_of_nobody(profiles: Profiles) -> None:
    (proposal,) = proposed(profiles)
    db.session.execute(delete(PartnerSearch).where(PartnerSearch.id == profiles.other_search.id))
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        confirm(proposal, by=profiles.carla)
    assert refusal.value.code == RoundRefusal.ANSWERED


def test_a_request_between_the_two_is_accepted_by_the_proposal(profiles: Profiles) -> None:
    request = asked(profiles)
    (proposal,) = proposed(profiles)
    confirm(proposal, by=profiles.carla)
    confirm(proposal, by=profiles.emil)
    db.session.refresh(request)
    assert request.status == "accepted"


def late(proposal: Proposal, days: int) -> None:
    """The proposal was published so many days earlier."""
    proposal.remind_on, proposal.due_on = proposal.remind_on - timedelta(days), proposal.due_on - timedelta(days)
    db.session.commit()


def test_at_half_time_only_the_silent_side_is_reminded_once(profiles: Profiles) -> None:
    (proposal,) = proposed(profiles)
    confirm(proposal, by=profiles.carla)
    late(proposal, 15)
    an_hour_passes()
    assert (proposal.status, emails("remind")) == (ProposalStatus.WAITING, [("emil", "tr")])


def test_silence_takes_a_class_out_of_the_round_and_sends_the_other_on(profiles: Profiles) -> None:
    known = opened(profiles)
    (proposal,) = proposed(profiles, known)
    confirm(proposal, by=profiles.carla)
    late(proposal, 31)
    an_hour_passes()
    assert proposal.status == ProposalStatus.EXPIRED
    assert emails("unanswered") == [("carla", "de")]
    assert emails("expired") == [("emil", "tr")]
    assert db.session.scalars(select(Absence.search_id)).all() == [profiles.other_search.id]
    third = profiles.another(1)
    assert found_by(computed(profiles, known)) == [[profiles.search.id, third.id]]


def test_partners_and_blocked_teachers_are_kept_apart(profiles: Profiles) -> None:
    third, fourth = profiles.another(1), profiles.another(2, "emilia_romagna")
    db.session.execute(update(PartnerSearch).values(n_wanted=3))
    join_partners(profiles.search, profiles.other_search, by=None)
    block(asked(profiles, profiles.search, third), by=profiles.carla)
    own = profiles._class(teacher_of(fourth), fourth.school_class.school, "zweite", "it", "ZWEITE")
    db.session.flush()
    same_teacher = search_of(own)
    problem, ids = problem_of(opened(profiles))
    apart = {frozenset((ids[one], ids[other])) for one, other in problem.excluded}
    expected = [(profiles.search, profiles.other_search), (profiles.search, third), (fourth, same_teacher)]
    assert apart == {frozenset((one.id, other.id)) for one, other in expected}
