"""What another choice costs: "31 points, and 6-A stays alone", and nothing is said of classes that it does not concern."""

import pytest

from portal.solver.difference import Change, Cost, cost_of, nearest

A6, B7, C7, D8, E8, F9, G9, H9 = range(8)


def groups(*pairs: tuple[int, int, int]) -> dict[frozenset[int], int]:
    return {frozenset((one, other)): points for one, other, points in pairs}


def test_two_classes_would_cost_31_points_and_leave_6a_alone() -> None:
    before, after = groups((A6, B7, 90), (D8, E8, 80)), groups((B7, C7, 59), (D8, E8, 80))
    assert cost_of(before, after, frozenset((B7, C7))) == Cost(31, 0, 0, [A6], [], [], is_together=True)


def test_who_changes_partners_is_told_but_for_the_two_in_question() -> None:
    before, after = groups((A6, B7, 90), (C7, D8, 80)), groups((A6, C7, 70), (B7, D8, 60))
    cost = cost_of(before, after, frozenset((A6, C7)))
    assert cost == Cost(40, 0, 0, [], [], [Change(B7, [A6], [D8]), Change(D8, [C7], [B7])], is_together=True)


def test_a_pair_fewer_and_somebody_who_finds_one_instead() -> None:
    before, after = groups((A6, B7, 90), (C7, D8, 80)), groups((A6, C7, 100), (B7, E8, 10))
    assert cost_of(before, after, frozenset((A6, C7))).left_alone == [D8]
    assert cost_of(before, after, frozenset((A6, C7))).found == [E8]
    fewer = cost_of(before, groups((A6, C7, 100)), frozenset((A6, C7)))
    assert (fewer.n_groups, fewer.points, fewer.left_alone, fewer.is_none) == (1, 70, [B7, D8], False)


def test_a_choice_that_is_just_as_good_costs_nothing() -> None:
    before, after = groups((A6, B7, 70), (C7, D8, 70)), groups((A6, C7, 70), (B7, D8, 70))
    assert cost_of(before, after, frozenset((A6, C7))).is_none


@pytest.mark.parametrize(
    ("elsewhere", "kept"),
    [
        (groups((E8, G9, 50), (F9, H9, 50)), groups((E8, F9, 60), (G9, H9, 40))),  # as good in another way
        (groups((E8, G9, 50), (F9, H9, 51)), groups((E8, G9, 50), (F9, H9, 51))),  # better: the first was not the best
    ],
)
def test_what_has_nothing_to_do_with_the_two_stays_unless_it_gets_better(
    elsewhere: dict[frozenset[int], int], kept: dict[frozenset[int], int]
) -> None:
    before = groups((A6, B7, 90), (E8, F9, 60), (G9, H9, 40))
    chosen = nearest(before, groups((B7, C7, 59)) | elsewhere, frozenset((B7, C7)))
    assert chosen == groups((B7, C7, 59)) | kept


def test_groups_of_three_and_classes_with_two_partners_are_compared_in_the_same_way() -> None:
    three, other = frozenset((A6, B7, C7)), frozenset((A6, B7, D8))
    cost = cost_of({three: 200, frozenset((E8, F9)): 50}, {other: 180, frozenset((E8, F9)): 50}, frozenset((B7, D8)))
    assert cost == Cost(20, 0, 0, [C7], [], [Change(A6, [B7, C7], [B7, D8])], is_together=True)
    two_each = groups((A6, B7, 50), (A6, C7, 40))
    assert cost_of(two_each, groups((A6, D8, 30), (A6, B7, 50)), frozenset((A6, D8))).left_alone == [C7]


def test_two_classes_that_find_no_third_one_are_not_together() -> None:
    three = frozenset((A6, B7, C7))
    assert not cost_of({three: 200}, {three: 200}, frozenset((D8, E8))).is_together
    assert not cost_of({three: 200}, {three: 200}, frozenset((D8, E8))).is_none


def test_a_class_that_finds_its_first_partner_counts_more_than_a_second_one() -> None:
    before, after = groups((E8, F9, 90), (E8, G9, 90)), groups((E8, F9, 60), (G9, H9, 60))
    pair = groups((A6, B7, 50))
    assert nearest(before | pair, after | pair, frozenset((A6, B7))) == after | pair


def test_two_that_leave_one_class_more_alone_cost_something_even_with_the_same_points() -> None:
    before, after = groups((A6, B7, 50), (C7, D8, 50)), groups((A6, C7, 50), (A6, B7, 50))
    cost = cost_of(before, after, frozenset((A6, C7)))
    assert (cost.n_groups, cost.n_served, cost.left_alone, cost.is_none) == (0, 1, [D8], False)
