"""Dana stops a run that goes on: she takes what it has found so far, or discards it; what nobody could prove is not claimed."""

import time
from dataclasses import replace
from itertools import chain
from multiprocessing import active_children

import pytest

from portal.core.db import db
from portal.core.refusal import Refused
from portal.rounds.actions.computing import end_in_time, note_progress, save_solution
from portal.rounds.actions.runs import cancel, request_run, take
from portal.rounds.jobs import compute, compute_runs
from portal.rounds.models import Run
from portal.rounds.rules import Ending, RoundRefusal, RunStatus, how_far, is_too_long, time_limit
from portal.solver.problem import Solution
from tests.builders.races import at_once
from tests.builders.rounds import halfway, running
from tests.builders.searching import SearchingCast
from tests.solver.drawing import invented


def after(run: Run) -> tuple[RunStatus, Ending, int]:
    db.session.refresh(run)
    return run.status, run.ending, run.n_groups


def test_dana_takes_what_has_been_found_and_publishes_it_like_any_result(searching: SearchingCast) -> None:
    run = halfway(searching)
    assert take(run)
    assert after(run) == (RunStatus.PREVIEW, Ending.STOPPED, 1)
    assert not note_progress(run.id, 0.5, 13.0)  # nobody wants more of it


def test_to_take_again_what_was_taken_changes_nothing(searching: SearchingCast) -> None:
    run = halfway(searching)
    assert [take(run), take(run)] == [True, False]
    assert after(run) == (RunStatus.PREVIEW, Ending.STOPPED, 1)


def test_a_result_that_comes_after_the_stop_changes_nothing(searching: SearchingCast) -> None:
    run = halfway(searching)
    take(run)
    save_solution(run.id, Solution([], 0, 0, 0, 0, 0, 0), [])
    assert after(run) == (RunStatus.PREVIEW, Ending.STOPPED, 1)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"n_groups": 0}, RoundRefusal.NOTHING_FOUND),
        ({"status": RunStatus.WAITING}, RoundRefusal.NOTHING_FOUND),
        ({"status": RunStatus.CANCELLED}, RoundRefusal.DISCARDED),
    ],
)
def test_what_is_not_there_can_not_be_taken(
    searching: SearchingCast, facts: dict[str, object], code: RoundRefusal
) -> None:
    with pytest.raises(Refused) as refusal:
        take(halfway(searching, **facts))
    assert refusal.value.code == code


def test_what_was_discarded_may_be_discarded_again(searching: SearchingCast) -> None:
    run = halfway(searching)
    cancel(run)
    cancel(run)
    assert after(run) == (RunStatus.CANCELLED, Ending.COMPLETE, 1)


def test_groups_have_a_limit_of_time_and_pairs_have_none() -> None:
    assert (time_limit(2), time_limit(3), time_limit(4)) == (None, 200, 200)
    assert not is_too_long(2, 100_000.0)
    assert not is_too_long(3, 200.0)
    assert is_too_long(4, 200.1)


def test_a_run_of_groups_is_at_least_as_far_as_its_time() -> None:
    assert [how_far(3, 0.3, seconds) for seconds in (10.0, 100.0, 300.0)] == [0.3, 0.5, 1.0]
    assert how_far(2, 0.3, 300.0) == 0.3


def test_when_the_time_is_over_what_was_found_is_the_result(searching: SearchingCast) -> None:
    run = halfway(searching)
    assert end_in_time(run.id)
    assert after(run) == (RunStatus.PREVIEW, Ending.TIME_OVER, 1)


def test_when_the_time_is_over_before_anything_was_found_it_goes_on(searching: SearchingCast) -> None:
    run = halfway(searching, n_groups=0)
    assert not end_in_time(run.id)
    assert after(run)[0] == RunStatus.RUNNING


def test_a_run_that_the_solver_ended_in_time_says_so(searching: SearchingCast) -> None:
    run = running(searching)
    save_solution(run.id, Solution([], 0, 0, 0, 0, 0, 0, is_cut_short=True), [])
    assert after(run) == (RunStatus.PREVIEW, Ending.TIME_OVER, 0)


def test_what_was_found_before_the_server_was_killed_can_be_taken(searching: SearchingCast) -> None:
    run = halfway(searching)
    run.heard_at = run.heard_at.replace(year=2020)
    db.session.commit()
    assert run.is_lost
    assert take(run)
    assert after(run) == (RunStatus.PREVIEW, Ending.BROKEN_OFF, 1)


def test_a_run_that_was_killed_begins_anew_with_one_click_and_what_it_had_found_stays(searching: SearchingCast) -> None:
    lost = running(searching, silent_for=120)
    lost.n_groups, lost.groups = 1, [[[searching.search.id, searching.other_search.id], 72]]
    db.session.commit()
    anew = request_run(lost.round, by=searching.dana)
    db.session.commit()
    compute_runs()
    assert (after(lost)[0], after(anew)[0]) == (RunStatus.BROKEN, RunStatus.PREVIEW)
    assert take(lost)
    assert after(lost) == (RunStatus.PREVIEW, Ending.BROKEN_OFF, 1)


def test_a_run_that_begins_anew_has_found_nothing_yet(searching: SearchingCast) -> None:
    run = halfway(searching)
    run.heard_at = run.heard_at.replace(year=2020)
    db.session.commit()
    compute_runs()
    assert after(run) == (RunStatus.PREVIEW, Ending.COMPLETE, 1)


@pytest.mark.several_connections
def test_dana_stops_a_long_computation_midway(searching: SearchingCast) -> None:
    """400 classes need far longer than the click; what was found by then is disjoint groups with bounds."""
    run, dana = running(searching), searching.signed_in(searching.dana)
    path, number = f"/de/matching-rounds/{run.round_id}/runs/{run.id}/take", run.id

    def click() -> int:
        end = time.monotonic() + 60
        while not db.session.get_one(Run, number).n_groups:
            assert time.monotonic() < end
            db.session.rollback()
            time.sleep(0.02)
        db.session.rollback()
        return dana.post(path).status_code

    def work() -> None:
        compute(db.session.get_one(Run, number), replace(invented(400), size=3), range(1000, 1400))

    assert at_once(dana.application, [click, work]) == [303, None]
    assert active_children() == []
    assert after(run)[:2] == (RunStatus.PREVIEW, Ending.STOPPED)
    taken = list(chain.from_iterable(members for members, _points in run.groups))
    assert 0 < run.n_groups == len(run.groups) <= run.most_groups
    assert len(taken) == len({*taken}) == 3 * run.n_groups == 400 - len(run.without)
    assert run.points == sum(points for _members, points in run.groups) <= run.most_points
