"""Carla and Emil write to each other, and block and report when it goes wrong."""

import pytest
from sqlalchemy import select

from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.partnering.actions.entries import Message
from portal.partnering.actions.messages import write
from portal.partnering.actions.requests import accept, decline
from portal.partnering.actions.safety import block, handle, report, unblock
from portal.partnering.models import Entry
from portal.partnering.queries.messages import history, may_write
from portal.partnering.queries.safety import count_reports, open_reports
from portal.partnering.rules import MOST_UNANSWERED, PartneringRefusal, Status
from tests.builders.emails import emails
from tests.builders.partner_requests import asked
from tests.builders.searching import Profiles

HELLO = Message("Guten Morgen!", "de")
LONG = "Wort " * 200


def test_both_write_and_each_message_makes_one_email_in_the_language_of_its_reader(profiles: Profiles) -> None:
    request = asked(profiles)
    write(request, HELLO, by=profiles.carla)
    write(request, Message("Günaydın!", "tr"), by=profiles.emil)
    assert emails("message") == [("emil", "tr"), ("carla", "de")]
    said = [(entry.text, entry.language) for entry in history(request)[1:]]
    assert said == [("Guten Morgen!", "de"), ("Günaydın!", "tr")]


def test_an_email_carries_an_excerpt_and_no_address(profiles: Profiles) -> None:
    write(asked(profiles), Message(LONG, "de"), by=profiles.carla)
    email = db.session.scalars(select(Email).where(Email.event.contains("message"))).one()
    assert len(email.text) < 700
    assert "Carla" not in email.text
    assert "carla@" not in email.text


def test_after_a_few_messages_it_is_the_other_sides_turn(profiles: Profiles) -> None:
    request = asked(profiles)
    for _ in range(MOST_UNANSWERED):
        write(request, HELLO, by=profiles.carla)
    with pytest.raises(Refused) as refused:
        write(request, HELLO, by=profiles.carla)
    assert refused.value.code == PartneringRefusal.WAIT_FOR_REPLY
    write(request, HELLO, by=profiles.emil)
    write(request, HELLO, by=profiles.carla)


def test_they_write_on_after_accepting_but_not_after_declining(profiles: Profiles) -> None:
    request = asked(profiles)
    accept(request, by=profiles.emil)
    assert may_write(request)
    other = asked(profiles, profiles.another(1, n_wanted=2), profiles.another(2))
    decline(other, Message("Nein", "fr"), by=other.to_search.school_class.teacher)
    with pytest.raises(Refused) as refused:
        write(other, HELLO, by=other.from_search.school_class.teacher)
    assert refused.value.code == PartneringRefusal.MESSAGES_CLOSED


def test_whom_emil_blocks_can_send_nothing_and_is_told_nothing_harsh(profiles: Profiles) -> None:
    request = asked(profiles)
    block(request, by=profiles.emil)
    block(request, by=profiles.emil)
    assert (request.status, emails("decline")) == (Status.DECLINED, [("carla", "de")])
    with pytest.raises(Refused) as refused:
        asked(profiles)
    assert refused.value.code == PartneringRefusal.TAKES_NO_REQUESTS
    unblock(profiles.carla.id, by=profiles.emil)
    assert asked(profiles).status == Status.SENT


def test_blocking_ends_what_waits_both_ways_but_nothing_between_others(profiles: Profiles) -> None:
    nora = profiles.another(1)
    mine, others = asked(profiles), asked(profiles, nora, profiles.other_search)
    block(mine, by=profiles.carla)
    assert (mine.status, others.status) == (Status.WITHDRAWN, Status.SENT)


def test_partners_who_block_write_no_more(profiles: Profiles) -> None:
    request = asked(profiles)
    accept(request, by=profiles.emil)
    block(request, by=profiles.carla)
    assert request.status == Status.ACCEPTED
    for person in (profiles.carla, profiles.emil):
        with pytest.raises(Refused):
            write(request, HELLO, by=person)


def test_a_report_goes_to_the_coordination_of_the_reporters_region(profiles: Profiles) -> None:
    request = asked(profiles)
    made = report(request, Message("Bu doğru değil.", "tr"), by=profiles.emil)
    assert (made.region_key, emails("report")) == ("bursa", [("gero", "tr")])
    assert open_reports(["bursa"]) == [made]
    assert (open_reports(["hessen"]), count_reports(["bursa", "hessen"])) == ([], 1)


def test_nobody_reports_the_same_twice_until_it_is_dealt_with(profiles: Profiles) -> None:
    request = asked(profiles)
    made = report(request, HELLO, by=profiles.emil)
    with pytest.raises(Refused) as refused:
        report(request, HELLO, by=profiles.emil)
    assert refused.value.code == PartneringRefusal.ALREADY_REPORTED
    handle(made, by=profiles.gero)
    handle(made, by=profiles.gero)
    assert emails("handled") == [("emil", "tr")]
    assert (made.handled_by_id, open_reports(["bursa"])) == (profiles.gero.id, [])
    assert report(request, HELLO, by=profiles.emil).handled_at is None


def test_what_was_said_survives_the_account_of_whoever_said_it(profiles: Profiles) -> None:
    request = asked(profiles)
    entry = write(request, HELLO, by=profiles.carla)
    entry.by_id = None
    db.session.commit()
    assert db.session.get_one(Entry, entry.id).text == HELLO.text
