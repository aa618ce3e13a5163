"""A run has a process of its own: it tells how far it is, can be cancelled, and survives a server that stops."""

import pytest

from portal.core.db import db
from portal.core.refusal import Refused
from portal.rounds.actions.computing import save_solution
from portal.rounds.actions.runs import cancel, request_run
from portal.rounds.jobs import compute_runs
from portal.rounds.queries.problem import problem_of
from portal.rounds.rules import MOST_TRIES, RoundRefusal, RunStatus
from portal.solver.problem import solve
from tests.builders.rounds import asked_for, computed, found_by, opened, running
from tests.builders.searching import SearchingCast


def test_the_job_turns_what_waits_into_a_preview(searching: SearchingCast) -> None:
    run = asked_for(searching)
    compute_runs()
    db.session.refresh(run)
    assert (run.status, run.progress, run.tries) == (RunStatus.PREVIEW, 1.0, 1)
    assert found_by(run) == [[searching.search.id, searching.other_search.id]]


def test_a_run_that_was_cancelled_is_not_computed(searching: SearchingCast) -> None:
    run = asked_for(searching)
    cancel(run)
    db.session.commit()
    compute_runs()
    db.session.refresh(run)
    assert (run.status, run.tries) == (RunStatus.CANCELLED, 0)


def test_a_result_can_not_be_cancelled_any_more(searching: SearchingCast) -> None:
    run = computed(searching, opened(searching))
    with pytest.raises(Refused) as refusal:
        cancel(run)
    assert (refusal.value.code, run.status) == (RoundRefusal.COMPUTED, RunStatus.PREVIEW)


def test_what_was_cancelled_while_it_was_computed_shows_no_preview(searching: SearchingCast) -> None:
    run = running(searching, silent_for=0, tries=1)
    cancel(run)
    problem, ids = problem_of(run.round)
    save_solution(run.id, solve(problem), ids)
    db.session.refresh(run)
    assert (run.status, run.groups) == (RunStatus.CANCELLED, [])


def test_a_round_computes_one_preview_at_a_time(searching: SearchingCast) -> None:
    run = asked_for(searching)
    with pytest.raises(Refused) as refusal:
        request_run(run.round, by=searching.dana)
    assert refusal.value.code == RoundRefusal.ALREADY_RUNNING


def test_the_whole_portal_computes_one_run_at_a_time(searching: SearchingCast) -> None:
    running(searching, silent_for=5, tries=1)
    second = asked_for(searching)
    compute_runs()
    db.session.refresh(second)
    assert second.status == RunStatus.WAITING


def test_a_run_that_lost_its_process_starts_again(searching: SearchingCast) -> None:
    run = running(searching, silent_for=120, tries=1)
    compute_runs()
    db.session.refresh(run)
    assert (run.status, run.tries) == (RunStatus.PREVIEW, 2)


def test_after_too_many_tries_it_is_given_up(searching: SearchingCast) -> None:
    run = running(searching, silent_for=120, tries=MOST_TRIES)
    compute_runs()
    db.session.refresh(run)
    assert run.status == RunStatus.BROKEN
