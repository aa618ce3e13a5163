"""What the pages of rounds show: a run with its groups, a round as it stands, a proposal with its reasons."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from portal.core.clock import today
from portal.holidays.queries import calendar_of
from portal.holidays.rules.calendar import nth_school_day
from portal.matching.labels.explanations import Explanation, explain
from portal.matching.models import PartnerSearch
from portal.matching.queries.comparison import compare
from portal.matching.queries.matches import how_they_fit
from portal.matching.queries.pool import the_weights
from portal.matching.rules.fit import Fit
from portal.regions.queries import all_regions
from portal.regions.rules import Status as RegionStatus
from portal.rounds.models import Round, Run
from portal.rounds.queries.rounds import PER_PAGE, searches_by_id
from portal.rounds.rules import ANSWER_DAYS, JOIN_DAYS


@dataclass(frozen=True)
class Group:
    """Classes of a preview with the points of all their pairs together."""

    searches: list[PartnerSearch]
    points: int

    @property
    def mean(self) -> int:
        """Points of a pair, out of 100."""
        return mean_points(self.points, len(self.searches))


@dataclass(frozen=True)
class Pair:
    """The own class and another one of a proposal, and why the two fit."""

    search: PartnerSearch
    fit: Fit
    why: list[Explanation]


def mean_points(points: int, size: int) -> int:
    """Of a pair, when `points` are those of all pairs among `size` classes."""
    return round(points / (size * (size - 1) / 2))


def groups_of(run: Run, page: int) -> list[Group]:
    """One page (from 1) of what a run found; a class that was erased since is left out."""
    shown = run.groups[(page - 1) * PER_PAGE : page * PER_PAGE]
    known = searches_by_id([number for members, _points in shown for number in members])
    return [Group([known[n] for n in members if n in known], points) for members, points in shown]


def left_alone(run: Run) -> list[PartnerSearch]:
    """The first of those for whom nothing was found."""
    known = searches_by_id(run.without[:PER_PAGE])
    return [known[number] for number in run.without[:PER_PAGE] if number in known]


def pair_of(mine: PartnerSearch, other: PartnerSearch) -> Pair:
    fit = how_they_fit(mine, other)
    return Pair(other, fit, explain(compare(mine, other, fit)))


def usual_round() -> dict[str, Any]:
    """A round that can be opened as it stands: all active regions, two weeks to join, ten school days to answer."""
    regions = [key for key, region in all_regions().items() if region.status == RegionStatus.ACTIVE]
    join_until = today() + timedelta(days=JOIN_DAYS)
    answer_until = max(nth_school_day(calendar_of(key), join_until, ANSWER_DAYS) for key in regions)
    weights = {str(criterion): points for criterion, points in the_weights().items()}
    return {"regions": regions, "size": 2, "join_until": join_until, "answer_until": answer_until, **weights}


def known_round(known: Round) -> dict[str, Any]:
    """What the form of a round holds already."""
    return {
        "regions": known.region_keys,
        "size": known.size,
        "join_until": known.join_until,
        "answer_until": known.answer_until,
        **known.weights,
    }
