"""Reads what it would cost to put two classes of a run together: the run repeated with both of them as partners."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.apart import Ids
from portal.rounds.models import Run
from portal.rounds.queries.inputs import find_inputs
from portal.rounds.queries.participants import searches_by_id
from portal.solver.difference import Change, Cost, Groups, cost_of

SHOWN = 50  # classes of each kind that are named


@dataclass(frozen=True)
class Price:
    """What it would cost, with the classes that it concerns; the points as they could be at least and at most."""

    cost: Cost
    searches: Mapping[int, PartnerSearch]
    has_bounds: bool
    is_count_proven: bool
    least_points: int
    most_points: int
    decided: Sequence[Ids] = ()  # other pairs that the run put together, as coordinators had decided

    @property
    def n_parted(self) -> int:
        """How many of these pairs would find no group."""
        return sum({*pair} <= {*self.cost.left_alone} for pair in self.decided)

    @property
    def is_proven(self) -> bool:
        """No result is better than one of the two that are compared."""
        return self.has_bounds and self.is_count_proven and self.are_points_proven

    @property
    def left_alone(self) -> list[PartnerSearch]:
        return self.named(self.cost.left_alone)

    @property
    def found(self) -> list[PartnerSearch]:
        return self.named(self.cost.found)

    @property
    def changes(self) -> Sequence[Change]:
        return self.cost.changes[:SHOWN]

    @property
    def are_points_proven(self) -> bool:
        return self.least_points == self.most_points

    def named(self, ids: Sequence[int]) -> list[PartnerSearch]:
        """Those that are still there."""
        return [self.searches[search_id] for search_id in ids if search_id in self.searches]


def find_trial(run: Run, pair: Ids) -> Run | None:
    """The newest one."""
    query = select(Run).where(Run.trial_of_id == run.id, Run.one_id == pair[0], Run.other_id == pair[1])
    return db.session.scalar(query.order_by(Run.id.desc()).limit(1))


def price_of(trial: Run, run: Run) -> Price:
    cost = cost_of(_groups(run), _groups(trial), frozenset(trial.pair))
    return Price(
        cost=cost,
        searches=searches_by_id(_shown(cost)),
        has_bounds=run.has_bounds and trial.has_bounds,
        is_count_proven=all(
            (each.n_groups, each.n_served) == (each.most_groups, each.most_served) for each in (run, trial)
        ),
        least_points=run.points - trial.most_points,
        most_points=run.most_points - trial.points,
        decided=_decided(run),
    )


def _decided(run: Run) -> list[Ids]:
    inputs = find_inputs(run)
    return [pair for pair in inputs.pinned if any({*pair} <= group for group in _groups(run))] if inputs else []


def _groups(run: Run) -> Groups:
    return {frozenset(members): points for members, points in run.groups}


def _shown(cost: Cost) -> list[int]:
    partners = [each for change in cost.changes[:SHOWN] for each in [change.member, *change.before, *change.after]]
    return sorted({*cost.left_alone[:SHOWN], *cost.found[:SHOWN], *partners})
