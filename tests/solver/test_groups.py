"""Groups of three or four classes."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.solver.edges import Points
from portal.solver.groups import best_groups
from tests.solver.drawing import drawn_points


@settings(max_examples=40)
@given(drawn_points(12), st.sampled_from([3, 4]), st.randoms(use_true_random=False))
def test_groups_are_disjoint_fit_all_round_and_join_different_regions(points: Points, size: int, drawn: object) -> None:
    regions = np.array([drawn.randrange(5) for _ in points], np.int8)  # type: ignore[attr-defined]
    groups = best_groups(points, regions, size)
    members = [member for group in groups for member in group.members]
    assert len(members) == len(set(members)) == len(groups) * size
    for group in groups:
        assert len({regions[member] for member in group.members}) == size
        assert group.points == sum(int(points[pair]) for pair in combinations(group.members, 2))
        assert all(points[pair] for pair in combinations(group.members, 2))
