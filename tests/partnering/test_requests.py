"""Carla asks Emil’s class, told step by step; whoever has to answer, how, and who hears of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.partnering.actions.entries import Message
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.actions.requests import Proposal, accept, decline, propose, withdraw
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.queries.messages import history
from portal.partnering.rules import MOST_WAITING, DeclineReason, PartneringRefusal, Relation, Status
from portal.partnering.views.new_request import proposed_text
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from tests.builders.emails import emails
from tests.builders.partner_requests import SPRING, TEXT, asked
from tests.builders.searching import FIRST, LAST, Profiles

UNNOTICED = {"synchronize_session": False}


def test_the_proposal_is_written_in_the_language_of_whoever_reads_it(profiles: Profiles) -> None:
    text = proposed_text(profiles.search, profiles.emil)
    assert "Bölge: Hessen" in text
    assert "Almanca" in text
    assert "8b, Schule am Sternenfeld" in text
    assert "Carla" not in text


def test_emil_reads_the_request_in_his_language_and_has_ten_school_days(profiles: Profiles) -> None:
    request = asked(profiles)
    assert (request.status, queries.relations(profiles.emil, request)) == (Status.SENT, {Relation.RECEIVER})
    assert today() < request.remind_on < request.due_on
    assert request.due_on - today() >= timedelta(days=12)
    assert queries.waits_for(profiles.emil, request)
    assert not queries.waits_for(profiles.carla, request)
    assert emails() == [("emil", "tr")]
    assert [(e.step, e.text, e.language) for e in history(request)] == [("send", TEXT.text, "tr")]


def test_emil_accepts_and_both_own_the_joint_project(profiles: Profiles) -> None:
    request = asked(profiles)
    project = accept(request, by=profiles.emil)
    assert project.teachers == [profiles.carla, profiles.emil]
    assert (request.status, request.project_id) == (Status.ACCEPTED, project.id)
    assert (project.starts_on, project.ends_on) == (FIRST, LAST)
    assert [entry.step for entry in history(request)] == ["send", "accept"]
    assert emails("accept") == [("carla", "de")]


def test_emil_joins_the_project_that_carla_chose(profiles: Profiles) -> None:
    request = asked(profiles)
    request.project_id = profiles.project.id
    assert accept(request, by=profiles.emil) is profiles.project


def test_nobody_joins_a_project_that_is_not_the_senders(profiles: Profiles) -> None:
    request = asked(profiles)
    request.project_id = profiles.other_project.id
    assert accept(request, by=profiles.emil) is not profiles.other_project


def test_emil_declines_with_a_reason_that_carla_reads_in_german(profiles: Profiles) -> None:
    request = asked(profiles)
    decline(request, Message("Belki seneye.", "tr", (DeclineReason.TIME,)), by=profiles.emil)
    assert request.status == Status.DECLINED
    email = db.session.scalars(select(Email).where(Email.event.contains("decline"))).one()
    assert (email.recipient, email.language) == ("carla@school.example", "de")
    assert "Der Zeitraum passt uns nicht." in email.text
    assert "Belki seneye." in email.text


def test_declining_needs_a_reason(profiles: Profiles) -> None:
    with pytest.raises(Refused) as refused:
        decline(asked(profiles), Message(), by=profiles.emil)
    assert refused.value.code == Impossible.REASON_MISSING


def test_they_propose_other_times_until_one_accepts(profiles: Profiles) -> None:
    request = asked(profiles)
    propose(request, Proposal(Message(), SPRING), by=profiles.emil)
    assert (request.status, queries.waits_for(profiles.carla, request)) == (Status.PROPOSED, True)
    propose(request, Proposal(Message("Früher?", "de"), (FIRST, SPRING[0])), by=profiles.carla)
    assert (request.status, queries.waits_for(profiles.emil, request)) == (Status.SENT, True)
    propose(request, Proposal(Message(), SPRING), by=profiles.emil)
    project = accept(request, by=profiles.carla)
    assert (project.starts_on, project.ends_on) == SPRING
    assert emails("propose") == [("carla", "de"), ("emil", "tr"), ("carla", "de")]
    assert emails("accept") == [("emil", "tr")]


def test_carla_withdraws(profiles: Profiles) -> None:
    request = asked(profiles)
    withdraw(request, by=profiles.carla)
    assert (request.status, emails("withdraw")) == (Status.WITHDRAWN, [("emil", "tr")])
    with pytest.raises(Refused) as refused:
        accept(request, by=profiles.emil)
    assert refused.value.code == Impossible.ALREADY_TAKEN
    assert profiles.search.n_found == 0


def test_two_classes_have_one_live_request_whoever_asks(profiles: Profiles) -> None:
    first = asked(profiles)
    with pytest.raises(Refused) as refused:
        asked(profiles, profiles.other_search, profiles.search)
    assert refused.value.code == PartneringRefusal.ALREADY_ASKED
    decline(first, Message("Nein", "de"), by=profiles.emil)
    assert asked(profiles, profiles.other_search, profiles.search).status == Status.SENT


def test_one_class_does_not_ask_everybody_at_once(profiles: Profiles) -> None:
    for number in range(MOST_WAITING):
        asked(profiles, other=profiles.another(number))
    with pytest.raises(Refused) as refused:
        asked(profiles)
    assert refused.value.code == PartneringRefusal.TOO_MANY_WAITING


def test_partners_are_not_asked_again(profiles: Profiles) -> None:
    profiles.search.n_wanted = profiles.other_search.n_wanted = 3
    join_partners(profiles.search, profiles.other_search, by=None)
    with pytest.raises(Refused) as refused:
        asked(profiles)
    assert refused.value.code == PartneringRefusal.ALREADY_PARTNERS


def test_nothing_is_asked_while_a_partnership_is_suspended(profiles: Profiles) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=today() - timedelta(days=1)))
    db.session.commit()
    with pytest.raises(Refused) as refused:
        asked(profiles)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


def test_a_request_that_was_withdrawn_at_the_same_moment_joins_nobody(profiles: Profiles) -> None:
    """Emil’s page is a moment old: what he accepts is gone."""
    request = queries.get_own(profiles.emil, asked(profiles).id)
    db.session.execute(update(PartnerRequest).values(status="withdrawn"), execution_options=UNNOTICED)
    assert request.status == Status.SENT
    with pytest.raises(Refused) as refused:
        accept(request, by=profiles.emil)
    assert refused.value.code == Impossible.ALREADY_TAKEN


def test_lists_for_what_waits_for_whom(profiles: Profiles) -> None:
    nora = profiles.another(1)
    sent, received = asked(profiles), asked(profiles, nora, profiles.search)
    done = asked(profiles, profiles.another(2), profiles.search)
    decline(done, Message("Nein", "de"), by=profiles.carla)
    requests = queries.own_requests(profiles.carla)
    assert (requests.waiting, requests.sent, requests.done) == ([received], [sent], [done])
    assert queries.waiting_for(profiles.carla) == [received]
    assert queries.own_requests(profiles.dana) == queries.RequestLists([], [], [])
