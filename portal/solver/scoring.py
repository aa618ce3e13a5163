"""How well classes fit: points per criterion and what stops a pair, of one class with many at once; symmetric.

The points of a criterion are its share of the weight, rounded half to even.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.solver.attributes import Attributes, Mask, Rows
from portal.solver.regions import Regions, common_days
from portal.solver.shares import CRITERIA, EVERYBODY, FEWEST_DAYS, LOWEST_LEVEL, Pairs, furthest

QUICKEST = ("form", "topics", "funding", "category", "group", "age", "language", "window")  # all criteria

Weights = Mapping[Any, int]  # name of a criterion → points, 100 together


def possible(one: Attributes, among: Attributes, regions: Regions) -> Rows:
    """The classes that nothing rules out, but for the days in common (see `totals`)."""
    return np.flatnonzero(~_any(_ruled_out(Pairs(one, among, EVERYBODY, regions)).values()))


def silent_alone(one: Attributes, among: Attributes, regions: Regions) -> Rows:
    """The classes that nothing rules out but that no language is common."""
    ruled_out = _ruled_out(Pairs(one, among, EVERYBODY, regions))
    rows = np.flatnonzero(ruled_out.pop("no_language") & ~_any(ruled_out.values()))
    return rows[common_days(one, among, rows, regions) >= FEWEST_DAYS]


def stops(one: Attributes, among: Attributes, regions: Regions) -> dict[str, Mask]:
    """Name of a reason that forbids a pair, the weightiest first → the classes that it rules out."""
    n_days = common_days(one, among, np.arange(len(among)), regions)
    return _ruled_out(Pairs(one, among, EVERYBODY, regions)) | {"no_window": n_days < FEWEST_DAYS}


def totals(one: Attributes, among: Attributes, rows: Rows, regions: Regions, weights: Weights) -> NDArray[np.int64]:
    """Points of each row, all criteria together; 0 where there are too few days in common."""
    pairs = Pairs(one, among, rows, regions)
    total: NDArray[np.int64] = _points(pairs, weights).sum(axis=0, dtype=np.int64)
    total[pairs.days < FEWEST_DAYS] = 0
    return total


def count_above(total: int, one: Attributes, among: Attributes, regions: Regions, weights: Weights) -> int:
    """How many classes fit one with more points than `total`; whoever can no longer get there is left out early."""
    spare = sum(weights[name] for name in CRITERIA) - total
    rows = among.aged(float(one.age), furthest(spare / max(weights["age"], 1), regions))
    lost = np.zeros(len(rows), np.int16)
    for name in QUICKEST:
        lost += weights[name] - _points_of(name, Pairs(one, among, rows, regions), weights)
        may_get_there = np.flatnonzero(lost < spare)
        rows, lost = rows[may_get_there], lost[may_get_there]
    rows = rows[~_any(_ruled_out(Pairs(one, among, rows, regions)).values())]
    return int((common_days(one, among, rows, regions) >= FEWEST_DAYS).sum())


def points(one: Attributes, among: Attributes, regions: Regions, weights: Weights) -> NDArray[np.int16]:
    """[criterion, class] → points, in the order of CRITERIA, whatever stops a pair."""
    return _points(Pairs(one, among, np.arange(len(among)), regions), weights)


def _points(pairs: Pairs, weights: Weights) -> NDArray[np.int16]:
    given = np.empty((len(CRITERIA), len(pairs)), np.int16)
    for number, name in enumerate(CRITERIA):
        given[number] = _points_of(name, pairs, weights)
    return given


def _points_of(name: str, pairs: Pairs, weights: Weights) -> NDArray[np.int16]:
    return np.rint(weights[name] * CRITERIA[name](pairs)).astype(np.int16)


def _ruled_out(pairs: Pairs) -> dict[str, Mask]:
    """All reasons but the days in common."""
    one, regions, theirs = pairs.one, pairs.regions, pairs.theirs("region")
    is_welcome = one.welcome >> np.arange(len(regions.is_suspended)) & 1 != 0
    welcomes = pairs.theirs("welcome") & (1 << one.region.astype(np.int64)) != 0
    is_suspended = regions.is_suspended | regions.is_suspended[one.region]
    unwelcome, is_here = ~(is_welcome[theirs] & welcomes), theirs == one.region
    return {
        "same_class": pairs.theirs("class_id") == one.class_id,
        "region_suspended": is_suspended[theirs],
        "same_region": unwelcome & is_here,
        "not_welcome": unwelcome & ~is_here,
        "no_language": ~_can_talk(pairs),
        "ages_apart": np.abs(pairs.theirs("age") - one.age) > regions.age_gap,
    }


def _any(masks: Iterable[Mask]) -> Mask:
    return reduce(or_, masks)


def _can_talk(pairs: Pairs) -> Mask:
    talks = np.zeros(len(pairs), np.bool_)
    for language in np.flatnonzero(pairs.one.levels >= LOWEST_LEVEL):
        talks |= pairs.among.levels[language][pairs.rows] >= LOWEST_LEVEL
    return talks
