"""Pairs are the best there are, and bounds are true: checked by trying every matching."""

from math import floor

from hypothesis import given, settings

from portal.solver.bounds import bound_on_pairs, bound_on_points
from portal.solver.candidates import candidate_edges, first_come
from portal.solver.edges import Points
from portal.solver.pairing import ALMOST, best_pairs, pair_up
from tests.solver.drawing import best_by_trying, drawn_points, worth


@settings(max_examples=150)
@given(drawn_points())
def test_no_other_matching_has_more_pairs_or_more_points(points: Points) -> None:
    pairs = best_pairs(points, candidate_edges(points))
    assert worth(pairs) == best_by_trying(points)


@settings(max_examples=150)
@given(drawn_points())
def test_the_best_pairs_are_found_and_proven_to_be_the_best(points: Points) -> None:
    count = bound_on_pairs(points, candidate_edges(points))
    loose = bound_on_points(points, count.edges, floor(count.value + ALMOST))
    pairing = pair_up(points, loose, floor(count.value + ALMOST))
    n_pairs, total = best_by_trying(points)
    assert worth(pairing.pairs) == (n_pairs, total)
    assert pairing.most_points >= total


@settings(max_examples=60)
@given(drawn_points())
def test_no_bound_is_below_what_there_is(points: Points) -> None:
    n_pairs, total = best_by_trying(points)
    edges = candidate_edges(points)
    assert bound_on_pairs(points, edges).value >= n_pairs - 0.001
    assert bound_on_points(points, edges, n_pairs).value >= total - 0.001


@given(drawn_points())
def test_first_come_first_served_is_possible_and_never_better(points: Points) -> None:
    pairs = first_come(points)
    members = [member for one, other, _points in pairs for member in (one, other)]
    assert len(members) == len(set(members))
    assert all(points[one, other] == given > 0 for one, other, given in pairs)
    assert len(pairs) <= best_by_trying(points)[0]
