"""Reads why a run did not put two classes together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select

from portal.core.clock import end_of
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.apart import Ids, reasons_apart
from portal.matching.rules.criteria import Apart
from portal.matching.rules.fit import Fit, fits_of
from portal.matching.rules.searches import Status as SearchStatus
from portal.regions.queries import closed_regions
from portal.rounds.models import Absence, Round, RoundPair, Run, Side
from portal.rounds.queries.inputs import Inputs
from portal.rounds.queries.participants import searches_by_id, still_taking_part
from portal.rounds.queries.problem import declined, waiting_together
from portal.rounds.rules import Missing, Obstacle
from portal.solver.problem import Problem


@dataclass(frozen=True)
class Unavailable:
    """A class that the run could put together with nobody, or with another one only."""

    search: PartnerSearch
    missing: Missing | None
    partner: PartnerSearch | None  # with which coordinators had put it together


@dataclass(frozen=True)
class WhyNot:
    """What the run knew of two classes; where nothing of it holds, they could have been put together."""

    are_together: bool = False
    unavailable: Sequence[Unavailable] = ()
    fit: Fit | None = None  # of classes that took part
    obstacles: Sequence[Apart | Obstacle] = ()
    decision: RoundPair | None = None  # of coordinators, that they are kept apart

    @property
    def is_possible(self) -> bool:
        return bool(self.fit and self.fit.total) and not (self.are_together or self.unavailable or self.obstacles)


def why_not(run: Run, inputs: Inputs, pair: Ids) -> WhyNot:
    """`pair` are two searches, the smaller number first."""
    if any({*pair} <= {*members} for members, _points in run.groups):
        return WhyNot(are_together=True, fit=_fit(inputs, pair))
    searches = searches_by_id(pair)
    unavailable = [each for search_id in pair if (each := _unavailable(run, inputs, searches[search_id], pair))]
    if unavailable:
        return WhyNot(unavailable=unavailable)
    fit = _fit(inputs, pair)
    decision = _decision(run.round, pair)
    return WhyNot(
        fit=fit,
        obstacles=[] if fit.stops else _obstacles(inputs, pair, fit, decision),
        decision=decision,
    )


def _unavailable(run: Run, inputs: Inputs, search: PartnerSearch, pair: Ids) -> Unavailable | None:
    if search.id not in inputs.places:
        return Unavailable(search, _missing(run.round, search), None)
    others = {each for pin in inputs.pinned if search.id in pin for each in {*pin} - {*pair}}
    partners = list(searches_by_id(list(others)).values())
    return Unavailable(search, None, partners[0]) if len(partners) >= _places(inputs, search) else None


def _places(inputs: Inputs, search: PartnerSearch) -> int:
    """With how many others coordinators can put a class together."""
    places = inputs.problem.places
    return places[inputs.places[search.id]] if inputs.problem.has_several and places else 1


def _missing(matching_round: Round, search: PartnerSearch) -> Missing:
    """As far as it is known now."""
    is_asked = exists().where(Side.search_id == search.id, Side.is_live)
    holds = {
        Missing.JOINED_SINCE: bool(still_taking_part(matching_round, [search.id])),
        Missing.LEFT: db.session.get(Absence, (matching_round.id, search.id)) is not None,
        Missing.PROPOSED: db.session.scalar(select(is_asked)),
        Missing.FOUND: search.status == SearchStatus.FULFILLED,
        Missing.ENDED: not search.is_shown,
        Missing.SUSPENDED: search.region_key in closed_regions(),
        Missing.TOO_LATE: search.opened_at >= end_of(matching_round.join_until),
    }
    return next((code for code, is_so in holds.items() if is_so), Missing.FEW_WANTED)


def _fit(inputs: Inputs, pair: Ids) -> Fit:
    """As it was in the run."""
    classes, (one, other) = inputs.problem.classes, (inputs.places[search_id] for search_id in pair)
    among = classes.at(slice(other, other + 1))
    return fits_of(classes.at(one), among, inputs.problem.regions, inputs.problem.weights)[0]


def _obstacles(inputs: Inputs, pair: Ids, fit: Fit, decision: RoundPair | None) -> list[Apart | Obstacle]:
    """Of classes that nothing else stops."""
    one, other = (inputs.places[search_id] for search_id in pair)
    region = inputs.problem.classes.region
    obstacles: list[Apart | Obstacle] = []
    if _are_kept_apart(inputs.problem, one, other):
        obstacles += _reasons_now(pair, decision) or [Obstacle.NO_LONGER]
    if inputs.problem.size > 2 and region[one] == region[other]:
        obstacles.append(Obstacle.SAME_REGION)
    return obstacles if fit.total else [*obstacles, Obstacle.NO_POINTS]


def _are_kept_apart(problem: Problem, one: int, other: int) -> bool:
    has_one_owner = problem.owners is not None and problem.owners[one] == problem.owners[other]
    return bool(has_one_owner or {(one, other), (other, one)}.intersection(problem.excluded))


def _reasons_now(pair: Ids, decision: RoundPair | None) -> list[Apart | Obstacle]:
    """Why two classes are kept apart, as far as it is known now."""
    query = select(PartnerSearch.id, PartnerSearch.teacher_id).where(PartnerSearch.id.in_(pair))
    teachers = {row[0]: row[1] for row in db.session.execute(query)}
    reasons: list[Apart | Obstacle] = [*reasons_apart(pair, teachers)]
    if pair in declined():
        reasons.append(Obstacle.DECLINED)
    if pair in waiting_together():
        reasons.append(Obstacle.PROPOSED)
    return [*reasons, Obstacle.DECIDED] if decision else reasons


def _decision(matching_round: Round, pair: Ids) -> RoundPair | None:
    """That they are kept apart, unless it was taken back."""
    decision = db.session.get(RoundPair, (matching_round.id, *pair))
    return decision if decision and not decision.is_together and not decision.removed_at else None
