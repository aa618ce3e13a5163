"""What one more class would unlock is computed, not guessed: checked by trying every matching."""

from functools import cache
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.solver.augmentation import Augmentation
from portal.solver.cover import Standing, standing_of
from portal.solver.edges import Edges, Points
from portal.solver.forest import NOBODY, AlternatingForest
from portal.solver.maximum import largest_matching
from portal.solver.places import places_of
from portal.solver.several import pair_up_places
from tests.solver.drawing import Fits, drawn_points, most_served


def of(forest: AlternatingForest) -> Standing:
    """One place for each class."""
    n = len(forest.mates)
    return Standing(forest, np.arange(n), np.zeros(n, np.bool_))


def asked(points: Points, numbers: list[int] | None = None) -> Augmentation:
    """Of the pairs that are found, with one place for each class unless told otherwise."""
    places = places_of(numbers or [1] * len(points))
    pairs = [(one, other) for one, other, _points in pair_up_places(points, places).pairs]
    return Augmentation(standing_of(points, places, Edges(*np.array(pairs, np.int64).reshape(-1, 2).T)))


def with_newcomers(fits: Fits, fitting: list[bool], number: int) -> Fits:
    n = len(fits)
    wider = np.zeros((n + number, n + number), np.bool_)
    wider[:n, :n] = fits
    wider[n:, :n] = fitting
    wider[:n, n:] = np.array(fitting)[:, None]
    return wider


@settings(max_examples=300)
@given(drawn_points(8), st.data())
def test_newcomers_unlock_exactly_as_many_classes_as_trying_everything_shows(
    points: Points, data: st.DataObject
) -> None:
    fits = points > 0
    fitting = data.draw(st.lists(st.booleans(), min_size=len(fits), max_size=len(fits)))
    augmentation = asked(points)
    before = most_served(fits)
    for number in (1, 2, 4):
        more = most_served(with_newcomers(fits, fitting, number), number) - before
        assert augmentation.unlocked(np.array(fitting), number) == more
    assert bool(augmentation.reached(np.array(fitting))) == bool(augmentation.unlocked(np.array(fitting), 1))


@settings(max_examples=200)
@given(drawn_points(8), st.data())
def test_each_reached_class_could_be_the_one_that_is_helped(points: Points, data: st.DataObject) -> None:
    fits = points > 0
    fitting = data.draw(st.lists(st.booleans(), min_size=len(fits), max_size=len(fits)))
    forest = largest_matching(points)
    alone = set(np.flatnonzero(forest.mates == NOBODY).tolist())
    wider = with_newcomers(fits, fitting, 1)
    helped = set()
    for one in alone:
        remaining = [place for place in range(len(wider)) if place not in alone - {one}]
        if most_served(wider[np.ix_(remaining, remaining)], 1) == len(fits) - len(alone) + 1:
            helped.add(one)
    assert set(Augmentation(of(forest)).reached(np.array(fitting))) == helped


@settings(max_examples=300)
@given(drawn_points(8), st.data())
def test_a_class_is_helped_when_more_pairs_become_possible_by_what_it_changes(
    points: Points, data: st.DataObject
) -> None:
    forest = largest_matching(points)
    for one in np.flatnonzero(forest.mates == NOBODY).tolist():
        more = data.draw(st.lists(st.booleans(), min_size=len(points), max_size=len(points)))
        changed = points > 0
        changed[one] |= more
        changed[one, one] = False
        changed[:, one] = changed[one]
        gained = most_served(changed) - most_served(points > 0)
        assert Augmentation(of(forest)).helps(one, changed[one]) == (gained == 2)


def n_served(fits: Fits, numbers: list[int], n_newcomers: int = 0) -> int:
    """How many classes get a partner at best where they may have several; newcomers have one and do not count."""
    n_known = len(fits) - n_newcomers
    most = numbers + [1] * n_newcomers

    @cache
    def best(one: int, used: tuple[int, ...]) -> int:
        if one == len(fits):
            return 0
        later = range(one + 1, len(fits))
        free = [other for other in later if fits[one, other] and used[other] < most[other]]
        tried = []
        for number in range(min(len(free), most[one] - used[one]) + 1):
            for chosen in combinations(free, number):
                rest = tuple(n + (other in chosen) for other, n in enumerate(used))
                tried.append(best(one + 1, rest) + (one < n_known and used[one] + number > 0))
        return max(tried)

    return best(0, (0,) * len(fits))


@settings(max_examples=200)
@given(drawn_points(6), st.data())
def test_newcomers_unlock_what_trying_shows_where_classes_may_have_several_partners(
    points: Points, data: st.DataObject
) -> None:
    numbers = data.draw(st.lists(st.integers(1, 3), min_size=len(points), max_size=len(points)))
    fitting = data.draw(st.lists(st.booleans(), min_size=len(points), max_size=len(points)))
    augmentation, before = asked(points, numbers), n_served(points > 0, numbers)
    assert augmentation.standing.is_alone().sum() == len(points) - before
    for number in (1, 2):
        more = n_served(with_newcomers(points > 0, fitting, number), numbers, number) - before
        assert augmentation.unlocked(np.array(fitting), number) == more
    assert bool(augmentation.reached(np.array(fitting))) == bool(augmentation.unlocked(np.array(fitting), 1))


@settings(max_examples=200)
@given(drawn_points(6), st.data())
def test_a_class_is_helped_by_what_it_changes_also_by_a_second_place_of_another_one(
    points: Points, data: st.DataObject
) -> None:
    numbers = data.draw(st.lists(st.integers(1, 3), min_size=len(points), max_size=len(points)))
    augmentation, before = asked(points, numbers), n_served(points > 0, numbers)
    for one in np.flatnonzero(augmentation.standing.is_alone()).tolist():
        changed = points > 0
        changed[one] |= data.draw(st.lists(st.booleans(), min_size=len(points), max_size=len(points)))
        changed[one, one] = False
        changed[:, one] = changed[one]
        assert augmentation.helps(one, changed[one]) == (n_served(changed, numbers) > before)
