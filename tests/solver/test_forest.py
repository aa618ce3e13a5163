"""Alternating forests prove that a matching is a largest one, and tell who could stay alone instead of whom."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from portal.solver.candidates import candidate_edges
from portal.solver.edges import Edges, Points
from portal.solver.forest import NOBODY, AlternatingForest, mates_of
from portal.solver.maximum import completed, largest_matching
from tests.solver.drawing import drawn_points, most_served


@given(drawn_points())
def test_as_many_classes_as_possible_find_a_partner(points: Points) -> None:
    forest = largest_matching(points)
    assert (forest.mates != NOBODY).sum() == most_served(points > 0)


@given(drawn_points(), st.data())
def test_whatever_pairs_are_looked_at_first_all_that_are_needed_join_in(points: Points, data: st.DataObject) -> None:
    edges = candidate_edges(points)
    few = np.array(data.draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges))), np.bool_)
    forest = completed(points, Edges(edges.one[few], edges.other[few]))
    assert (forest.mates != NOBODY).sum() == most_served(points > 0)


@given(drawn_points())
def test_trees_meet_exactly_while_there_is_a_larger_matching(points: Points) -> None:
    """Here the classes choose in turn, as they come, which is often not the best for all."""
    pairs: list[tuple[int, int]] = []
    for one, other in combinations(range(len(points)), 2):
        if points[one, other] and not {one, other} & {member for pair in pairs for member in pair}:
            pairs.append((one, other))
    forest = AlternatingForest(points > 0, mates_of(pairs, len(points)))
    assert bool(forest.augmenting) == (2 * len(pairs) < most_served(points > 0))


@given(drawn_points())
def test_outer_classes_are_those_that_stay_alone_in_some_largest_matching(points: Points) -> None:
    fits = points > 0
    most = most_served(fits)
    all_but_one = [[place for place in range(len(fits)) if place != left_out] for left_out in range(len(fits))]
    alone = [most_served(fits[np.ix_(others, others)]) == most for others in all_but_one]
    assert largest_matching(points).is_outer.tolist() == alone
