"""Carla asks Emil’s class, told step by step; whoever has to answer, how, and who hears of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Letter
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.matching.models import Wish
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.actions.requests import Proposal, Words, accept, answer, propose, send
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.rules import MOST_WAITING, Part, PartneringRefusal, Reason, Status, Step
from portal.partnering.views.pages import proposed_period, proposed_text
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from tests.partnering.wishes import FIRST, LAST, Seekers

TEXT = Words("Merhaba, birlikte çalışmak ister misiniz?", "tr")
UNNOTICED = {"synchronize_session": False}
SPRING = (FIRST + timedelta(days=200), FIRST + timedelta(days=230))


def asked(seekers: Seekers, wish: Wish | None = None, other: Wish | None = None) -> PartnerRequest:
    """Carla’s request to Emil, or from and to others."""
    wish, other = wish or seekers.wish, other or seekers.other_wish
    request = send(wish, other, Proposal(TEXT, FIRST, LAST), by=wish.school_class.teacher)
    db.session.commit()
    return request


def letters(start: str = "") -> list[tuple[str, str]]:
    """Whom the letters of an event went to, in which language."""
    found = db.session.scalars(select(Letter).where(Letter.event.contains(start)).order_by(Letter.id))
    return [(letter.recipient.partition("@")[0], letter.language) for letter in found]


def test_the_proposal_is_written_in_the_language_of_whoever_reads_it(seekers: Seekers) -> None:
    text = proposed_text(seekers.wish, seekers.emil)
    assert "Bölge: Hessen" in text
    assert "Almanca" in text
    assert "8b, Schule am Sternenfeld" in text
    assert "Carla" not in text


def test_the_proposed_time_is_what_both_offer(seekers: Seekers) -> None:
    seekers.other_wish.starts_on = FIRST + timedelta(days=30)
    assert proposed_period(seekers.wish, seekers.other_wish) == (FIRST + timedelta(days=30), LAST)
    seekers.other_wish.starts_on = LAST + timedelta(days=1)
    assert proposed_period(seekers.wish, seekers.other_wish) == (FIRST, LAST)


def test_emil_reads_the_request_in_his_language_and_has_ten_school_days(seekers: Seekers) -> None:
    request = asked(seekers)
    assert (request.status, queries.parts(seekers.emil, request)) == (Status.SENT, {Part.RECEIVER})
    assert today() < request.remind_on < request.due_on
    assert request.due_on - today() >= timedelta(days=12)
    assert queries.waits_for(seekers.emil, request)
    assert not queries.waits_for(seekers.carla, request)
    assert letters() == [("emil", "tr")]
    assert [(e.step, e.text, e.language) for e in queries.thread(request)] == [("send", TEXT.text, "tr")]


def test_emil_accepts_and_both_own_the_joint_project(seekers: Seekers) -> None:
    request = asked(seekers)
    project = accept(request, by=seekers.emil)
    assert project.teachers == [seekers.carla, seekers.emil]
    assert (request.status, request.project_id) == (Status.ACCEPTED, project.id)
    assert (project.starts_on, project.ends_on) == (FIRST, LAST)
    assert [entry.step for entry in queries.thread(request)] == ["send", "accept"]
    assert letters("accept") == [("carla", "de")]


def test_emil_joins_the_project_that_carla_chose(seekers: Seekers) -> None:
    request = asked(seekers)
    request.project_id = seekers.project.id
    assert accept(request, by=seekers.emil) is seekers.project


def test_nobody_is_led_into_a_project_that_is_not_the_senders(seekers: Seekers) -> None:
    request = asked(seekers)
    request.project_id = seekers.other_project.id
    assert accept(request, by=seekers.emil) is not seekers.other_project


def test_emil_declines_with_a_reason_that_carla_reads_in_german(seekers: Seekers) -> None:
    request = asked(seekers)
    answer(request, Step.DECLINE, Words("Belki seneye.", "tr", (Reason.TIME,)), by=seekers.emil)
    assert request.status == Status.DECLINED
    letter = db.session.scalars(select(Letter).where(Letter.event.contains("decline"))).one()
    assert (letter.recipient, letter.language) == ("carla@school.example", "de")
    assert "Der Zeitraum passt uns nicht." in letter.text
    assert "Belki seneye." in letter.text


def test_declining_needs_a_reason(seekers: Seekers) -> None:
    with pytest.raises(Refused) as refused:
        answer(asked(seekers), Step.DECLINE, Words(), by=seekers.emil)
    assert refused.value.code == Impossible.REASON_MISSING


def test_they_propose_other_times_until_one_accepts(seekers: Seekers) -> None:
    request = asked(seekers)
    propose(request, Proposal(Words(), *SPRING), by=seekers.emil)
    assert (request.status, queries.waits_for(seekers.carla, request)) == (Status.PROPOSED, True)
    propose(request, Proposal(Words("Früher?", "de"), FIRST, SPRING[0]), by=seekers.carla)
    assert (request.status, queries.waits_for(seekers.emil, request)) == (Status.SENT, True)
    propose(request, Proposal(Words(), *SPRING), by=seekers.emil)
    project = accept(request, by=seekers.carla)
    assert (project.starts_on, project.ends_on) == SPRING
    assert letters("propose") == [("carla", "de"), ("emil", "tr"), ("carla", "de")]
    assert letters("accept") == [("emil", "tr")]


def test_carla_withdraws(seekers: Seekers) -> None:
    request = asked(seekers)
    answer(request, Step.WITHDRAW, Words(), by=seekers.carla)
    assert (request.status, letters("withdraw")) == (Status.WITHDRAWN, [("emil", "tr")])
    with pytest.raises(Refused) as refused:
        accept(request, by=seekers.emil)
    assert refused.value.code == Impossible.ALREADY_MOVED
    assert seekers.wish.n_found == 0


def test_two_classes_have_one_live_request_whoever_asks(seekers: Seekers) -> None:
    first = asked(seekers)
    with pytest.raises(Refused) as refused:
        asked(seekers, seekers.other_wish, seekers.wish)
    assert refused.value.code == PartneringRefusal.ALREADY_ASKED
    answer(first, Step.DECLINE, Words("Nein", "de"), by=seekers.emil)
    assert asked(seekers, seekers.other_wish, seekers.wish).status == Status.SENT


def test_one_class_does_not_ask_everybody_at_once(seekers: Seekers) -> None:
    for number in range(MOST_WAITING):
        asked(seekers, other=seekers.another(number))
    with pytest.raises(Refused) as refused:
        asked(seekers)
    assert refused.value.code == PartneringRefusal.TOO_MANY_WAITING


def test_partners_are_not_asked_again(seekers: Seekers) -> None:
    seekers.wish.n_wanted = seekers.other_wish.n_wanted = 3
    join_partners(seekers.wish, seekers.other_wish, by=None)
    with pytest.raises(Refused) as refused:
        asked(seekers)
    assert refused.value.code == PartneringRefusal.ALREADY_PARTNERS


def test_nothing_is_asked_while_a_partnership_rests(seekers: Seekers) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=today() - timedelta(days=1)))
    db.session.commit()
    with pytest.raises(Refused) as refused:
        asked(seekers)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


def test_a_request_that_was_withdrawn_at_the_same_moment_joins_nobody(seekers: Seekers) -> None:
    """Emil’s page is a moment old: what he accepts is gone."""
    request = queries.get_own(seekers.emil, asked(seekers).id)
    db.session.execute(update(PartnerRequest).values(status="withdrawn"), execution_options=UNNOTICED)
    assert request.status == Status.SENT
    with pytest.raises(Refused) as refused:
        accept(request, by=seekers.emil)
    assert refused.value.code == Impossible.ALREADY_MOVED


def test_a_shelf_for_what_waits_for_whom(seekers: Seekers) -> None:
    nora = seekers.another(1)
    sent, received = asked(seekers), asked(seekers, nora, seekers.wish)
    done = asked(seekers, seekers.another(2), seekers.wish)
    answer(done, Step.DECLINE, Words("Nein", "de"), by=seekers.carla)
    shelf = queries.shelf(seekers.carla)
    assert (shelf.waiting, shelf.sent, shelf.done) == ([received], [sent], [done])
    assert queries.waiting_for(seekers.carla) == [received]
    assert queries.shelf(seekers.dana) == queries.Shelf([], [], [])
