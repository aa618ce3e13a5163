"""Reads runs of rounds: what they found, page by page, and which one is computed next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.rounds.models import Round, Run
from portal.rounds.queries.participants import (
    PER_PAGE,
    SHOWN,
    count_taking_part,
    searches_by_id,
    still_taking_part,
)
from portal.rounds.queries.rounds import get_round
from portal.rounds.rules import COMPUTED, SILENCE, UNDER_WAY, RoundRefusal, RoundStatus, RunStatus, mean_points

IS_NO_TRIAL = Run.trial_of_id.is_(None)


@dataclass(frozen=True)
class PreviewGroup:
    """Classes of a preview with the points of all their pairs together."""

    searches: Sequence[PartnerSearch]
    points: int

    @property
    def mean(self) -> int:
        """Points of a pair, out of 100."""
        return mean_points(self.points, len(self.searches))


def get_run(region_keys: Sequence[str], round_id: int, run_id: int) -> Run:
    """A run of a round of one of these regions."""
    run = get_computation(region_keys, round_id, run_id)
    return existing(run if run.trial_of_id is None else None)


def get_result(region_keys: Sequence[str], round_id: int, run_id: int) -> Run:
    """The same, unless it has no result."""
    run = get_run(region_keys, round_id, run_id)
    return existing(run if run.status in COMPUTED else None)


def get_computation(region_keys: Sequence[str], round_id: int, run_id: int) -> Run:
    """A run or a trial of one."""
    matching_round = get_round(region_keys, round_id)
    return existing(db.session.scalar(select(Run).where(Run.id == run_id, Run.round_id == matching_round.id)))


def runs_of(matching_round: Round) -> list[Run]:
    """The newest first."""
    query = select(Run).where(Run.round_id == matching_round.id, IS_NO_TRIAL).order_by(Run.id.desc())
    return list(db.session.scalars(query.limit(SHOWN)))


def find_result(matching_round: Round) -> Run | None:
    """The newest one."""
    query = select(Run).where(Run.round_id == matching_round.id, IS_NO_TRIAL, Run.status.in_(COMPUTED))
    return db.session.scalar(query.order_by(Run.id.desc()).limit(1))


def groups_of(run: Run, page: int) -> list[PreviewGroup]:
    """One page (from 1) of what a run found; a class that was erased since is left out."""
    shown = run.groups[(page - 1) * PER_PAGE : page * PER_PAGE]
    searches = searches_by_id([search_id for members, _points in shown for search_id in members])
    return [PreviewGroup([searches[n] for n in members if n in searches], points) for members, points in shown]


def unmet_to_publish(run: Run) -> RoundRefusal | None:
    """Why a preview can't be published."""
    if run.round.status != RoundStatus.OPEN:
        return RoundRefusal.CLOSED
    if run.round.answer_until < today():
        return RoundRefusal.TOO_LATE
    still = still_taking_part(run.round, {number for members, _points in run.groups for number in members})
    is_left = any(still.keys() >= {*members} for members, _points in run.groups)
    return None if is_left else RoundRefusal.NOTHING_LEFT


def unmet_to_run(matching_round: Round) -> RoundRefusal | None:
    """Why no preview can be computed now."""
    if matching_round.status != RoundStatus.OPEN:
        return RoundRefusal.CLOSED
    if count_taking_part(matching_round) < matching_round.size:
        return RoundRefusal.TOO_FEW
    under_way = find_under_way(matching_round)
    return RoundRefusal.ALREADY_RUNNING if under_way and not under_way.is_lost else None


def find_under_way(matching_round: Round) -> Run | None:
    """The run that waits or is computed."""
    return db.session.scalar(select(Run).where(Run.round_id == matching_round.id, Run.status.in_(UNDER_WAY)))


def unmet_to_try(run: Run) -> RoundRefusal | None:
    """Why no trial of a run can be computed now: a round computes one thing at a time."""
    under_way = find_under_way(run.round)
    return RoundRefusal.ALREADY_RUNNING if under_way and not under_way.is_lost else None


def left_alone(run: Run) -> list[PartnerSearch]:
    """The first of those for whom nothing was found."""
    searches = searches_by_id(run.without[:PER_PAGE])
    return [searches[search_id] for search_id in run.without[:PER_PAGE] if search_id in searches]


def partly_served(run: Run) -> list[tuple[PartnerSearch, int, int]]:
    """The first of those that get fewer partners than they lack, how many they get and how many they lack."""
    shown = run.partly[:PER_PAGE]
    searches = searches_by_id([search_id for search_id, _found, _lacking in shown])
    return [(searches[search_id], found, lacking) for search_id, found, lacking in shown if search_id in searches]


def next_waiting() -> Run | None:
    """The oldest run that waits."""
    return db.session.scalar(select(Run).where(Run.status == RunStatus.WAITING).order_by(Run.id).limit(1))


def lost_runs(matching_round: Round | None = None) -> Sequence[Run]:
    """Runs, of a round or of all, of which nobody has heard for a while: their process was stopped."""
    query = select(Run).where(Run.status == RunStatus.RUNNING, Run.heard_at < now() - SILENCE)
    return db.session.scalars(query.where(Run.round_id == matching_round.id) if matching_round else query).all()
