"""What a run knew of two classes: who took no part, and what kept them apart, in codes and in words."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask_babel import force_locale, ngettext

from portal.core.clock import now, today
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.searches import Status
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status as RegionStatus
from portal.rounds.actions.answers import decline
from portal.rounds.actions.rounds import leave
from portal.rounds.models import Proposal, Run, Side
from portal.rounds.queries.inputs import find_inputs
from portal.rounds.queries.reasons import WhyNot, why_not
from portal.rounds.rules import Missing, Obstacle
from tests.builders.rounds import ANSWER, computed, opened, proposed
from tests.builders.searching import SearchingCast


def told(run: Run, *ids: int) -> WhyNot:
    inputs = find_inputs(run)
    assert inputs is not None
    return why_not(run, inputs, (min(ids), max(ids)))


def left(run: Run, search: PartnerSearch) -> None:
    leave(run.round, search)


def proposed_to_somebody(run: Run, search: PartnerSearch) -> None:
    db.session.add(Proposal(run=run, points=1, remind_on=ANSWER, due_on=ANSWER, sides=[Side(search_id=search.id)]))


def found(_run: Run, search: PartnerSearch) -> None:
    search.status, search.n_found = Status.FULFILLED, 1


def ended(_run: Run, search: PartnerSearch) -> None:
    search.expires_at = now() - timedelta(days=1)


def suspended(_run: Run, search: PartnerSearch) -> None:
    set_status(get_region(search.region_key), RegionStatus.SUSPENDED, today())


def late(_run: Run, search: PartnerSearch) -> None:
    search.opened_at = now() + timedelta(days=60)


def wants_none(_run: Run, search: PartnerSearch) -> None:
    search.n_wanted, search.n_found = 1, 1


def takes_part(_run: Run, _search: PartnerSearch) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (left, Missing.LEFT),
        (proposed_to_somebody, Missing.PROPOSED),
        (found, Missing.FOUND),
        (ended, Missing.ENDED),
        (suspended, Missing.SUSPENDED),
        (late, Missing.TOO_LATE),
        (wants_none, Missing.FEW_WANTED),
        (takes_part, Missing.JOINED_SINCE),
    ],
)
def test_why_a_class_took_no_part(
    searching: SearchingCast, change: Callable[[Run, PartnerSearch], None], code: Missing
) -> None:
    run = computed(searching, opened(searching))
    newcomer = searching.another(1)
    change(run, newcomer)
    db.session.flush()
    known = told(run, searching.search.id, newcomer.id)
    assert [(each.search.id, each.missing) for each in known.unavailable] == [(newcomer.id, code)]
    assert not known.is_possible


def test_a_declined_proposal_keeps_its_classes_apart(searching: SearchingCast) -> None:
    matching_round = opened(searching)
    (proposal,) = proposed(searching, matching_round)
    decline(proposal, [], by=searching.emil)
    db.session.commit()
    known = told(computed(searching, matching_round), searching.search.id, searching.other_search.id)
    assert known.obstacles == [Obstacle.DECLINED]


def test_a_proposal_for_both_keeps_them_apart_while_it_waits(searching: SearchingCast) -> None:
    searching.search.n_wanted = searching.other_search.n_wanted = 2
    db.session.commit()
    matching_round = opened(searching)
    proposed(searching, matching_round)
    known = told(computed(searching, matching_round), searching.search.id, searching.other_search.id)
    assert known.obstacles == [Obstacle.PROPOSED]


def test_two_for_whom_no_criterion_speaks_get_no_points(searching: SearchingCast) -> None:
    searching.other_search.age = searching.search.age + 3
    db.session.commit()
    age_alone = {**dict.fromkeys(Criterion, 0), Criterion.AGE: 100}
    run = computed(searching, opened(searching, weights=age_alone))
    assert told(run, searching.search.id, searching.other_search.id).obstacles == [Obstacle.NO_POINTS]


def test_what_the_run_knew_counts_though_the_class_has_changed_since(searching: SearchingCast) -> None:
    run = computed(searching, opened(searching))
    searching.other_search.languages = {"tr": "C2"}
    db.session.commit()
    known = told(run, searching.search.id, searching.other_search.id)
    assert known.are_together
    assert known.fit is not None
    assert known.fit.stops == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ["1 Punkt ", "2 Punkte ", "5 Punkte ", "21 Punkte "]),
        ("fr", ["1 point.", "2 points.", "5 points.", "21 points."]),
        ("it", ["1 punto.", "2 punti.", "5 punti.", "21 punti."]),
        ("pl", ["1 punkt.", "2 punkty.", "5 punktów.", "21 punktów."]),
        ("ru", ["1 балл.", "2 балла.", "5 баллов.", "21 балл."]),
        ("tr", ["1 puan ", "2 puan ", "5 puan ", "21 puan "]),
    ],
)
def test_points_are_counted_in_every_language(app: Flask, language: str, said: list[str]) -> None:
    with app.test_request_context(), force_locale(language):
        words = [ngettext("It would cost %(num)d point.", "It would cost %(num)d points.", n) for n in (1, 2, 5, 21)]
    assert [part in sentence.replace("\xa0", " ") for part, sentence in zip(said, words, strict=True)] == [True] * 4
