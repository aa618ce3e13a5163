"""Pairs where classes may have several partners are the best there are, and proven: checked without the solver."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.solver.candidates import first_come
from portal.solver.edges import Points
from portal.solver.places import places_of, take
from portal.solver.problem import points_of, solve
from portal.solver.several import PlacePairing, pair_up_places
from tests.solver.checking import check_several, worth_of_duals
from tests.solver.drawing import drawn_points, invented
from tests.solver.rounds import best_of_several, numbers_of, small_round, sparse_round, two_communities

SMALL_ROUNDS = 500
MOST_CLASSES = 10

Result = tuple[int, int, int]  # pairs, classes with a partner, points


def result_of(found: PlacePairing) -> Result:
    members = {member for one, other, _points in found.pairs for member in (one, other)}
    return len(found.pairs), len(members), sum(points for _one, _other, points in found.pairs)


def paired(points: Points, numbers: list[int]) -> Result:
    """What is found, with its proof checked, which leaves nothing open."""
    places, heard = places_of(numbers), list[PlacePairing]()
    found = pair_up_places(points, places, found=heard.append)
    check_several(points, places, found)
    for better in heard:  # whoever stops early takes pairs with bounds that hold
        assert result_of(better)[:2] <= result_of(found)[:2]
        assert result_of(better)[2] <= better.proof.most_points
        assert better.proof.most_pairs >= found.proof.most_pairs
    assert (found.proof.most_pairs, found.proof.n_served, found.proof.most_points) == result_of(found)
    return result_of(found)


def test_small_rounds_of_every_shape_are_solved_and_proven() -> None:
    """Ties, odd parts, parts that one pair joins, classes with one to three partners, no possible pair at all."""
    rounds = [(seed, small_round(seed)[:MOST_CLASSES, :MOST_CLASSES]) for seed in range(SMALL_ROUNDS)]
    numbers = {seed: numbers_of(points, seed) for seed, points in rounds}
    wrong = [seed for seed, points in rounds if paired(points, numbers[seed]) != best_of_several(points, numbers[seed])]
    assert wrong == []


@settings(max_examples=60)
@given(drawn_points(7), st.data())
def test_any_round_is_solved_whatever_is_pinned(points: Points, data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(1, 3), min_size=len(points), max_size=len(points)))
    possible = [pair for pair in combinations(range(len(points)), 2) if points[pair]]
    wished = data.draw(st.lists(st.sampled_from(possible), max_size=2)) if possible else []
    rest = points.copy()
    pinned, left = take(rest, places_of(numbers), wished)
    found = pair_up_places(rest, left)
    check_several(rest, left, found)
    together = replace(found, pairs=[*pinned, *found.pairs])
    assert result_of(together) == best_of_several(points, numbers, [(one, other) for one, other, _points in pinned])


@pytest.mark.parametrize(
    "points", [two_communities(21), two_communities(101), sparse_round(300, 1), sparse_round(300, 2)]
)
def test_communities_that_one_pair_joins_and_sparse_rounds_are_proven(points: Points) -> None:
    n_pairs, n_served, _points = paired(points, np.random.default_rng(1).integers(1, 4, len(points)).tolist())
    assert n_pairs > n_served / 2


def test_two_classes_that_want_two_partners_each_become_partners_once() -> None:
    assert paired(np.array([[0, 9], [9, 0]], np.uint8), [2, 2]) == (1, 2, 9)


def test_nobody_stays_alone_so_that_others_have_two_partners() -> None:
    """0 could have 1 and 2 with many points; 3 fits 0 alone."""
    points = np.zeros((4, 4), np.uint8)
    for one, other, worth in ((0, 1, 99), (0, 2, 99), (0, 3, 1), (1, 2, 50)):
        points[one, other] = points[other, one] = worth
    assert paired(points, [2, 1, 1, 1]) == (2, 4, 51)


def test_a_proof_that_promises_too_little_is_no_proof() -> None:
    points, places = two_communities(21), places_of([1, 2, 3] * 14)
    found = pair_up_places(points, places)
    duals = replace(found.proof.points, of_class=found.proof.points.of_class * 0.9, of_further=0.0)
    n_pairs, n_served, total = result_of(found)
    assert worth_of_duals(points.tolist(), places, duals, n_pairs, 2 * n_pairs - n_served) > total + 1
    with pytest.raises(AssertionError):
        check_several(points, places, replace(found, proof=replace(found.proof, most_points=total - 1)))


def test_a_round_in_which_some_look_for_several_keeps_to_what_is_decided() -> None:
    problem = invented(60)
    numbers = [1 + place % 3 for place in range(60)]
    free = solve(replace(problem, places=numbers))
    before = {group.members for group in free.groups}
    one, other = np.argwhere(np.tril(points_of(problem)))[-1].tolist()
    together, apart = (other, one), free.groups[0].members
    assert together not in before
    kept = solve(replace(problem, places=numbers, excluded=[(apart[1], apart[0])], pinned=[(one, other)]))
    pairs = [group.members for group in kept.groups]
    assert together in pairs
    assert apart not in pairs
    assert len(set(pairs)) == len(pairs) <= kept.most_groups
    assert max(sum(place in pair for pair in pairs) for place in range(60)) == 3
    assert kept.n_served + len(kept.without) == 60
    assert (kept.is_count_proven, kept.are_points_proven) == (True, True)
    assert (kept.first_come_groups, kept.first_come_served) <= (len(kept.groups), kept.n_served)


def test_a_round_in_which_everybody_looks_for_one_is_solved_as_ever() -> None:
    problem = invented(60)
    several = solve(replace(problem, places=[1] * 60))
    assert (several.groups, several.most_points) == (solve(problem).groups, solve(problem).most_points)
    assert several.n_served == several.most_served == 2 * len(several.groups)


@given(drawn_points(8), st.data())
def test_first_come_first_served_fills_places_and_is_never_better(points: Points, data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(1, 3), min_size=len(points), max_size=len(points)))
    pairs = first_come(points, np.array(numbers))
    assert len({pair[:2] for pair in pairs}) == len(pairs) <= best_of_several(points, numbers)[0]
    used = [sum(place in pair[:2] for pair in pairs) for place in range(len(points))]
    assert all(number <= most for number, most in zip(used, numbers, strict=True))
