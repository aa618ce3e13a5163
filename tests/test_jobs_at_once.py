"""A job comes back in every process of an installation, so two do it at the same moment: neither minds, once is enough."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.awards.jobs import keep_dates
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.feature import Job
from portal.core.mail.models import Email
from portal.events.jobs import end_calls
from portal.juries.jobs import close_due, look_after
from portal.visits.jobs import begin_visits
from portal.visits.models import VisitEntry
from portal.visits.rules.codes import Status, Step
from tests.builders.awards import award_round
from tests.builders.events import opened, over
from tests.builders.juries import judging, members
from tests.builders.races import at_once
from tests.builders.visits import visit_of
from tests.cast import Cast

pytestmark = pytest.mark.several_connections

Work = tuple[Job, Callable[[], object]]  # the job, and what can be counted afterwards


def n_emails() -> int:
    return db.session.scalar(select(func.count()).select_from(Email)) or 0


def jury_that_is_over(cast: Cast) -> Work:
    jury = judging(cast, until=now() - timedelta(minutes=1))
    members(jury, ["Elio", "Wanda"])
    return close_due, n_emails


def jury_at_work(cast: Cast) -> Work:
    members(judging(cast), ["Elio", "Wanda"])
    return look_after, n_emails


def call_that_is_over(cast: Cast) -> Work:
    event = over(opened(cast))
    return end_calls, lambda: event.status


def visit_of_today(cast: Cast) -> Work:
    visit_of(cast, status=Status.AGREED, first_day=today())
    begun = select(func.count()).select_from(VisitEntry).where(VisitEntry.step == Step.BEGIN)
    return begin_visits, lambda: db.session.scalar(begun)


def round_whose_day_has_come(cast: Cast) -> Work:
    round_ = award_round(cast)
    round_.nominate_until = round_.agree_until = now() - timedelta(minutes=1)
    return keep_dates, lambda: round_.status


@pytest.mark.parametrize(
    ("situation", "left"),
    [
        (jury_that_is_over, 1),
        (jury_at_work, 2),
        (call_that_is_over, "closed"),
        (visit_of_today, 1),
        (round_whose_day_has_come, "judging"),
    ],
)
def test_it_is_done_once(app: Flask, cast: Cast, situation: Callable[[Cast], Work], left: object) -> None:
    job, counted = situation(cast)
    db.session.commit()
    assert at_once(app, [partial(_run, job)] * 3) == ["done"] * 3
    db.session.expire_all()
    assert counted() == left


def _run(job: Job) -> str:
    try:
        job()
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        return repr(error)
    return "done"
