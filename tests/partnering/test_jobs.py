"""Nobody waits in vain: what happens at half time, when the time is over, and when a class looks no longer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.requests import Proposal, propose
from portal.partnering.feature import FEATURE
from portal.partnering.models import PartnerRequest
from portal.partnering.queries.messages import history
from portal.partnering.rules import Status
from tests.builders.emails import emails
from tests.builders.partner_requests import SPRING, TEXT, asked
from tests.builders.searching import SearchingCast


def an_hour_passes(times: int = 2) -> None:
    """Runs all jobs, twice as they may do."""
    for _ in range(times):
        for job in FEATURE.schedule.every_hour:
            job()
            db.session.commit()


def sent_before(searching: SearchingCast, days: int) -> PartnerRequest:
    """A request that Carla sent so many days ago."""
    request = asked(searching)
    request.remind_on, request.due_on = request.remind_on - timedelta(days), request.due_on - timedelta(days)
    db.session.commit()
    return request


def test_a_fresh_request_is_left_alone(searching: SearchingCast) -> None:
    request = asked(searching)
    an_hour_passes()
    assert (request.status, emails()) == (Status.SENT, [("emil", "tr")])


def test_emil_is_reminded_once_at_half_time(searching: SearchingCast) -> None:
    request = sent_before(searching, 7)
    an_hour_passes()
    assert (request.status, emails("remind")) == (Status.SENT, [("emil", "tr")])


def test_after_a_proposal_carla_is_reminded(searching: SearchingCast) -> None:
    request = sent_before(searching, 7)
    an_hour_passes()
    propose(request, Proposal(TEXT, SPRING), by=searching.emil)
    request.remind_on = today()
    an_hour_passes()
    assert emails("remind") == [("emil", "tr"), ("carla", "de")]


@pytest.mark.parametrize(("late", "status"), [(0, Status.SENT), (1, Status.EXPIRED)])
def test_an_answer_counts_until_the_last_day(searching: SearchingCast, late: int, status: Status) -> None:
    request = asked(searching)
    request.due_on = today() - timedelta(late)
    an_hour_passes()
    assert request.status == status


def test_it_expires_with_an_email_to_both(searching: SearchingCast) -> None:
    request = sent_before(searching, 30)
    an_hour_passes()
    assert [entry.step for entry in history(request)] == ["send", "expire"]
    assert emails("expire") == [("emil", "tr"), ("carla", "de")]
    texts = list(db.session.scalars(select(Email.subject).where(Email.event.contains("expire"))))
    assert len(set(texts)) == 2


@pytest.mark.parametrize("status", [SearchStatus.CLOSED, SearchStatus.EXPIRED, SearchStatus.FULFILLED])
def test_nobody_waits_for_a_class_that_looks_no_longer(searching: SearchingCast, status: SearchStatus) -> None:
    request = asked(searching)
    searching.other_search.status = status
    an_hour_passes()
    assert (request.status, emails(":end:")) == (Status.ENDED, [("carla", "de")])


def test_a_class_that_waits_for_its_confirmation_keeps_its_requests(searching: SearchingCast) -> None:
    request = asked(searching)
    searching.other_search.status = SearchStatus.WAITING
    an_hour_passes()
    assert request.status == Status.SENT
