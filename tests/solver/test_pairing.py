"""Pairs are the best there are, and whatever is said to be proven is: checked without the solver."""

from dataclasses import replace

import numpy as np
import pytest
import rustworkx
from hypothesis import given, settings

from portal.solver import pairing
from portal.solver.bounds import bound_on_points
from portal.solver.building import Group
from portal.solver.candidates import candidate_edges, first_come
from portal.solver.edges import Points
from portal.solver.matching import best_pairs, with_points
from portal.solver.maximum import largest_matching
from portal.solver.pairing import Pairing, exact, pair_up, pairs_of
from portal.solver.proof import Proof
from tests.solver.checking import check, most_points
from tests.solver.drawing import best_by_trying, drawn_points, worth
from tests.solver.rounds import best_of_all, small_round, sparse_round, two_communities

SMALL_ROUNDS = 1000


def groups_of(found: Pairing) -> list[Group]:
    return [Group((one, other), total) for one, other, total in found.pairs]


def paired(points: Points) -> tuple[int, int]:
    """(pairs, points) of what is found, with its proof checked."""
    found = pair_up(points)
    check(points, groups_of(found), found.proof)
    assert found.proof.most_points == worth(found.pairs)[1]
    return worth(found.pairs)


def test_small_rounds_of_every_shape_are_solved_and_proven() -> None:
    """Ties, odd parts, parts that one pair joins, no possible pair at all."""
    rounds = [small_round(seed) for seed in range(SMALL_ROUNDS)]
    wrong = [seed for seed, points in enumerate(rounds) if paired(points) != best_of_all(points)]
    assert wrong == []


@pytest.mark.parametrize(("size", "seed"), [(21, seed) for seed in range(10)] + [(101, 1)])
def test_two_communities_that_one_weak_pair_joins_leave_nobody_alone(size: int, seed: int) -> None:
    points = two_communities(size, seed)
    assert paired(points)[0] == size


@pytest.mark.parametrize("seed", range(10))
def test_sparse_rounds_of_300_are_solved_and_proven(seed: int) -> None:
    points = sparse_round(300, seed)
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(points))
    graph.add_edges_from([(int(one), int(other), int(points[one, other])) for one, other in np.argwhere(points)])
    pairs = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    assert paired(points) == (len(pairs), sum(int(points[pair]) for pair in pairs))


@settings(max_examples=60)
@given(drawn_points())
def test_any_round_is_solved_and_proven(points: Points) -> None:
    assert paired(points) == best_by_trying(points)


@settings(max_examples=60)
@given(drawn_points())
def test_the_best_pairs_are_found_even_where_no_tight_bound_proves_them(points: Points) -> None:
    forest, (n_pairs, total) = largest_matching(points), best_by_trying(points)
    some = with_points(points, pairs_of(forest.mates))
    loose = bound_on_points(points, candidate_edges(points).also(pairs_of(forest.mates)), n_pairs)
    found = exact(points, Pairing(some, Proof(np.flatnonzero(forest.is_inner), loose.duals, n_pairs)))
    check(points, groups_of(found), found.proof)
    assert worth(found.pairs) == (n_pairs, total)


@pytest.mark.parametrize("share", [0.9, 0.99])
def test_a_proof_that_promises_too_little_is_no_proof(share: float) -> None:
    points = two_communities(21)
    found = pair_up(points)
    duals = replace(found.proof.duals, of_class=found.proof.duals.of_class * share)
    with pytest.raises(AssertionError):
        most_points(points.tolist(), replace(found.proof, duals=duals))


@settings(max_examples=60)
@given(drawn_points())
def test_no_other_matching_over_some_pairs_is_better(points: Points) -> None:
    assert worth(best_pairs(points, candidate_edges(points))) == best_by_trying(points)


@settings(max_examples=60)
@given(drawn_points())
def test_no_bound_is_below_what_there_is(points: Points) -> None:
    n_pairs, total = best_by_trying(points)
    edges = candidate_edges(points)
    assert bound_on_points(points, edges, n_pairs).value >= total - 0.001


@given(drawn_points())
def test_first_come_first_served_is_possible_and_never_better(points: Points) -> None:
    pairs = first_come(points)
    members = [member for one, other, _points in pairs for member in (one, other)]
    assert len(members) == len(set(members))
    assert all(points[one, other] == given > 0 for one, other, given in pairs)
    assert len(pairs) <= best_by_trying(points)[0]


@pytest.mark.parametrize("seed", [2, 6])
def test_of_more_classes_than_are_solved_to_the_end_the_pairs_come_near_what_is_proven(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairing, "MANY", 0)
    points = two_communities(101, seed)
    found = pair_up(points)
    check(points, groups_of(found), found.proof)
    number, total = worth(found.pairs)
    assert number == 101
    assert found.proof.most_points - 2 <= total <= found.proof.most_points
