"""Groups of three and four classes: as good as trying every choice, with bounds that no choice exceeds.

Some of their classes come only together. `ROUNDS_OF_GROUPS=700` tries as many small rounds, each with its own seed.
"""

import os
from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

import numpy as np
import pytest

from portal.solver.building import Group, first_groups
from portal.solver.edges import Points
from portal.solver.groups import Packing, best_groups
from portal.solver.pinning import Start, begun
from portal.solver.pins import Task, pins_of
from portal.solver.problem import points_of
from portal.solver.progress import ignore
from tests.solver.checking_groups import Pairs, check_groups, has_choice, held, possible_groups
from tests.solver.drawing import invented

ROUNDS = int(os.environ.get("ROUNDS_OF_GROUPS", "210"))
KINDS = ("any", "ties", "sparse", "bridged", "alone")

Best = dict[tuple[int, int], int]  # (pairs that belong together, groups) → the most points of so many


def drawn_round(seed: int) -> tuple[Points, int]:
    """A few classes of four regions: any points, few different ones, two communities with one weak pair, no group."""
    drawn = Random(seed)
    kind, size, n = KINDS[seed % len(KINDS)], drawn.choice((3, 4)), drawn.choice((drawn.randint(1, 13), 12, 13))
    regions, points = [drawn.randrange(5) for _ in range(n)], np.zeros((n, n), np.uint8)
    for one, other in combinations(range(n), 2):
        worth = drawn.choice((50, 51)) if kind == "ties" else drawn.randint(1, 100)
        is_near = kind != "bridged" or (one < n // 2) == (other < n // 2) or drawn.random() < 0.1
        is_possible = drawn.random() < {"sparse": 0.5, "alone": 0.15}.get(kind, 0.85)
        if regions[one] != regions[other] and is_near and is_possible:
            points[one, other] = points[other, one] = worth
    return points, size


def drawn_pairs(seed: int, points: Points) -> Pairs:
    """None, or up to five pairs that belong together and mostly fit; each class in one of them at most."""
    drawn, together, taken = Random(seed), Pairs(), set[int]()
    pairs = list(combinations(range(len(points)), 2))
    for pair in drawn.sample(pairs, len(pairs)):
        if len(together) < seed % 6 and not taken & {*pair} and (points[pair] or drawn.random() < 0.1):
            together.append(pair)
            taken |= {*pair}
    return together


def best_by_trying(points: Points, size: int, together: Pairs) -> Best:
    """The most points for every number of pairs and groups, from every set of classes that are free."""
    around: dict[int, list[tuple[int, int, int]]] = {place: [] for place in range(len(points))}
    for members, worth in possible_groups(points.tolist(), size, together).items():
        around[members[0]].append((sum(1 << member for member in members), held(members, together), worth))

    @cache
    def best(place: int, taken: int) -> Best:
        if place == len(points):
            return {(0, 0): 0}
        found = dict(best(place + 1, taken))
        for members, n_held, worth in around[place]:
            if not members & taken:
                for (n_pairs, number), total in best(place + 1, taken | members).items():
                    key = n_pairs + n_held, number + 1
                    found[key] = max(found.get(key, 0), total + worth)
        return found

    return best(0, 0)


def start_of(points: Points, size: int, together: Pairs) -> Start:
    return begun(Task(points, size, pins_of(len(points), together)))


def solved(points: Points, size: int, together: Pairs) -> tuple[Packing, list[Packing]]:
    heard: list[Packing] = []
    return best_groups(start_of(points, size, together), heard.append), heard


def assert_valid(groups: list[Group], possible: dict[tuple[int, ...], int]) -> None:
    members = [member for group in groups for member in group.members]
    assert len(members) == len(set(members))
    assert all(possible[group.members] == group.points for group in groups)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_small_rounds_are_as_good_as_trying_everything(seed: int) -> None:
    points, size = drawn_round(seed)
    together = drawn_pairs(seed, points)
    truth, possible = best_by_trying(points, size, together), possible_groups(points.tolist(), size, together)
    packing, heard = solved(points, size, together)
    n_held, most = max(truth)
    assert (len(packing.groups), packing.points) == (most, truth[n_held, most])
    assert (packing.most_groups, packing.most_points) == (most, truth[n_held, most])
    if packing.groups:
        check_groups(points, size, together, packing)
    for news in [*heard, packing]:  # whoever stops early takes groups as good as they are said to be
        assert_valid(news.groups, possible)
        assert sum(held(group.members, together) for group in news.groups) == n_held
        assert news.most_groups >= most
        assert news.most_points >= truth[n_held, len(news.groups)]
    first = start_of(points, size, together).first
    assert_valid(first, possible)
    assert (len(packing.groups), packing.points) >= (len(first), sum(group.points for group in first))


@pytest.mark.parametrize("size", [3, 4])
def test_groups_of_100_classes_are_proven_and_a_proof_that_promises_less_is_none(size: int) -> None:
    problem = invented(100)
    points, regions = points_of(problem), problem.classes.region
    points[regions[:, None] == regions] = 0
    packing, _heard = solved(points, size, [])
    check_groups(points, size, [], packing)
    assert packing.points == packing.most_points
    assert packing.proof
    cheaper = replace(packing.proof.points, of_class=packing.proof.points.of_class * 0.9)
    with pytest.raises(AssertionError):
        check_groups(points, size, [], replace(packing, proof=replace(packing.proof, points=cheaper)))


@pytest.mark.parametrize("seed", range(20))
def test_who_checks_finds_the_choice_that_there_is(seed: int) -> None:
    points, size = drawn_round(seed)
    packing, _heard = solved(points, size, [])
    if packing.proof:
        worth = possible_groups(points.tolist(), size, [])
        assert has_choice(worth, [], packing.proof.points, (packing.proof.number, 0, packing.points))


def test_whoever_comes_first_takes_the_best_group_that_is_free() -> None:
    for seed in range(40):
        points, size = drawn_round(seed)
        possible = possible_groups(points.tolist(), size, [])
        taken: set[int] = set()
        for place in range(len(points)):
            free = [worth for members, worth in possible.items() if place in members and not taken & {*members}]
            group = next((one for one in first_groups(points, size) if one.members and place in one.members), None)
            if place not in taken and free:
                assert group
                assert group.points == max(free)
                taken |= {*group.members}


def test_where_no_class_fits_another_there_is_no_group() -> None:
    packing = best_groups(start_of(np.zeros((5, 5), np.uint8), 3, [(0, 1)]), ignore)
    assert packing == Packing([], 0, 0)


def test_a_first_choice_that_leaves_a_group_less_is_given_up() -> None:
    """Three classes that fit best block two groups that could both be."""
    points = np.zeros((6, 6), np.uint8)
    for members, worth in (((0, 1, 2), 100), ((0, 3, 4), 1), ((1, 2, 5), 1)):
        for one, other in combinations(members, 2):
            points[one, other] = points[other, one] = max(points[one, other], worth)
    packing, _heard = solved(points, 3, [])
    assert [group.members for group in packing.groups] == [(0, 3, 4), (1, 2, 5)]
    assert len(first_groups(points, 3)) == 1


def test_two_classes_that_belong_together_come_before_one_more_group() -> None:
    points = np.zeros((10, 10), np.uint8)
    for members in ((0, 1, 2, 3), (2, 4, 5, 6), (3, 7, 8, 9)):
        for one, other in combinations(members, 2):
            points[one, other] = points[other, one] = 50
    alone, _heard = solved(points, 4, [])
    assert [group.members for group in alone.groups] == [(2, 4, 5, 6), (3, 7, 8, 9)]
    packing, _heard = solved(points, 4, [(1, 0)])
    assert packing == Packing([Group((0, 1, 2, 3), 300)], 1, 300)


def test_pairs_that_many_classes_could_join_all_find_some() -> None:
    """So many possible groups that not all of them are looked at; some classes are in nearly all of them."""
    n, together = 90, [(0, 1), (2, 3), (4, 5)]
    points = np.full((n, n), 50, np.uint8)
    np.fill_diagonal(points, 0)
    points[0:2, 70:] = points[70:, 0:2] = 60
    points[40:, 40:] = 0
    points[6:40, 6:40] = 0
    for size, number in ((3, 3), (4, 3)):
        packing = begun(Task(points, size, pins_of(n, together)))
        assert packing.task.pins.most == number
        assert len(packing.columns) < 5_000
