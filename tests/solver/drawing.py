"""Graphs of a few classes, drawn at random, and the best matching of them found by trying every one."""

from collections.abc import Iterable
from functools import cache
from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.solver.edges import Pair, Points
from portal.solver.problem import Problem
from scripts.bench.calendars import shipped_calendars
from scripts.bench.profiles import coding, profiles

Fits = NDArray[np.bool_ | np.uint8]  # [class, class] → whether they could be partners


@st.composite
def drawn_points(draw: st.DrawFn, most: int = 9) -> Points:
    """A few classes; any pair may be possible, with any points."""
    n = draw(st.integers(1, most))
    points = np.zeros((n, n), np.uint8)
    for one, other in combinations(range(n), 2):
        points[one, other] = points[other, one] = draw(st.sampled_from([0, 0, 1, 40, 60, 99, 100]))
    return points


def best_by_trying(points: Points) -> tuple[int, int]:
    """(pairs, points) of the best matching."""

    @cache
    def best(free: frozenset[int]) -> tuple[int, int]:
        if not free:
            return 0, 0
        one = min(free)
        others = free - {one}
        tried = [best(others)]
        for other in others:
            if points[one, other]:
                pairs, total = best(others - {other})
                tried.append((pairs + 1, total + int(points[one, other])))
        return max(tried)

    return best(frozenset(range(len(points))))


def most_served(fits: Fits, n_newcomers: int = 0) -> int:
    """How many classes find a partner at best, by trying everything; the last ones are newcomers and do not count."""
    n_known = len(fits) - n_newcomers

    @cache
    def best(free: frozenset[int]) -> int:
        if not free:
            return 0
        one = min(free)
        others = free - {one}
        tried = [best(others)]
        for other in others:
            if fits[one, other]:
                tried.append(best(others - {other}) + (one < n_known) + (other < n_known))
        return max(tried)

    return best(frozenset(range(len(fits))))


def worth(pairs: Iterable[Pair]) -> tuple[int, int]:
    """(pairs, points) of these."""
    points = [points for _one, _other, points in pairs]
    return len(points), sum(points)


def invented(number: int) -> Problem:
    """A round of so many invented classes of six regions."""
    codes = coding(shipped_calendars())
    return Problem(codes.attributes(profiles(number)), codes.overlap.regions, DEFAULT_WEIGHTS)
