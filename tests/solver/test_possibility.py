"""Whether any group can hold two classes, asked before all classes are compared."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from portal.solver.possibility import has_group
from portal.solver.problem import Problem, points_of
from tests.solver.drawing import invented


@pytest.fixture(scope="module")
def four() -> Problem:
    """Four classes of four regions that all fit each other, and make a group of four."""
    problem = invented(60)
    points, regions = points_of(problem), problem.classes.region
    for places in combinations(range(60), 4):
        if len({*regions[list(places)].tolist()}) == 4 and all(points[pair] for pair in combinations(places, 2)):
            return replace(problem, classes=problem.classes.at(np.isin(np.arange(60), places)), size=4)
    raise AssertionError("no four classes fit each other")


def test_four_classes_that_fit_each_other_can_be_a_group(four: Problem) -> None:
    assert all(has_group(replace(four, size=size, pinned=[(0, 1)]), 0, 1) for size in (2, 3, 4))


def test_two_pairs_that_belong_together_can_be_one_group_of_four_and_none_of_three(four: Problem) -> None:
    pinned = [(0, 3), (2, 1)]
    assert has_group(replace(four, pinned=pinned), 0, 3)
    assert not has_group(replace(four, pinned=pinned, size=3), 0, 3)


@pytest.mark.parametrize("apart", [(0, 1), (2, 0), (1, 3), (3, 2)])
def test_who_is_kept_apart_or_has_the_same_teacher_comes_into_no_group_of_four(
    four: Problem, apart: tuple[int, int]
) -> None:
    owners = np.arange(4)
    owners[apart[0]] = owners[apart[1]]
    for pinned in ([(0, 1)], [(0, 1), (2, 3)]):
        assert not has_group(replace(four, pinned=pinned, excluded=[apart]), 0, 1)
        assert not has_group(replace(four, pinned=pinned, owners=owners), 0, 1)
