"""Carla and Emil write to each other, and block and report when it goes wrong."""

import pytest
from sqlalchemy import select, update

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused, existing
from portal.core.transitions import UNDO_FOR
from portal.matching.models import Block
from portal.partnering.actions.entries import Message
from portal.partnering.actions.messages import write
from portal.partnering.actions.requests import accept, decline
from portal.partnering.actions.safety import block, report, unblock
from portal.partnering.actions.undoing import undo
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.queries.messages import history, may_write
from portal.partnering.queries.safety import count_reports
from portal.partnering.rules import MOST_UNANSWERED, DeclineReason, PartneringRefusal, Status
from tests.builders.emails import emails
from tests.builders.partner_requests import asked
from tests.builders.searching import SearchingCast

HELLO = Message("Guten Morgen!", "de")
LONG = "Wort " * 200


def status_of(request: PartnerRequest) -> str:
    db.session.refresh(request)
    return request.status


def test_both_write_and_each_message_makes_one_email_in_the_language_of_its_reader(searching: SearchingCast) -> None:
    request = asked(searching)
    write(request, HELLO, by=searching.carla)
    write(request, Message("Günaydın!", "tr"), by=searching.emil)
    assert emails("message") == [("emil", "tr"), ("carla", "de")]
    said = [(entry.text, entry.language) for entry in history(request)[1:]]
    assert said == [("Guten Morgen!", "de"), ("Günaydın!", "tr")]


def test_an_email_carries_an_excerpt_and_no_address(searching: SearchingCast) -> None:
    write(asked(searching), Message(LONG, "de"), by=searching.carla)
    email = db.session.scalars(select(Email).where(Email.event.contains("message"))).one()
    assert len(email.text) < 700
    assert "Carla" not in email.text
    assert "carla@" not in email.text


def test_after_a_few_messages_it_is_the_other_sides_turn(searching: SearchingCast) -> None:
    request = asked(searching)
    for _ in range(MOST_UNANSWERED):
        write(request, HELLO, by=searching.carla)
    with pytest.raises(Refused) as refused:
        write(request, HELLO, by=searching.carla)
    assert refused.value.code == PartneringRefusal.WAIT_FOR_REPLY
    write(request, HELLO, by=searching.emil)
    write(request, HELLO, by=searching.carla)


def test_they_write_on_after_accepting_but_not_after_declining(searching: SearchingCast) -> None:
    request = asked(searching)
    accept(request, by=searching.emil)
    assert may_write(request)
    other = asked(searching, searching.another(1, n_wanted=2), searching.another(2))
    decline(other, Message("Nein", "fr"), by=existing(other.to_search.school_class.teacher))
    with pytest.raises(Refused) as refused:
        write(other, HELLO, by=existing(other.from_search.school_class.teacher))
    assert refused.value.code == PartneringRefusal.MESSAGES_CLOSED


def test_whom_emil_blocks_can_send_nothing_and_is_told_nothing_harsh(searching: SearchingCast) -> None:
    request = asked(searching)
    block(request, by=searching.emil)
    block(request, by=searching.emil)
    assert (request.status, emails("decline")) == (Status.DECLINED, [("carla", "de")])
    with pytest.raises(Refused) as refused:
        asked(searching)
    assert refused.value.code == PartneringRefusal.TAKES_NO_REQUESTS
    long_ago = now() - UNDO_FOR
    db.session.execute(update(Entry).values(at=long_ago))
    db.session.execute(update(Block).values(at=long_ago))
    unblock(searching.carla.id, by=searching.emil)
    assert asked(searching).status == Status.SENT
    assert status_of(request) == Status.DECLINED


def test_a_block_that_was_a_slip_leaves_what_was_declined_before(searching: SearchingCast) -> None:
    nora = searching.another(1, "hessen")
    nora.teacher_id = nora.school_class.teacher_id = searching.carla.id
    declined, waiting = asked(searching, nora), asked(searching)
    decline(declined, Message(reasons=(DeclineReason.TIME,)), by=searching.emil)
    block(waiting, by=searching.emil)
    unblock(searching.carla.id, by=searching.emil)
    assert (status_of(declined), status_of(waiting)) == (Status.DECLINED, Status.SENT)
    assert emails("decline") == [("carla", "de")]


def test_taking_a_no_back_gives_no_more_messages_in_a_row(searching: SearchingCast) -> None:
    request = asked(searching)
    for _ in range(MOST_UNANSWERED):
        write(request, HELLO, by=searching.emil)
    decline(request, Message(reasons=(DeclineReason.TIME,)), by=searching.emil)
    undo(request, by=searching.emil)
    with pytest.raises(Refused) as refused:
        write(request, HELLO, by=searching.emil)
    assert refused.value.code == PartneringRefusal.WAIT_FOR_REPLY


def test_blocking_ends_what_waits_both_ways_but_nothing_between_others(searching: SearchingCast) -> None:
    nora = searching.another(1)
    mine, others = asked(searching), asked(searching, nora, searching.other_search)
    block(mine, by=searching.carla)
    assert (mine.status, others.status) == (Status.WITHDRAWN, Status.SENT)


def test_partners_who_block_write_no_more(searching: SearchingCast) -> None:
    request = asked(searching)
    accept(request, by=searching.emil)
    block(request, by=searching.carla)
    assert request.status == Status.ACCEPTED
    for person in (searching.carla, searching.emil):
        with pytest.raises(Refused):
            write(request, HELLO, by=person)


def test_a_report_goes_to_the_coordination_of_the_reporters_region(searching: SearchingCast) -> None:
    request = asked(searching)
    made = report(request, Message("Bu doğru değil.", "tr"), by=searching.emil)
    assert (made.region_key, emails("report")) == ("bursa", [("gero", "tr")])
    assert [count_reports([key]) for key in ("bursa", "hessen")] == [1, 0]


def test_nobody_reports_the_same_twice_until_it_is_dealt_with(searching: SearchingCast) -> None:
    request = asked(searching)
    made = report(request, HELLO, by=searching.emil)
    with pytest.raises(Refused) as refused:
        report(request, HELLO, by=searching.emil)
    assert refused.value.code == PartneringRefusal.ALREADY_REPORTED
    made.handled_at = now()
    db.session.flush()
    assert report(request, HELLO, by=searching.emil).handled_at is None


def test_what_was_said_survives_the_account_of_whoever_said_it(searching: SearchingCast) -> None:
    request = asked(searching)
    entry = write(request, HELLO, by=searching.carla)
    entry.by_id = None
    db.session.commit()
    assert db.session.get_one(Entry, entry.id).text == HELLO.text
