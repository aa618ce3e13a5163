"""Rounds of the cast: opened by Dana, computed at once, published."""

from datetime import timedelta
from typing import Any

from portal.core.clock import now, today
from portal.core.db import db
from portal.matching.queries.pool import the_pool
from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.rounds.actions.computing import save_solution
from portal.rounds.actions.inputs import take_inputs
from portal.rounds.actions.proposals import publish
from portal.rounds.actions.rounds import open_round
from portal.rounds.actions.runs import request_run
from portal.rounds.jobs import announce
from portal.rounds.models import Proposal, Round, Run
from portal.rounds.rules import Description, RunStatus
from portal.solver.problem import EDITION, solve
from tests.builders.searching import SearchingCast

REGIONS = ("aquitaine", "bursa", "emilia_romagna", "hessen")
JOIN, ANSWER = today() + timedelta(days=14), today() + timedelta(days=30)


def described(**changes: Any) -> Description:
    usual = {
        "regions": REGIONS,
        "size": 2,
        "weights": DEFAULT_WEIGHTS,
        "join_until": JOIN,
        "answer_until": ANSWER,
    }
    return Description(**{**usual, **changes})


def opened(searching: SearchingCast, **changes: Any) -> Round:
    """A round of Dana’s; everybody who looks in these regions takes part."""
    matching_round = open_round(described(**changes), by=searching.dana)
    db.session.commit()
    return matching_round


def asked_for(searching: SearchingCast) -> Run:
    """A run that waits."""
    run = request_run(opened(searching), by=searching.dana)
    db.session.commit()
    return run


def running(searching: SearchingCast, *, silent_for: int = 0, tries: int = 1) -> Run:
    """A run that some process works on, or worked on until it was stopped."""
    run = asked_for(searching)
    run.status, run.tries, run.heard_at = RunStatus.RUNNING, tries, now() - timedelta(seconds=silent_for)
    db.session.commit()
    return run


def halfway(searching: SearchingCast, **facts: Any) -> Run:
    """A run of threes that goes on, and what it has found so far: the two classes of the cast."""
    run = running(searching)
    facts = {"n_groups": 1, "points": 72, "most_groups": 3, "most_points": 80, "seconds": 12.4, **facts}
    for name, value in {"size": 3, "edition": EDITION, "progress": 0.4, **facts}.items():
        setattr(run, name, value)
    run.groups = [[[searching.search.id, searching.other_search.id], run.points]] if run.n_groups else []
    db.session.commit()
    return run


def computed(searching: SearchingCast, known: Round) -> Run:
    """A preview, computed here instead of in a process of its own."""
    run = request_run(known, by=searching.dana)
    run.status = RunStatus.RUNNING
    the_pool.forget()
    inputs = take_inputs(run)
    db.session.flush()
    save_solution(run.id, solve(inputs.problem), inputs.ids)
    db.session.commit()
    return run


def proposed(searching: SearchingCast, known: Round | None = None) -> list[Proposal]:
    """What a round publishes, and its emails."""
    proposals = publish(computed(searching, known or opened(searching)))
    announce()
    db.session.commit()
    return proposals


def found_by(run: Run) -> list[list[int]]:
    return [members for members, _points in run.groups]
