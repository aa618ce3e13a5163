"""How well a class fits others: points per criterion, and what stops a pair with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import DEFAULT_WEIGHTS, Criterion, Stop
from portal.matching.rules.overlap import CalendarOverlap
from portal.matching.rules.profiles import SearchProfile
from portal.solver import scoring


@dataclass(frozen=True)
class Fit:
    """Points per criterion, and what stops the pair, the weightiest first; the total is 0 then."""

    points: Mapping[Criterion, int]
    stops: tuple[Stop, ...]
    weights: Mapping[Criterion, int]

    @property
    def total(self) -> int:
        return 0 if self.stops else sum(self.points.values())


def fits(
    one: SearchProfile,
    others: Sequence[SearchProfile],
    overlap: CalendarOverlap,
    weights: Mapping[Criterion, int] = DEFAULT_WEIGHTS,
) -> list[Fit]:
    """How well a class fits each of the others; `weights` are points that sum up to 100 (see `balanced`)."""
    topics = set().union(*(profile.topics for profile in (one, *others)))
    classes = Coding(overlap, sorted(topics)).attributes([one, *others])
    here, there = classes.at(0), classes.at(slice(1, None))
    points = scoring.points(here, there, overlap.regions, weights).T.tolist()
    stops = scoring.stops(here, there, overlap.regions)
    return [
        Fit(
            points=dict(zip(Criterion, given, strict=True)),
            stops=tuple(stop for stop in Stop if stops[stop][place]),
            weights=weights,
        )
        for place, given in enumerate(points)
    ]


def fit(
    one: SearchProfile,
    other: SearchProfile,
    overlap: CalendarOverlap,
    weights: Mapping[Criterion, int] = DEFAULT_WEIGHTS,
) -> Fit:
    return fits(one, [other], overlap, weights)[0]
