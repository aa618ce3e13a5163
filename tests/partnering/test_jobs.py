"""No request goes silent: what happens at half time, when the time is over, and when a class looks no longer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Letter
from portal.partnering.actions.requests import Proposal, propose
from portal.partnering.jobs import EVERY_HOUR
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.rules import Status
from tests.partnering.test_asking import SPRING, TEXT, asked, letters
from tests.partnering.wishes import Seekers


def an_hour_passes(times: int = 2) -> None:
    """Runs all jobs, twice as they may do."""
    for _ in range(times):
        for job in EVERY_HOUR:
            job()
            db.session.commit()


def sent_before(seekers: Seekers, days: int) -> PartnerRequest:
    """A request that Carla sent so many days ago."""
    request = asked(seekers)
    request.remind_on, request.due_on = request.remind_on - timedelta(days), request.due_on - timedelta(days)
    db.session.commit()
    return request


def test_a_fresh_request_is_left_alone(seekers: Seekers) -> None:
    request = asked(seekers)
    an_hour_passes()
    assert (request.status, letters()) == (Status.SENT, [("emil", "tr")])


def test_emil_is_reminded_once_at_half_time(seekers: Seekers) -> None:
    request = sent_before(seekers, 7)
    an_hour_passes()
    assert (request.status, letters("remind")) == (Status.SENT, [("emil", "tr")])


def test_after_a_proposal_carla_is_reminded(seekers: Seekers) -> None:
    request = sent_before(seekers, 7)
    an_hour_passes()
    propose(request, Proposal(TEXT, *SPRING), by=seekers.emil)
    request.remind_on = today()
    an_hour_passes()
    assert letters("remind") == [("emil", "tr"), ("carla", "de")]


@pytest.mark.parametrize(("late", "status"), [(0, Status.SENT), (1, Status.LAPSED)])
def test_an_answer_counts_until_the_last_day(seekers: Seekers, late: int, status: Status) -> None:
    request = asked(seekers)
    request.due_on = today() - timedelta(late)
    an_hour_passes()
    assert request.status == status


def test_it_lapses_kindly_with_a_mail_to_both(seekers: Seekers) -> None:
    request = sent_before(seekers, 30)
    an_hour_passes()
    assert [entry.step for entry in queries.thread(request)] == ["send", "lapse"]
    assert letters("lapse") == [("emil", "tr"), ("carla", "de")]
    texts = list(db.session.scalars(select(Letter.subject).where(Letter.event.contains("lapse"))))
    assert len(set(texts)) == 2


@pytest.mark.parametrize("status", ["closed", "lapsed", "fulfilled"])
def test_nobody_waits_for_a_class_that_looks_no_longer(seekers: Seekers, status: str) -> None:
    request = asked(seekers)
    seekers.other_wish.status = status
    an_hour_passes()
    assert (request.status, letters(":end:")) == (Status.ENDED, [("carla", "de")])


def test_a_class_that_waits_for_its_confirmation_keeps_its_requests(seekers: Seekers) -> None:
    request = asked(seekers)
    seekers.other_wish.status = "waiting"
    an_hour_passes()
    assert request.status == Status.SENT
