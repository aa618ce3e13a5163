"""What one more class would unlock is computed, not guessed: checked by trying every matching."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.solver.augmentation import Augmentation
from portal.solver.edges import Points
from portal.solver.forest import NOBODY
from portal.solver.maximum import largest_matching
from tests.solver.drawing import Fits, drawn_points, most_served


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
    augmentation = Augmentation(largest_matching(points))
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
    assert set(Augmentation(forest).reached(np.array(fitting))) == helped


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
        assert Augmentation(forest).helps(one, changed[one]) == (gained == 2)
