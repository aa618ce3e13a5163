"""The programme of an event: every constraint kept, as good as trying everything, with reasons that hold."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from portal.solver.programme import Obstacle, Planned, plan
from portal.solver.stages import DAY, Opening, Performance, Slot, Stages
from scripts.bench.programme import festival
from tests.solver.checking_programmes import best_by_trying, broken, points, small


@pytest.mark.parametrize("seed", range(40))
def test_a_few_performances_are_planned_as_well_as_by_trying_everything(seed: int) -> None:
    problem = small(seed)
    planned = plan(problem, seconds=20)
    assert broken(problem, planned.slots) == []
    assert (len(planned.slots), planned.points) == best_by_trying(problem)
    assert (planned.most_placed, planned.most_points, planned.is_best) == (len(planned.slots), planned.points, True)
    assert planned.points == points(problem, planned.slots)


@pytest.mark.parametrize("hours", [6, 2])
def test_60_performances_keep_to_everything_and_are_more_than_first_come_first_served(hours: float) -> None:
    problem = festival(60, hours, 3, 5)
    planned = plan(problem, seconds=2)
    assert broken(problem, planned.slots) == []
    assert planned.points == points(problem, planned.slots)
    assert (planned.first_come_placed, planned.first_come_points) < (len(planned.slots), planned.points)
    assert len(planned.slots) <= planned.most_placed <= 60
    assert planned.slots.keys() | planned.unplaced.keys() == set(range(60))


def test_what_is_pinned_stays_even_where_nothing_else_could_be() -> None:
    pinned = {0: Slot(0, 597)}  # before the stage opens, and off the grid
    problem = replace(_stage([Performance(group, 0, 20) for group in range(3)], 60), pinned=pinned)
    planned = plan(problem)
    assert broken(problem, planned.slots) == []
    assert (planned.slots[0], len(planned.slots)) == (Slot(0, 597), 2)


def test_a_region_that_was_not_in_prime_time_comes_before_one_that_was() -> None:
    """Prime time has room for two: one of each region, though the first one has three performances."""
    performances = [Performance(group, region, 20) for group, region in enumerate([0, 0, 0, 1])]
    problem = Stages([10], [Opening(0, 600, 720, 670, 720)], performances)
    planned = plan(problem)
    in_prime = {performances[number].region for number, slot in planned.slots.items() if slot.start >= 670}
    assert (len(planned.slots), in_prime, planned.n_in_prime) == (4, {0, 1}, 2)


def test_an_order_that_only_exact_search_finds_is_found() -> None:
    """The long one must wait for the one whose bus leaves, though it could begin first."""
    performances = [Performance(0, 0, 45), Performance(1, 0, 15, earliest=605, latest=620)]
    planned = plan(_stage(performances, 75))
    assert planned.slots == {0: Slot(0, 630), 1: Slot(0, 605)}


def test_two_that_fit_by_their_minutes_but_in_no_order_are_not_counted_as_possible() -> None:
    performances = [Performance(0, 0, 30, earliest=610, latest=650), Performance(1, 0, 30)]
    planned = plan(_stage(performances, 70))
    assert (len(planned.slots), planned.most_placed, planned.is_best) == (1, 1, True)
    assert planned.unplaced == {({0, 1} - planned.slots.keys()).pop(): Obstacle.FULL}


def test_each_performance_without_a_place_has_the_reason_that_holds() -> None:
    performances = [
        Performance(0, 0, 90),
        Performance(1, 0, 20, earliest=DAY),
        Performance(2, 0, 20),
        Performance(2, 0, 20),
        Performance(3, 0, 40),
        Performance(4, 0, 40),
    ]
    problem = replace(_stage(performances, 80), pinned={2: Slot(0, 630)}, pause=60)
    planned = plan(problem)
    assert planned.unplaced == {
        0: Obstacle.TOO_LONG,
        1: Obstacle.BUS,
        3: Obstacle.PINNED,
        4: Obstacle.PINNED,
        5: Obstacle.PINNED,
    }
    freed = plan(replace(problem, pinned={}))
    assert {freed.unplaced[0], freed.unplaced[1]} == {Obstacle.TOO_LONG, Obstacle.BUS}
    assert {reason for number, reason in freed.unplaced.items() if number > 1} == {Obstacle.FULL}


def test_it_tells_how_far_it_is_and_what_it_has_so_far() -> None:
    reported: list[float] = []
    found: list[Planned] = []
    planned = plan(festival(20, 1.0, 2, 2), reported.append, found.append, seconds=3)
    assert reported == sorted(reported)
    assert reported[-1] == 1
    assert [(len(each.slots), each.points) for each in found] == sorted(
        (len(each.slots), each.points) for each in found
    )
    assert (len(found[-1].slots), found[-1].points) <= (len(planned.slots), planned.points)


def test_an_event_without_stages_or_performances_has_an_empty_programme() -> None:
    assert plan(Stages([], [], [])).is_best
    planned = plan(Stages([10], [], [Performance(0, 0, 20)]))
    assert planned.unplaced == {0: Obstacle.TOO_LONG}


def _stage(performances: Sequence[Performance], minutes: int) -> Stages:
    """One stage that opens at ten o'clock for so long."""
    return Stages([10], [Opening(0, 600, 600 + minutes)], performances)
