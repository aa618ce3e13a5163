"""Supply and demand says the same as a matching round of the same classes: how many pairs there are, and who stays alone."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from flask import Flask

from portal.balance.queries import the_market
from portal.balance.rules.balance import balance_of, best_pairs
from portal.balance.rules.market import Market
from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.rounds.queries.problem import problem_of
from portal.solver.problem import Problem, points_of, solve
from scripts.bench.calendars import shipped_calendars
from scripts.bench.profiles import OWN, coding
from tests.balance.markets import Drawn, drawn, most_pairs
from tests.balance.stored import stored
from tests.solver.rounds import best_of_several

STORED = 40  # of 500


def market_of(known: Drawn, places: Sequence[int] = ()) -> Market:
    codes = coding(shipped_calendars())
    n = len(known.classes)
    return Market(
        ids=range(n),
        profiles=known.classes,
        places=places or [1] * n,
        coding=replace(codes, overlap=replace(codes.overlap, suspended=known.suspended)),
        weights=DEFAULT_WEIGHTS,
        own_languages=OWN,
        owners=np.array(known.teachers),
        excluded=[*known.never, *known.declined],
        pinned=known.together,
    )


def test_of_460_drawn_markets_the_same_classes_stay_alone_as_few_as_can_be() -> None:
    """Of each twentieth the whole report, which takes longer."""
    wrong = []
    for seed in range(STORED, 500):
        known = drawn(seed)
        market = market_of(known)
        solution = solve(
            Problem(market.classes, market.regions, market.weights, excluded=known.apart, pinned=known.together)
        )
        alone = np.flatnonzero(best_pairs(market).is_alone()).tolist()
        is_same = alone == solution.without and len(solution.groups) == most_pairs(known, market.coding)
        if seed % 20 == 0:
            report = balance_of(market)
            is_same &= [each.search_id for each in report.unmatched] == alone
            is_same &= (report.n_alone, report.n_impossible) == (len(alone), solution.n_impossible)
        if not is_same:
            wrong.append(seed)
    assert wrong == []


def test_of_drawn_markets_with_several_places_the_same_classes_stay_alone_as_few_as_can_be() -> None:
    wrong = []
    for seed in range(200):
        known = drawn(seed)
        numbers = [Random(seed).choice((1, 2, 3)) for _class in known.classes]
        problem = market_of(known, numbers).problem
        solution, points = solve(problem), points_of(problem)
        alone = np.flatnonzero(best_pairs(market_of(known, numbers)).is_alone()).tolist()
        pinned = [pair for pair in known.together if points[pair]]
        result = len(solution.groups), solution.n_served, solution.points
        if (alone, result) != (solution.without, best_of_several(points, numbers, pinned)):
            wrong.append(seed)
    assert wrong == []


@pytest.mark.sqlite_alone
def test_of_40_stored_markets_supply_and_demand_names_those_whom_a_round_leaves_alone(app: Flask) -> None:
    wrong, n_pairs = [], 0
    for seed in range(STORED):
        problem, ids = problem_of(stored(drawn(seed), seed))
        solution, report = solve(problem), balance_of(the_market())
        n_pairs += len(solution.groups)
        is_same = {each.search_id for each in report.unmatched} == {ids[place] for place in solution.without}
        if not (is_same and report.n_classes - report.n_alone == solution.n_served):
            wrong.append(seed)
    assert wrong == []
    assert n_pairs > STORED / 2
