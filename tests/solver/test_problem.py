"""Whole rounds: as good as can be proven, the same for the same classes, with their progress."""

from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest

from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.matching.rules.fit import fits
from portal.solver.points import points_of_all
from portal.solver.possibility import has_group
from portal.solver.problem import Problem, Solution, solve
from scripts.bench.calendars import shipped_calendars
from scripts.bench.profiles import coding, profiles
from tests.solver.checking_groups import held, possible_groups
from tests.solver.drawing import invented
from tests.solver.test_groups import best_by_trying


def test_points_of_all_are_those_of_each_pair() -> None:
    question, some = invented(40), profiles(40)
    points = points_of_all(question.classes, question.regions, DEFAULT_WEIGHTS)
    codes = coding(shipped_calendars())
    assert points.tolist() == [[fit.total for fit in fits(one, some, codes)] for one in some]


def test_300_classes_of_six_regions_get_as_many_partners_as_can_be_proven() -> None:
    problem = invented(300)
    solution = solve(problem)
    assert (solution.is_count_proven, solution.are_points_proven) == (True, True)
    assert (solution.first_come_groups, solution.first_come_points) < (len(solution.groups), solution.points)
    assert len(solution.without) == 300 - 2 * len(solution.groups)


def test_the_same_classes_get_the_same_partners_again() -> None:
    assert solve(invented(150)).groups == solve(invented(150)).groups


def test_groups_of_three_and_four_are_the_most_and_the_best_of_so_many() -> None:
    problem = invented(100)
    for size in (3, 4):
        heard: list[Solution] = []
        solution = solve(replace(problem, size=size), found=heard.append)
        assert all(len({int(problem.classes.region[m]) for m in members}) == size for members, _p in solution.groups)
        assert (solution.is_count_proven, solution.are_points_proven) == (True, True)
        assert (solution.first_come_groups, solution.first_come_points) < (len(solution.groups), solution.points)
        assert solution.most_groups <= min(one.most_groups for one in heard)


def test_excluded_classes_come_into_no_group_together() -> None:
    problem = invented(60)
    for size in (2, 3):
        free = solve(replace(problem, size=size))
        together = [pair for members, _points in free.groups for pair in combinations(members, 2)]
        turned = [(other, one) for one, other in together]  # the order in which a pair is named says nothing
        solution = solve(replace(problem, size=size, excluded=turned))
        again = [pair for members, _points in solution.groups for pair in combinations(members, 2)]
        assert solution.groups
        assert not set(together) & set(again)
        assert solution.points <= solution.most_points


@pytest.mark.parametrize("seed", range(24))
def test_small_rounds_obey_what_is_decided_about_two_classes_as_well_as_any_choice_can(seed: int) -> None:
    drawn, codes, size = Random(seed), coding(shipped_calendars()), 4 if seed % 4 == 0 else 3
    some = drawn.sample(profiles(300), 18)
    points = np.array([[fit.total for fit in fits(one, some, codes)] for one in some], np.uint8)
    regions = np.array([one.region_key for one in some])
    points[regions[:, None] == regions] = 0
    possible = [(one, other) for one, other in np.argwhere(points).tolist() if one < other]
    together = [drawn.choice(possible)]
    apart = drawn.sample([pair for pair in possible if pair not in together], 12)
    classes, coded = codes.attributes(some), codes.overlap.regions
    problem = Problem(classes, coded, DEFAULT_WEIGHTS, size, excluded=apart, pinned=together)
    solution = solve(problem)
    for one, other in apart:
        points[one, other] = points[other, one] = 0
    can_be = any(held(members, together) for members in possible_groups(points.tolist(), size, together))
    assert has_group(problem, *together[0]) == can_be
    truth = best_by_trying(points, size, together)
    most = max(truth)
    assert (sum(held(group.members, together) for group in solution.groups), len(solution.groups)) == most
    assert (solution.points, solution.most_groups, solution.most_points) == (truth[most], most[1], truth[most])


def test_a_group_has_both_classes_that_belong_together_or_none_of_them() -> None:
    problem = invented(60)
    for size in (3, 4):
        (one, *_rest), (other, *_others) = (group.members for group in solve(replace(problem, size=size)).groups[:2])
        solution = solve(replace(problem, size=size, pinned=[(one, other)]))
        assert {len({one, other} & {*group.members}) for group in solution.groups} <= {0, 2}
        assert (solution.is_count_proven, solution.are_points_proven) == (True, True)


def test_a_class_whose_every_partner_is_excluded_fits_nobody() -> None:
    problem = invented(20)
    solution = solve(replace(problem, excluded=[(0, other) for other in range(1, 20)]))
    assert solution.n_impossible == solve(problem).n_impossible + 1
    assert 0 in solution.without


@pytest.mark.parametrize("size", [2, 3, 4])
def test_progress_only_grows_and_what_is_found_only_gets_better(size: int) -> None:
    heard, found = [0.0], list[Solution]()
    solution = solve(replace(invented(130), size=size), heard.append, found.append)
    assert heard == sorted(heard)
    assert 0.5 < heard[-1] <= 1
    choices = [(len(one.groups), one.points) for one in [*found, solution]]
    assert choices == sorted(choices)
    assert all(len(one.groups) <= one.most_groups and one.points <= one.most_points for one in found)


def test_when_there_is_no_time_the_first_choice_counts_and_the_solution_says_so() -> None:
    solution = solve(replace(invented(100), size=3, most_seconds=0.0))
    assert solution.is_cut_short
    assert solution.first_come_groups <= len(solution.groups) <= solution.most_groups
    assert solution.points <= solution.most_points
    assert not solve(replace(invented(60), size=3)).is_cut_short


def test_a_round_without_classes_has_an_empty_solution() -> None:
    solution = solve(invented(0))
    assert (solution.groups, solution.most_groups, solution.first_come_groups) == ([], 0, 0)
