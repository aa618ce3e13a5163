"""Families for guests: as many as possible, then the best fit, proven; and why somebody is left."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.solver.hosting.columns import columns_of
from portal.solver.hosting.problem import Hosting, Near, broken, total_of
from portal.solver.hosting.proof import SCALE, Branch, Duals, proves, rounded_up
from portal.solver.hosting.reasons import shortage_of
from portal.solver.hosting.search import MOST_COLUMNS, Search, best_stays
from portal.solver.hosting.units import task_of
from tests.solver.drawing_stays import best_by_trying, drawn


@pytest.mark.parametrize("ten", range(20))
def test_two_hundred_random_instances_equal_trying_everything(ten: int) -> None:
    random = Random(ten)
    for _ in range(10):
        hosting = drawn(random, random.randint(1, 5), random.randint(1, 4))
        found = best_stays(hosting)
        assert broken(hosting, found.hosts) == []
        assert (len(found.hosts), total_of(hosting, found.hosts)) == best_by_trying(hosting)
        assert found.is_proven


def test_sixty_guests_are_placed_with_a_proof() -> None:
    hosting = drawn(Random(7), 60, 65)
    found = best_stays(hosting)
    assert (broken(hosting, found.hosts), found.is_proven) == ([], True)


def test_one_guest_more_counts_more_than_any_fit() -> None:
    found = best_stays(Hosting(fits=[[1000, None], [0, 0], [None, 0]], places=[1, 1]))
    assert found.hosts in ({0: 0, 1: 1}, {0: 0, 2: 1})
    assert best_stays(Hosting(fits=[[1000, 1], [1, None]], places=[1, 1])).hosts == {0: 1, 1: 0}


def test_who_must_stay_together_does_or_both_stay_without_a_family() -> None:
    apart = Hosting(fits=[[9, 9], [9, 9]], places=[1, 1], together=[[0, 1]])
    assert best_stays(apart).hosts == {}
    assert best_stays(replace(apart, places=[1, 2])).hosts == {0: 1, 1: 1}


def test_a_wish_for_the_same_family_weighs_against_the_fits() -> None:
    hosting = Hosting(fits=[[10, 0], [0, 10]], places=[2, 2], near=[Near(0, 1, 9)])
    assert best_stays(hosting).hosts == {0: 0, 1: 1}
    assert len({*best_stays(replace(hosting, near=[Near(0, 1, 11)])).hosts.values()}) == 1


def test_a_pin_holds_whatever_the_limits_say_and_draws_friends_along() -> None:
    pinned = {0: 0}
    hosting = Hosting(fits=[[None, 5], [5, 5], [5, 5]], places=[2, 2], near=[Near(0, 1, 3)], pinned=pinned)
    assert best_stays(hosting).hosts == {0: 0, 1: 0, 2: 1}
    assert best_stays(replace(hosting, together=[[0, 2]])).hosts == {0: 0, 1: 1, 2: 0}


def test_who_must_stay_with_two_that_are_pinned_apart_stays_nowhere() -> None:
    hosting = Hosting(fits=[[5, 5]] * 3, places=[2, 2], together=[[0, 1], [1, 2]], pinned={0: 0, 2: 1})
    assert best_stays(hosting).hosts == {0: 0, 2: 1}


def test_nobody_and_no_host_are_a_solved_case() -> None:
    assert best_stays(Hosting([], [])).is_proven
    assert best_stays(Hosting([[], []], [])).hosts == {}


def test_a_search_that_is_broken_off_says_that_nothing_is_proven() -> None:
    hosting = next(each for each in (drawn(Random(n), 12, 6) for n in range(99)) if _branches(each))
    whole, broken_off = best_stays(hosting), best_stays(hosting, most_nodes=1)
    assert (whole.is_proven, broken_off.is_proven) == (True, False)


def _branches(hosting: Hosting) -> bool:
    search = Search()
    return isinstance(search.prove(task_of(hosting)[1], [], 0), Branch)


@given(st.integers(0, 10_000))
def test_a_proof_with_a_price_too_low_or_a_claim_too_small_is_refused(seed: int) -> None:
    hosting = drawn(Random(seed), 5, 4)
    _, task = task_of(hosting)
    search = Search()
    proof = search.prove(task, [], 0)
    assert proves(proof, task, search.best)
    assert search.best == 0 or not proves(proof, task, search.best - 1)
    assert not task.worth or not proves(Duals({}, {}), task, search.best)


def test_prices_below_zero_prove_nothing() -> None:
    _, task = task_of(Hosting([[3]], [1]))
    assert not proves(Duals({0: 10 * SCALE}, {0: -SCALE}), task, 100)
    assert rounded_up(-1e-9) == 0


def test_a_branch_on_what_is_impossible_has_one_side() -> None:
    _, task = task_of(Hosting([[None, 3]], [1, 1]))
    search = Search()
    proof = search.prove(task, [], 0)
    assert proves(Branch(0, 0, Duals({}, {}), proof), task, search.best)


def test_three_guests_who_can_stay_with_two_families_are_named_as_rivals() -> None:
    hosting = Hosting(fits=[[1, 1, None]] * 3 + [[1, 1, 1]], places=[1, 1, 1])
    stays = best_stays(hosting).hosts
    left = next(guest for guest in range(4) if guest not in stays)
    shortage = shortage_of(hosting, stays, left)
    assert (list(shortage.guests), list(shortage.hosts), shortage.n_places) == ([0, 1, 2], [0, 1], 2)
    assert shortage.is_certain


def test_pinned_guests_and_their_places_do_not_count_among_rivals() -> None:
    hosting = Hosting(fits=[[1], [1]], places=[1], pinned={0: 0})
    shortage = shortage_of(hosting, {0: 0}, 1)
    assert (list(shortage.guests), shortage.n_places) == ([1], 0)


def test_where_there_are_places_enough_it_is_those_who_stay_together_that_find_none() -> None:
    hosting = Hosting(fits=[[1, 1], [1, 1]], places=[1, 1], together=[[0, 1]])
    assert not shortage_of(hosting, {}, 0).is_certain


def test_guests_who_all_wish_for_each_other_are_all_placed_without_a_proof() -> None:
    near = [Near(one, other, 25) for one in range(24) for other in range(one)]
    hosting = Hosting(fits=[[50] * 6] * 24, places=[4] * 6, near=near)
    found = best_stays(hosting, most_nodes=1)
    assert (len(found.hosts), broken(hosting, found.hosts), found.is_proven) == (24, [], False)
    assert not columns_of(task_of(hosting)[1]).is_whole


def test_a_search_stops_when_it_has_looked_at_enough() -> None:
    search = Search(n_columns=MOST_COLUMNS - 1)
    _units, task = task_of(drawn(Random(3), 5, 4))
    search.prove(task, [], 0)
    assert (search.n_nodes, search.is_over) == (1, True)
