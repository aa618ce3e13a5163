"""Groups of three and four classes: as good as trying every choice, with bounds that no choice exceeds.

`ROUNDS_OF_GROUPS=700` tries as many small rounds, each with its own seed.
"""

import os
from functools import cache
from itertools import combinations
from random import Random

import numpy as np
import pytest

from portal.solver.building import Group, first_groups
from portal.solver.edges import Points
from portal.solver.groups import Packing, best_groups
from portal.solver.progress import ignore

ROUNDS = int(os.environ.get("ROUNDS_OF_GROUPS", "60"))
KINDS = ("any", "ties", "sparse", "bridged", "alone")


def drawn_round(seed: int) -> tuple[Points, int]:
    """A few classes of four regions: any points, few different ones, two communities with one weak pair, no group."""
    drawn = Random(seed)
    kind, size, n = KINDS[seed % len(KINDS)], drawn.choice((3, 4)), drawn.randint(1, 13)
    regions, points = [drawn.randrange(5) for _ in range(n)], np.zeros((n, n), np.uint8)
    for one, other in combinations(range(n), 2):
        worth = drawn.choice((50, 51)) if kind == "ties" else drawn.randint(1, 100)
        is_near = kind != "bridged" or (one < n // 2) == (other < n // 2) or drawn.random() < 0.1
        is_possible = drawn.random() < {"sparse": 0.5, "alone": 0.15}.get(kind, 0.85)
        if regions[one] != regions[other] and is_near and is_possible:
            points[one, other] = points[other, one] = worth
    return points, size


def groups_of(points: Points, size: int) -> dict[tuple[int, ...], int]:
    """Every possible group and its points."""
    worth = {}
    for members in combinations(range(len(points)), size):
        pairs = [int(points[pair]) for pair in combinations(members, 2)]
        if all(pairs):
            worth[members] = sum(pairs)
    return worth


def best_by_trying(points: Points, size: int) -> dict[int, int]:
    """Number of groups → the most points that exactly so many have, from every set of classes that are free."""
    around: dict[int, list[tuple[int, int]]] = {place: [] for place in range(len(points))}
    for members, worth in groups_of(points, size).items():
        around[members[0]].append((sum(1 << member for member in members), worth))

    @cache
    def best(place: int, taken: int) -> dict[int, int]:
        if place == len(points):
            return {0: 0}
        found = dict(best(place + 1, taken))
        for members, worth in around[place]:
            if not members & taken:
                for number, total in best(place + 1, taken | members).items():
                    found[number + 1] = max(found.get(number + 1, 0), total + worth)
        return found

    return best(0, 0)


def solved(points: Points, size: int) -> tuple[Packing, list[Packing]]:
    heard: list[Packing] = []
    return best_groups(points, size, first_groups(points, size), heard.append), heard


def assert_valid(groups: list[Group], possible: dict[tuple[int, ...], int]) -> None:
    members = [member for group in groups for member in group.members]
    assert len(members) == len(set(members))
    assert all(possible[group.members] == group.points for group in groups)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_small_rounds_are_as_good_as_trying_everything(seed: int) -> None:
    points, size = drawn_round(seed)
    truth, possible = best_by_trying(points, size), groups_of(points, size)
    packing, heard = solved(points, size)
    most = max(truth)
    assert (len(packing.groups), packing.points) == (most, truth[most])
    assert (packing.most_groups, packing.most_points) == (most, truth[most])
    for news in [*heard, packing]:  # whoever stops early takes groups as good as they are said to be
        assert_valid(news.groups, possible)
        assert news.most_groups >= most
        assert news.most_points >= truth[len(news.groups)]
    first = first_groups(points, size)
    assert_valid(first, possible)
    assert (len(packing.groups), packing.points) >= (len(first), sum(group.points for group in first))


def test_whoever_comes_first_takes_the_best_group_that_is_free() -> None:
    for seed in range(40):
        points, size = drawn_round(seed)
        possible = groups_of(points, size)
        taken: set[int] = set()
        for place in range(len(points)):
            free = [worth for members, worth in possible.items() if place in members and not taken & {*members}]
            group = next((one for one in first_groups(points, size) if one.members and place in one.members), None)
            if place not in taken and free:
                assert group
                assert group.points == max(free)
                taken |= {*group.members}


def test_where_no_class_fits_another_there_is_no_group() -> None:
    packing = best_groups(np.zeros((5, 5), np.uint8), 3, [], ignore)
    assert packing == Packing([], 0, 0)


def test_a_first_choice_that_leaves_a_group_less_is_given_up() -> None:
    """Three classes that fit best block two groups that could both be."""
    points = np.zeros((6, 6), np.uint8)
    for members, worth in (((0, 1, 2), 100), ((0, 3, 4), 1), ((1, 2, 5), 1)):
        for one, other in combinations(members, 2):
            points[one, other] = points[other, one] = max(points[one, other], worth)
    packing, _heard = solved(points, 3)
    assert [group.members for group in packing.groups] == [(0, 3, 4), (1, 2, 5)]
    assert len(first_groups(points, 3)) == 1
