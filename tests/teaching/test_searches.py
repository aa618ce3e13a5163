"""What the next school year makes of a class that looks for partners, on both databases."""

from datetime import timedelta

import pytest

from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.transitions import UNDO_FOR
from portal.matching.rules.searches import Status
from portal.partnering.rules import Status as RequestStatus
from portal.teaching.actions.classes import ClassPlan, begin_year, close_class, reopen_class
from portal.teaching.queries import next_year
from portal.teaching.rules import Plan
from tests.builders.emails import emails
from tests.builders.partner_requests import asked
from tests.builders.searching import SearchingCast


def a_year_later(searching: SearchingCast) -> None:
    school_class = searching.school_class
    school_class.grade_key, school_class.year_ends_on = "DE-G9-08", today() - timedelta(days=40)
    db.session.commit()
    begin_year([ClassPlan(next_year(school_class), Plan.RISE)], [], by=searching.carla)
    db.session.commit()


def test_a_search_of_the_last_year_ends_with_what_waits_for_it(searching: SearchingCast) -> None:
    request = asked(searching)
    searching.search.ends_on = today() - timedelta(days=30)
    a_year_later(searching)
    assert (searching.search.status, request.status) == (Status.CLOSED, RequestStatus.ENDED)
    assert emails(":end:") == [("emil", "tr")]


def test_a_search_for_the_new_year_goes_on_and_says_how_old_the_class_is_now(searching: SearchingCast) -> None:
    request = asked(searching)
    a_year_later(searching)
    assert (searching.search.status, request.status) == (Status.OPEN, RequestStatus.SENT)
    assert (searching.school_class.name, searching.search.age) == ("9b", 14.7)


def test_a_class_that_has_left_school_looks_no_longer(searching: SearchingCast) -> None:
    asked(searching)
    close_class(searching.school_class)
    assert searching.search.status == Status.CLOSED


@pytest.mark.parametrize(("age", "status"), [(timedelta(0), Status.OPEN), (UNDO_FOR, Status.CLOSED)])
def test_a_class_that_was_closed_by_a_slip_looks_on(searching: SearchingCast, age: timedelta, status: Status) -> None:
    close_class(searching.school_class)
    assert searching.search.status == Status.CLOSED
    searching.school_class.closed_at = existing(searching.school_class.closed_at) - age
    db.session.commit()
    reopen_class(searching.school_class)
    assert searching.search.status == status
