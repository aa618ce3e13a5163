"""Alternating forests prove that a matching is a largest one, and tell who could stay alone instead of whom."""

from itertools import combinations

import numpy as np
from hypothesis import given

from portal.solver.edges import Points
from portal.solver.forest import NOBODY, AlternatingForest, mates_of
from portal.solver.maximum import largest_matching
from tests.solver.drawing import drawn_points, most_served


@given(drawn_points())
def test_as_many_classes_as_possible_find_a_partner(points: Points) -> None:
    forest = largest_matching(points)
    assert (forest.mates != NOBODY).sum() == most_served(points > 0)


@given(drawn_points())
def test_whatever_pairs_there_are_at_first_as_many_as_possible_come_of_them(points: Points) -> None:
    """Here the classes choose in turn, as they come, which is often not the best for all."""
    pairs: list[tuple[int, int]] = []
    for one, other in combinations(range(len(points)), 2):
        if points[one, other] and not {one, other} & {member for pair in pairs for member in pair}:
            pairs.append((one, other))
    forest = AlternatingForest(points > 0, mates_of(pairs, len(points)))
    assert (forest.mates != NOBODY).sum() == most_served(points > 0)


@given(drawn_points())
def test_outer_classes_are_those_that_stay_alone_in_some_largest_matching(points: Points) -> None:
    fits = points > 0
    most = most_served(fits)
    all_but_one = [[place for place in range(len(fits)) if place != left_out] for left_out in range(len(fits))]
    alone = [most_served(fits[np.ix_(others, others)]) == most for others in all_but_one]
    assert largest_matching(points).is_outer.tolist() == alone
