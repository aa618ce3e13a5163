"""Rounds give the best there is: checked by trying everything where that is possible, and by proof where it is not."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from math import floor

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.holidays.rules.shipped import shipped_calendars
from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.matching.rules.fit import fits
from portal.rounds.bounds import most_pairs, most_points
from portal.rounds.candidates import Points, first_come, good_edges, points_of_all
from portal.rounds.grouping import best_groups
from portal.rounds.pairing import ALMOST, best_pairs, pair_up
from portal.rounds.solving import Question, solve
from scripts.bench.profiles import coding, profiles


@st.composite
def drawn_points(draw: st.DrawFn, most: int = 9) -> Points:
    """A few classes; any pair may be possible, with any points."""
    n = draw(st.integers(1, most))
    points = np.zeros((n, n), np.uint8)
    for one, other in combinations(range(n), 2):
        points[one, other] = points[other, one] = draw(st.sampled_from([0, 0, 1, 40, 60, 99, 100]))
    return points


def best_by_trying(points: Points) -> tuple[int, int]:
    """(pairs, points) of the best choice, by trying every one."""

    @cache
    def best(free: frozenset[int]) -> tuple[int, int]:
        if not free:
            return 0, 0
        one = min(free)
        rest = free - {one}
        found = [best(rest)]
        for other in rest:
            if points[one, other]:
                pairs, total = best(rest - {other})
                found.append((pairs + 1, total + int(points[one, other])))
        return max(found)

    return best(frozenset(range(len(points))))


@settings(max_examples=150)
@given(drawn_points())
def test_no_other_choice_has_more_pairs_or_more_points(points: Points) -> None:
    pairs = best_pairs(points, good_edges(points))
    assert (len(pairs), sum(worth for _one, _other, worth in pairs)) == best_by_trying(points)


@settings(max_examples=150, deadline=None)
@given(drawn_points())
def test_a_round_finds_the_best_pairs_and_proves_that_there_are_none_better(points: Points) -> None:
    count = most_pairs(points, good_edges(points))
    loose = most_points(points, count.edges, floor(count.value + ALMOST))
    found = pair_up(points, loose, floor(count.value + ALMOST))
    n_pairs, total = best_by_trying(points)
    assert (len(found.pairs), sum(worth for _one, _other, worth in found.pairs)) == (n_pairs, total)
    assert found.most_points >= total


@settings(max_examples=60)
@given(drawn_points())
def test_the_proof_never_promises_less_than_there_is(points: Points) -> None:
    n_pairs, total = best_by_trying(points)
    edges = good_edges(points)
    assert most_pairs(points, edges).value >= n_pairs - 0.001
    assert most_points(points, edges, n_pairs).value >= total - 0.001


@given(drawn_points())
def test_first_come_first_served_is_possible_and_never_better(points: Points) -> None:
    pairs = first_come(points)
    members = [member for one, other, _worth in pairs for member in (one, other)]
    assert len(members) == len(set(members))
    assert all(points[one, other] == worth > 0 for one, other, worth in pairs)
    assert len(pairs) <= best_by_trying(points)[0]


@settings(max_examples=40, deadline=None)
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


def invented(number: int) -> Question:
    codes = coding(shipped_calendars())
    return Question(codes.attributes(profiles(number)), codes.overlap.regions, DEFAULT_WEIGHTS)


def test_points_of_all_are_those_of_each_pair() -> None:
    question, some = invented(40), profiles(40)
    points = points_of_all(question.classes, question.regions, DEFAULT_WEIGHTS)
    overlap = coding(shipped_calendars()).overlap
    assert points.tolist() == [[fit.total for fit in fits(one, some, overlap)] for one in some]


def test_300_classes_of_six_regions_get_as_many_partners_as_can_be_proven() -> None:
    question = invented(300)
    answer = solve(question)
    assert len(answer.groups) == answer.most_groups
    assert answer.points == answer.most_points
    assert (answer.first_come_groups, answer.first_come_points) < (len(answer.groups), answer.points)
    assert len(answer.without) == 300 - 2 * len(answer.groups)


def test_the_same_classes_get_the_same_partners_again() -> None:
    assert solve(invented(150)).groups == solve(invented(150)).groups


def test_groups_of_three_say_how_far_they_are_from_what_is_proven() -> None:
    question = invented(120)
    answer = solve(replace(question, size=3))
    assert all(len({int(question.classes.region[m]) for m in members}) == 3 for members, _points in answer.groups)
    assert 0 < len(answer.groups) <= answer.most_groups
    assert answer.points <= answer.most_points
    assert answer.first_come_groups <= len(answer.groups)


def test_excluded_classes_come_into_no_group_together() -> None:
    question = invented(60)
    for size in (2, 3):
        free = solve(replace(question, size=size))
        together = [pair for members, _points in free.groups for pair in combinations(members, 2)]
        turned = [(other, one) for one, other in together]  # the order in which a pair is named says nothing
        answer = solve(replace(question, size=size, excluded=turned))
        again = [pair for members, _points in answer.groups for pair in combinations(members, 2)]
        assert answer.groups
        assert not set(together) & set(again)
        assert answer.points <= answer.most_points


def test_a_class_whose_every_partner_is_excluded_fits_nobody() -> None:
    question = invented(20)
    answer = solve(replace(question, excluded=[(0, other) for other in range(1, 20)]))
    assert answer.n_impossible == solve(question).n_impossible + 1
    assert 0 in answer.without


def test_progress_only_grows_and_ends() -> None:
    heard: list[float] = []
    solve(invented(130), heard.append)
    assert heard == sorted(heard)
    assert 0 <= heard[0] <= heard[-1] <= 1


def test_a_round_without_classes_has_an_empty_answer() -> None:
    answer = solve(invented(0))
    assert (answer.groups, answer.most_groups, answer.first_come_groups) == ([], 0, 0)
