"""Messages between Carla and Emil, and what helps when they go wrong."""

import pytest
from sqlalchemy import select

from portal.core.db import db
from portal.core.mail.models import Letter
from portal.core.refusal import Refused
from portal.partnering.actions.messages import block, handle, may_write, report, unblock, write
from portal.partnering.actions.requests import Words, accept, answer
from portal.partnering.models import Entry
from portal.partnering.queries import requests as queries
from portal.partnering.queries import safety as safety_queries
from portal.partnering.rules import MOST_UNANSWERED, PartneringRefusal, Status, Step
from tests.partnering.test_asking import asked, letters
from tests.partnering.wishes import Seekers

HELLO = Words("Guten Morgen!", "de")
LONG = "Wort " * 200


def test_both_write_and_each_message_makes_one_mail_in_the_language_of_its_reader(seekers: Seekers) -> None:
    request = asked(seekers)
    write(request, HELLO, by=seekers.carla)
    write(request, Words("Günaydın!", "tr"), by=seekers.emil)
    assert letters("message") == [("emil", "tr"), ("carla", "de")]
    said = [(entry.text, entry.language) for entry in queries.thread(request)[1:]]
    assert said == [("Guten Morgen!", "de"), ("Günaydın!", "tr")]


def test_a_mail_carries_an_excerpt_and_no_address(seekers: Seekers) -> None:
    write(asked(seekers), Words(LONG, "de"), by=seekers.carla)
    letter = db.session.scalars(select(Letter).where(Letter.event.contains("message"))).one()
    assert len(letter.text) < 700
    assert "Carla" not in letter.text
    assert "carla@" not in letter.text


def test_after_a_few_messages_it_is_the_other_sides_turn(seekers: Seekers) -> None:
    request = asked(seekers)
    for _ in range(MOST_UNANSWERED):
        write(request, HELLO, by=seekers.carla)
    with pytest.raises(Refused) as refused:
        write(request, HELLO, by=seekers.carla)
    assert refused.value.code == PartneringRefusal.WAIT_FOR_REPLY
    write(request, HELLO, by=seekers.emil)
    write(request, HELLO, by=seekers.carla)


def test_they_write_on_after_accepting_but_not_after_declining(seekers: Seekers) -> None:
    request = asked(seekers)
    accept(request, by=seekers.emil)
    assert may_write(request)
    other = asked(seekers, seekers.another(1, n_wanted=2), seekers.another(2))
    answer(other, Step.DECLINE, Words("Nein", "fr"), by=other.to_wish.school_class.teacher)
    with pytest.raises(Refused) as refused:
        write(other, HELLO, by=other.from_wish.school_class.teacher)
    assert refused.value.code == PartneringRefusal.MESSAGES_CLOSED


def test_whom_emil_blocks_can_send_nothing_and_is_told_nothing_harsh(seekers: Seekers) -> None:
    request = asked(seekers)
    block(request, by=seekers.emil)
    block(request, by=seekers.emil)
    assert (request.status, letters("decline")) == (Status.DECLINED, [("carla", "de")])
    with pytest.raises(Refused) as refused:
        asked(seekers)
    assert refused.value.code == PartneringRefusal.TAKES_NO_REQUESTS
    unblock(seekers.carla.id, by=seekers.emil)
    assert asked(seekers).status == Status.SENT


def test_blocking_ends_what_waits_both_ways_but_nothing_between_others(seekers: Seekers) -> None:
    nora = seekers.another(1)
    mine, others = asked(seekers), asked(seekers, nora, seekers.other_wish)
    block(mine, by=seekers.carla)
    assert (mine.status, others.status) == (Status.WITHDRAWN, Status.SENT)


def test_partners_who_block_write_no_more(seekers: Seekers) -> None:
    request = asked(seekers)
    accept(request, by=seekers.emil)
    block(request, by=seekers.carla)
    assert request.status == Status.ACCEPTED
    for person in (seekers.carla, seekers.emil):
        with pytest.raises(Refused):
            write(request, HELLO, by=person)


def test_a_report_goes_to_the_coordination_of_the_reporters_region(seekers: Seekers) -> None:
    request = asked(seekers)
    made = report(request, Words("Bu doğru değil.", "tr"), by=seekers.emil)
    assert (made.region_key, letters("report")) == ("bursa", [("gero", "tr")])
    assert safety_queries.open_reports(["bursa"]) == [made]
    assert (safety_queries.open_reports(["hessen"]), safety_queries.count_reports(["bursa", "hessen"])) == ([], 1)


def test_nobody_reports_the_same_twice_until_it_is_dealt_with(seekers: Seekers) -> None:
    request = asked(seekers)
    made = report(request, HELLO, by=seekers.emil)
    with pytest.raises(Refused) as refused:
        report(request, HELLO, by=seekers.emil)
    assert refused.value.code == PartneringRefusal.ALREADY_REPORTED
    handle(made, by=seekers.gero)
    handle(made, by=seekers.gero)
    assert letters("handled") == [("emil", "tr")]
    assert (made.handled_by_id, safety_queries.open_reports(["bursa"])) == (seekers.gero.id, [])
    assert report(request, HELLO, by=seekers.emil).handled_at is None


def test_what_was_said_survives_the_account_of_whoever_said_it(seekers: Seekers) -> None:
    request = asked(seekers)
    entry = write(request, HELLO, by=seekers.carla)
    entry.by_id = None
    db.session.commit()
    assert db.session.get_one(Entry, entry.id).text == HELLO.text
