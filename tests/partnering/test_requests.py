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
from portal.partnering.actions.requests import Proposal, accept, decline, must_be_as_seen, propose, withdraw
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.queries.messages import history
from portal.partnering.rules import MOST_WAITING, DeclineReason, PartneringRefusal, Relation, Status
from portal.partnering.views.new_request import proposed_text
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from tests.builders.emails import emails
from tests.builders.partner_requests import SPRING, TEXT, asked
from tests.builders.searching import FIRST, LAST, SearchingCast

UNNOTICED = {"synchronize_session": False}


def test_the_proposal_is_written_in_the_language_of_whoever_reads_it(searching: SearchingCast) -> None:
    text = proposed_text(searching.search, searching.emil)
    assert "Bölge: Hessen" in text
    assert "Almanca" in text
    assert "8b, Schule am Sternenfeld" in text
    assert "Carla" not in text


def test_emil_reads_the_request_in_his_language_and_has_ten_school_days(searching: SearchingCast) -> None:
    request = asked(searching)
    assert (request.status, queries.relations(searching.emil, request)) == (Status.SENT, {Relation.RECEIVER})
    assert today() < request.remind_on < request.due_on
    assert request.due_on - today() >= timedelta(days=12)
    assert queries.waits_for(searching.emil, request)
    assert not queries.waits_for(searching.carla, request)
    assert emails() == [("emil", "tr")]
    assert [(e.step, e.text, e.language) for e in history(request)] == [("send", TEXT.text, "tr")]


def test_emil_accepts_and_both_own_the_joint_project(searching: SearchingCast) -> None:
    request = asked(searching)
    project = accept(request, by=searching.emil)
    assert project.teachers == [searching.carla, searching.emil]
    assert (request.status, request.project_id) == (Status.ACCEPTED, project.id)
    assert (project.starts_on, project.ends_on) == (FIRST, LAST)
    assert [entry.step for entry in history(request)] == ["send", "accept"]
    assert emails("accept") == [("carla", "de")]


def test_emil_joins_the_project_that_carla_chose(searching: SearchingCast) -> None:
    request = asked(searching)
    request.project_id = searching.project.id
    assert accept(request, by=searching.emil) is searching.project


def test_nobody_joins_a_project_that_is_not_the_senders(searching: SearchingCast) -> None:
    request = asked(searching)
    request.project_id = searching.other_project.id
    assert accept(request, by=searching.emil) is not searching.other_project


def test_emil_declines_with_a_reason_that_carla_reads_in_german(searching: SearchingCast) -> None:
    request = asked(searching)
    decline(request, Message("Belki seneye.", "tr", (DeclineReason.TIME,)), by=searching.emil)
    assert request.status == Status.DECLINED
    email = db.session.scalars(select(Email).where(Email.event.contains("decline"))).one()
    assert (email.recipient, email.language) == ("carla@school.example", "de")
    assert "Der Zeitraum passt uns nicht." in email.text
    assert "Belki seneye." in email.text


def test_declining_needs_a_reason(searching: SearchingCast) -> None:
    with pytest.raises(Refused) as refused:
        decline(asked(searching), Message(), by=searching.emil)
    assert refused.value.code == Impossible.REASON_MISSING


def test_they_propose_other_times_until_one_accepts(searching: SearchingCast) -> None:
    request = asked(searching)
    propose(request, Proposal(Message(), SPRING), by=searching.emil)
    assert (request.status, queries.waits_for(searching.carla, request)) == (Status.PROPOSED, True)
    propose(request, Proposal(Message("Früher?", "de"), (FIRST, SPRING[0])), by=searching.carla)
    assert (request.status, queries.waits_for(searching.emil, request)) == (Status.SENT, True)
    propose(request, Proposal(Message(), SPRING), by=searching.emil)
    project = accept(request, by=searching.carla)
    assert (project.starts_on, project.ends_on) == SPRING
    assert emails("propose") == [("carla", "de"), ("emil", "tr"), ("carla", "de")]
    assert emails("accept") == [("emil", "tr")]


