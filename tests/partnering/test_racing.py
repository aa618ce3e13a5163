"""Whoever clicks at the same moment: one wins, and nobody gets more partners than wished.

RACE_ROUNDS=200 makes as many rounds as one likes.
"""

import os

import pytest
from sqlalchemy import func, select

from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.partnering.models import PartnerRequest, Partnership
from portal.projects.models import Project
from tests.builders.races import answers_at_once, everybody_at_once, one_after_another, winners
from tests.builders.searching import Profiles
from tests.partnering.test_asking import asked

pytestmark = pytest.mark.several_connections

ROUNDS = int(os.environ.get("RACE_ROUNDS", "20"))
FEWER = ROUNDS // 2  # whole requests take longer
FOUND = "partnering_other_class_has_found"


def test_of_many_who_accept_at_once_one_wins_and_the_others_read_why(profiles: Profiles) -> None:
    """Everybody wants Carla’s class, which looks for one partner."""
    carla, suitors = profiles.search.id, [profiles.another(number).id for number in range(4)]
    for _ in one_after_another(profiles, ROUNDS):
        told = everybody_at_once(profiles.app, [(suitor, carla) for suitor in suitors])
        assert sorted(told) == [FOUND] * 3 + ["won"]
        assert winners(carla) == (1, 1)


def test_of_three_who_all_want_each_other_two_become_partners(profiles: Profiles) -> None:
    """A ring of requests, where everybody could wait for everybody."""
    carla, emil, third = profiles.search.id, profiles.other_search.id, profiles.another(1).id
    ring = [(carla, emil), (emil, third), (third, carla)]
    for _ in one_after_another(profiles, ROUNDS):
        told = everybody_at_once(profiles.app, ring)
        assert sorted(told) == [FOUND] * 2 + ["won"]
        assert db.session.scalar(select(func.count()).select_from(Partnership)) == 1
        assert len(db.session.scalars(select(Project.id).where(Project.status == "draft")).all()) == 1


def test_of_two_who_accept_carlas_requests_at_once_one_wins_and_the_request_of_the_other_says_why(
    profiles: Profiles,
) -> None:
    """Carla has asked Emil and Nora; both press the button at the same moment, as their browsers do."""
    nora = profiles.another(1).id
    others = [profiles.other_search.id, nora]
    people = [profiles.emil, db.session.get_one(PartnerSearch, nora).school_class.teacher]
    browsers = [profiles.signed_in(person) for person in people]
    for _ in one_after_another(profiles, FEWER):
        requests = [asked(profiles, other=db.session.get_one(PartnerSearch, other)) for other in others]
        ids = [request.id for request in requests]
        codes = answers_at_once(browsers, [f"/de/partner-requests/{number}/accept" for number in ids])
        assert sorted(codes) == [303, 409]
        statuses = db.session.scalars(select(PartnerRequest.status).order_by(PartnerRequest.id)).all()
        assert sorted(statuses) == ["accepted", "ended"]
        assert statuses[codes.index(303)] == "accepted"
        assert winners(profiles.search.id) == (1, 1)


def test_of_accepting_and_withdrawing_at_once_one_wins(profiles: Profiles) -> None:
    browsers = [profiles.signed_in(profiles.emil), profiles.signed_in(profiles.carla)]
    for _ in one_after_another(profiles, FEWER):
        number = asked(profiles).id
        steps = [f"/de/partner-requests/{number}/{step}" for step in ("accept", "withdraw")]
        codes = answers_at_once(browsers, steps)
        assert sorted(codes) == [303, 409]
        status = db.session.scalar(select(PartnerRequest.status))
        assert status == ("accepted" if codes[0] == 303 else "withdrawn")
        assert winners(profiles.search.id) == ((1, 1) if codes[0] == 303 else (0, 0))


def test_of_two_who_ask_each_other_at_once_one_request_stays(profiles: Profiles) -> None:
    pairs = [(profiles.search.id, profiles.other_search.id), (profiles.other_search.id, profiles.search.id)]
    browsers = [profiles.signed_in(profiles.carla), profiles.signed_in(profiles.emil)]
    fields = {"text": "?", "language": "en", "starts_on": "2027-01-11", "ends_on": "2027-02-12", "project": 0}
    for _ in one_after_another(profiles, FEWER):
        paths = [f"/de/partner-requests/new/{one}/{other}" for one, other in pairs]
        codes = answers_at_once(browsers, paths, fields)
        assert sorted(codes) in ([303, 303], [303, 409])
        assert db.session.scalar(select(func.count()).select_from(PartnerRequest)) == 1
