"""Whoever clicks at the same moment: one wins, and no class gets more partners than it looks for.

RACE_ROUNDS=200 makes as many rounds as one likes.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from portal.core.clock import today
from portal.core.db import db
from portal.matching.models import PartnerSearch, Partnership
from portal.partnering.jobs import expire
from portal.partnering.models import PartnerRequest
from portal.projects.models import Project
from tests.builders.partner_requests import asked
from tests.builders.races import answer_code, answers_at_once, at_once, everybody_at_once, one_after_another, winners
from tests.builders.searching import SearchingCast
from tests.page_reading import words

pytestmark = pytest.mark.several_connections

ROUNDS = int(os.environ.get("RACE_ROUNDS", "8"))
FEWER = ROUNDS // 2  # whole requests take longer
TOO_LATE = "partnering_other_class_has_found"


def test_of_many_who_accept_at_once_one_wins_and_the_others_read_why(searching: SearchingCast) -> None:
    """Everybody wants Carla’s class, which looks for one partner."""
    carla, suitors = searching.search.id, [searching.another(number).id for number in range(4)]
    for _ in one_after_another(searching, ROUNDS):
        results = everybody_at_once(searching.app, [(suitor, carla) for suitor in suitors])
        assert sorted(results) == [TOO_LATE] * 3 + ["won"]
        assert winners(carla) == (1, 1)


def test_of_three_who_all_want_each_other_two_become_partners(searching: SearchingCast) -> None:
    """A circle of requests, where everybody could wait for everybody."""
    carla, emil, third = searching.search.id, searching.other_search.id, searching.another(1).id
    circle = [(carla, emil), (emil, third), (third, carla)]
    for _ in one_after_another(searching, ROUNDS):
        results = everybody_at_once(searching.app, circle)
        assert sorted(results) == [TOO_LATE] * 2 + ["won"]
        assert db.session.scalar(select(func.count()).select_from(Partnership)) == 1
        assert len(db.session.scalars(select(Project.id).where(Project.status == "draft")).all()) == 1


def test_of_two_who_accept_carlas_requests_at_once_one_wins_and_the_request_of_the_other_says_why(
    searching: SearchingCast,
) -> None:
    """Carla has asked Emil and Nora; both press the button at the same moment, as their browsers do."""
    nora = searching.another(1).id
    others = [searching.other_search.id, nora]
    people = [searching.emil, db.session.get_one(PartnerSearch, nora).school_class.teacher]
    browsers = [searching.signed_in(person) for person in people]
    for _ in one_after_another(searching, FEWER):
        requests = [asked(searching, other=db.session.get_one(PartnerSearch, other)) for other in others]
        ids = [request.id for request in requests]
        codes = answers_at_once(browsers, [f"/de/partner-requests/{number}/accept" for number in ids])
        assert sorted(codes) == [303, 409]
        statuses = db.session.scalars(select(PartnerRequest.status).order_by(PartnerRequest.id)).all()
        assert sorted(statuses) == ["accepted", "ended"]
        assert statuses[codes.index(303)] == "accepted"
        assert winners(searching.search.id) == (1, 1)


@pytest.mark.parametrize(("step", "status"), [("withdraw", "withdrawn"), ("decline", "declined")])
def test_of_accepting_and_another_step_at_once_one_wins(searching: SearchingCast, step: str, status: str) -> None:
    """Carla withdraws, or Emil declines in another window."""
    other = searching.signed_in(searching.carla if step == "withdraw" else searching.emil)
    browsers = [searching.signed_in(searching.emil), other]
    for _ in one_after_another(searching, FEWER):
        number = asked(searching).id
        steps = [f"/de/partner-requests/{number}/{each}" for each in ("accept", step)]
        codes = answers_at_once(browsers, steps, {"decline-reasons": "time", "decline-language": "tr"})
        assert sorted(codes) == [303, 409]
        assert db.session.scalar(select(PartnerRequest.status)) == ("accepted" if codes[0] == 303 else status)
        assert winners(searching.search.id) == ((1, 1) if codes[0] == 303 else (0, 0))


def test_who_accepts_the_same_request_twice_at_once_reads_that_it_is_done(searching: SearchingCast) -> None:
    """Carla looks for two partners, so that her search alone would count Emil’s second click, too."""
    browsers = [searching.signed_in(searching.emil) for _ in range(2)]
    for _ in one_after_another(searching, FEWER):
        for search in (searching.search, searching.other_search):
            search.n_wanted = 2
        path = f"/en/partner-requests/{asked(searching).id}/accept"
        answers = at_once(searching.app, [partial(browser.post, path) for browser in browsers])
        assert sorted(answer.status_code for answer in answers) == [303, 409]
        late = next(answer for answer in answers if answer.status_code == 409)
        assert "Somebody else was faster: this step has already been taken." in words(late)
        assert winners(searching.search.id) == (1, 1)


def test_what_expires_while_emil_accepts_is_accepted_or_expired_but_not_both(searching: SearchingCast) -> None:
    emil = searching.signed_in(searching.emil)

    def expires() -> int:
        expire()
        db.session.commit()
        return 0

    for _ in one_after_another(searching, FEWER):
        request = asked(searching)
        request.due_on = today() - timedelta(days=1)
        db.session.commit()
        accepts: Callable[[], int] = partial(answer_code, emil, f"/de/partner-requests/{request.id}/accept")
        code, _ = at_once(searching.app, [accepts, expires])
        assert (code, db.session.scalar(select(PartnerRequest.status))) in [(303, "accepted"), (409, "expired")]
        assert winners(searching.search.id) == ((1, 1) if code == 303 else (0, 0))


def test_of_two_who_ask_each_other_at_once_one_request_stays(searching: SearchingCast) -> None:
    pairs = [(searching.search.id, searching.other_search.id), (searching.other_search.id, searching.search.id)]
    browsers = [searching.signed_in(searching.carla), searching.signed_in(searching.emil)]
    fields = {"text": "?", "language": "en", "starts_on": "2027-01-11", "ends_on": "2027-02-12", "project": 0}
    for _ in one_after_another(searching, FEWER):
        paths = [f"/de/partner-requests/new/{one}/{other}" for one, other in pairs]
        codes = answers_at_once(browsers, paths, fields)
        assert sorted(codes) in ([303, 303], [303, 409])
        assert db.session.scalar(select(func.count()).select_from(PartnerRequest)) == 1