def test_carla_withdraws(searching: SearchingCast) -> None:
    request = asked(searching)
    withdraw(request, by=searching.carla)
    assert (request.status, emails("withdraw")) == (Status.WITHDRAWN, [("emil", "tr")])
    with pytest.raises(Refused) as refused:
        accept(request, by=searching.emil)
    assert refused.value.code == Impossible.ALREADY_TAKEN
    assert searching.search.n_found == 0


def test_two_classes_have_one_live_request_whoever_asks(searching: SearchingCast) -> None:
    first = asked(searching)
    with pytest.raises(Refused) as refused:
        asked(searching, searching.other_search, searching.search)
    assert refused.value.code == PartneringRefusal.ALREADY_ASKED
    decline(first, Message("Nein", "de"), by=searching.emil)
    assert asked(searching, searching.other_search, searching.search).status == Status.SENT


def test_one_class_does_not_ask_everybody_at_once(searching: SearchingCast) -> None:
    for number in range(MOST_WAITING):
        asked(searching, other=searching.another(number))
    with pytest.raises(Refused) as refused:
        asked(searching)
    assert refused.value.code == PartneringRefusal.TOO_MANY_WAITING


def test_partners_are_not_asked_again(searching: SearchingCast) -> None:
    searching.search.n_wanted = searching.other_search.n_wanted = 3
    join_partners(searching.search, searching.other_search, by=None)
    with pytest.raises(Refused) as refused:
        asked(searching)
    assert refused.value.code == PartneringRefusal.ALREADY_PARTNERS


def test_nothing_is_asked_while_a_partnership_is_suspended(searching: SearchingCast) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=today() - timedelta(days=1)))
    db.session.commit()
    with pytest.raises(Refused) as refused:
        asked(searching)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


def test_a_request_that_was_withdrawn_at_the_same_moment_joins_nobody(searching: SearchingCast) -> None:
    """Emil’s page is a moment old: what he accepts is gone."""
    request = queries.get_own(searching.emil, asked(searching).id)
    db.session.execute(update(PartnerRequest).values(status="withdrawn"), execution_options=UNNOTICED)
    assert request.status == Status.SENT
    with pytest.raises(Refused) as refused:
        accept(request, by=searching.emil)
    assert refused.value.code == Impossible.ALREADY_TAKEN


def test_lists_for_what_waits_for_whom(searching: SearchingCast) -> None:
    nora = searching.another(1)
    sent, received = asked(searching), asked(searching, nora, searching.search)
    done = asked(searching, searching.another(2), searching.search)
    decline(done, Message("Nein", "de"), by=searching.carla)
    requests = queries.own_requests(searching.carla)
    assert (requests.waiting, requests.sent, requests.done) == ([received], [sent], [done])
    assert queries.waiting_for(searching.carla) == [received]
    assert queries.own_requests(searching.dana) == queries.RequestLists([], [], [])


def test_whoever_was_asked_and_is_another_class_now_is_looked_at_again(searching: SearchingCast) -> None:
    request = asked(searching)
    searching.other_class.age_from, searching.other_class.age_to = 18, 19
    db.session.flush()
    with pytest.raises(Refused) as refused:
        accept(request, by=searching.emil)
    assert refused.value.code == PartneringRefusal.OWN_CLASS_CHANGED
    propose(request, Proposal(TEXT, (FIRST, LAST)), by=searching.emil)
    assert accept(request, by=searching.carla)


def test_nobody_accepts_a_class_that_changed_since_the_page_was_opened(searching: SearchingCast) -> None:
    request = asked(searching)
    seen = request.version
    searching.search.n_students = 7
    with pytest.raises(Refused) as refused:
        must_be_as_seen(request, seen)
    assert refused.value.code == Impossible.ALREADY_TAKEN
