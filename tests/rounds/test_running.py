"""A run has a process of its own: it tells how far it is, can be broken off, and survives a server that stops."""

from datetime import timedelta
from multiprocessing import active_children

import pytest

from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.holidays.rules.shipped import shipped_calendars
from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.rounds.actions.runs import ask_for_run, cancel, work
from portal.rounds.aside import solve_aside
from portal.rounds.models import Run
from portal.rounds.rules import MOST_TRIES, RoundRefusal, RunStatus
from portal.rounds.solving import Question, solve
from scripts.bench.profiles import coding
from scripts.bench.profiles import profiles as drawn_profiles
from tests.builders.rounds import computed, found_by, opened
from tests.builders.searching import Profiles


def crowd(number: int) -> Question:
    codes = coding(shipped_calendars())
    return Question(codes.attributes(drawn_profiles(number)), codes.overlap.regions, DEFAULT_WEIGHTS)


def asked_for(profiles: Profiles) -> Run:
    run = ask_for_run(opened(profiles), by=profiles.dana)
    db.session.commit()
    return run


def test_another_process_finds_the_same_and_tells_how_far_it_is() -> None:
    heard: list[float] = []

    def hear(progress: float) -> bool:
        heard.append(progress)
        return True

    answer = solve_aside(crowd(60), hear)
    assert answer is not None
    here = solve(crowd(60))
    assert (answer.groups, answer.most_points, answer.without) == (here.groups, here.most_points, here.without)
    assert heard[0] == 0.0
    assert heard == sorted(heard)


def test_whoever_breaks_it_off_waits_for_nothing() -> None:
    assert solve_aside(crowd(3000), lambda _progress: False) is None
    assert active_children() == []


def test_the_job_turns_what_waits_into_a_preview(profiles: Profiles) -> None:
    run = asked_for(profiles)
    work()
    db.session.refresh(run)
    assert (run.status, run.progress, run.tries) == (RunStatus.PREVIEW, 1.0, 1)
    assert found_by(run) == [[profiles.search.id, profiles.other_search.id]]


def test_a_run_that_was_broken_off_is_not_computed(profiles: Profiles) -> None:
    run = asked_for(profiles)
    cancel(run)
    db.session.commit()
    work()
    db.session.refresh(run)
    assert (run.status, run.tries) == (RunStatus.CANCELLED, 0)


def test_a_result_can_not_be_broken_off_any_more(profiles: Profiles) -> None:
    run = computed(profiles, opened(profiles))
    cancel(run)
    db.session.refresh(run)
    assert run.status == RunStatus.PREVIEW


def test_a_round_computes_one_preview_at_a_time(profiles: Profiles) -> None:
    run = asked_for(profiles)
    with pytest.raises(Refused) as refusal:
        ask_for_run(run.round, by=profiles.dana)
    assert refusal.value.code == RoundRefusal.ALREADY_RUNNING


def running(profiles: Profiles, *, silent_for: int, tries: int) -> Run:
    """A run that some process works on, or worked on until it was stopped."""
    run = asked_for(profiles)
    run.status, run.tries, run.heard_at = RunStatus.RUNNING, tries, now() - timedelta(seconds=silent_for)
    db.session.commit()
    return run


def test_the_whole_portal_computes_one_run_at_a_time(profiles: Profiles) -> None:
    running(profiles, silent_for=5, tries=1)
    second = asked_for(profiles)
    work()
    db.session.refresh(second)
    assert second.status == RunStatus.WAITING


def test_a_run_that_lost_its_process_begins_anew(profiles: Profiles) -> None:
    run = running(profiles, silent_for=120, tries=1)
    work()
    db.session.refresh(run)
    assert (run.status, run.tries) == (RunStatus.PREVIEW, 2)


def test_after_too_many_tries_it_is_given_up(profiles: Profiles) -> None:
    run = running(profiles, silent_for=120, tries=MOST_TRIES)
    work()
    db.session.refresh(run)
    assert run.status == RunStatus.BROKEN
