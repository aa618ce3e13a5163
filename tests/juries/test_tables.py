"""Whoever has the tables computes every number of the result again: by other formulas than the portal's."""

import csv
import io
from itertools import pairwise, product
from math import erf, log, sqrt
from typing import Any

import numpy as np
import pytest

from portal.core.db import db
from portal.juries.actions.closing import close
from portal.juries.models import Jury
from tests.builders.juries import items, judge, judging, members
from tests.cast import Cast

pytestmark = pytest.mark.sqlite_alone

PAIRS = (("hessen", "aquitaine"), ("hessen", "bursa"), ("emilia_romagna", "wielkopolska"), ("bursa", "jaroslawl"))
RATIOS = [2.0**power for power in range(-6, 5)]


def scored(cast: Cast) -> Jury:
    """Elio is strict, Wanda generous; some sheets are missing."""
    jury = judging(cast, PAIRS)
    hanna, amelie, elio, wanda = members(jury, ["Hanna", "Amélie", "Elio", "Wanda"])
    first, second, third, fourth = items(jury)
    given = {
        (hanna, third): (4, 3), (hanna, fourth): (3, 3), (amelie, second): (4, 4), (amelie, third): (5, 3),
        (elio, first): (2, 2), (elio, second): (1, 2), (elio, fourth): (1, 1), (wanda, first): (5, 5), (wanda, second): (5, 4),
    }  # fmt: skip
    for (who, item), scores in given.items():
        judge(jury, who, item, *scores)
    close(jury)
    db.session.commit()
    return jury


def tables_of(text: str) -> list[list[list[str]]]:
    """The rows of each table, without titles and heads."""
    tables: list[list[list[str]]] = [[]]
    for row in csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=";"):
        if row:
            tables[-1].append(row)
        else:
            tables.append([])
    return [table[2:] for table in tables if table]


def computed(scores: list[list[str]], weights: list[list[str]], width: float) -> tuple[Any, Any, float]:
    """By the covariance matrix of all sheets, where the portal solves mixed model equations; with noise."""
    shares = [int(weight) / 100 for _, weight in weights]
    values = np.array([sum(w * int(score) for w, score in zip(shares, row[2:-1], strict=True)) for row in scores])
    n, ones = len(values), np.ones(len(values))
    same_item, same_juror = (
        np.equal.outer(*[np.array([row[at] for row in scores])] * 2).astype(float) for at in (0, 1)
    )
    best: tuple[float, Any] = (-np.inf, None)
    for item_ratio, juror_ratio in product(RATIOS, RATIOS):
        inverse = np.linalg.inv(np.eye(n) + same_item / item_ratio + same_juror / juror_ratio)
        mean = ones @ inverse @ values / (ones @ inverse @ ones)
        rest = (values - mean) @ inverse @ (values - mean) + (width / 6) ** 2
        fitness = (np.linalg.slogdet(inverse)[1] - log(ones @ inverse @ ones) - n * log(rest)) / 2
        best = max(best, (fitness, (item_ratio, inverse, mean, rest / n)), key=lambda each: each[0])
    item_ratio, inverse, mean, noise = best[1]
    fitted = (scores, values, inverse, mean, item_ratio, noise)
    items_scored = sorted({row[0] for row in scores})
    found = {item: estimate(fitted, {item: 1.0}, 1.0) for item in items_scored}
    above = {
        (one, other): above_zero(*estimate(fitted, {one: 1.0, other: -1.0}, 0.0))
        for one, other in product(items_scored, items_scored)
        if one != other
    }
    return found, above, noise


def estimate(fitted: Any, contrast: dict[str, float], of_mean: float) -> tuple[float, float]:
    """Best linear prediction of a sum of items, with or without the mean, and the standard error of it."""
    scores, values, inverse, mean, ratio, noise = fitted
    ones, covariance = np.ones(len(values)), np.array([contrast.get(row[0], 0.0) for row in scores]) / ratio
    points = of_mean * mean + covariance @ inverse @ (values - mean)
    slack = of_mean - covariance @ inverse @ ones
    prior = sum(weight**2 for weight in contrast.values()) / ratio
    variance = prior - covariance @ inverse @ covariance + slack**2 / (ones @ inverse @ ones)
    return float(points), float(sqrt(noise * variance))


def above_zero(points: float, error: float) -> float:
    return (1 + erf(points / error / sqrt(2))) / 2


def test_the_tables_alone_give_the_same_points_errors_and_places(cast: Cast) -> None:
    jury = scored(cast)
    answer = cast.signed_in(cast.dana).get(f"/de/award-rounds/{jury.round_id}/jury/result.csv")
    scores, weights, places, _jurors, model = tables_of(answer.text)
    found, above, noise = computed(scores, weights, width=4)
    for row in places:
        points, error = found[row[2]]
        shown = [points, error, points - 1.645 * error, points + 1.645 * error]
        assert [float(cell) for cell in row[4:8]] == pytest.approx(shown, abs=1e-5)
    assert float(model[1][1]) == pytest.approx(noise, abs=1e-5)
    order = sorted(found, key=lambda item: -found[item][0])
    assert [(row[1], row[2]) for row in places] == [(str(place), item) for place, item in enumerate(order, 1)]
    for row, after in pairwise(places):
        assert float(row[8]) == pytest.approx(above[row[2], after[2]], abs=1e-5)
    assert places[-1][8] == ""


def test_strict_and_generous_jurors_are_told_apart_by_numbers(cast: Cast) -> None:
    jury = scored(cast)
    assert jury.result is not None
    strictness = dict(map(tuple, jury.result["jurors"]))
    by_name = {each.person.name: strictness[each.number] for each in jury.members if each.person}
    assert min(by_name, key=lambda name: by_name[name]) == "Elio"
    assert max(by_name, key=lambda name: by_name[name]) == "Wanda"
