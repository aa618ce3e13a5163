"""How well a class fits others: points per criterion, and what stops a pair with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import DEFAULT_WEIGHTS, Criterion, Stop
from portal.matching.rules.profiles import SearchProfile
from portal.solver import scoring
from portal.solver.attributes import Attributes
from portal.solver.regions import Regions

CRITERIA, STOPS = tuple(Criterion), tuple(Stop)  # in the order of the solver


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
    coding: Coding,
    weights: Mapping[Criterion, int] = DEFAULT_WEIGHTS,
) -> list[Fit]:
    """How well a class fits each of the others; `weights` are points that sum up to 100 (see `balanced`)."""
    classes = coding.attributes([one, *others])
    return fits_of(classes.at(0), classes.at(slice(1, None)), coding.overlap.regions, weights)


def fits_of(here: Attributes, there: Attributes, regions: Regions, weights: Mapping[Criterion, int]) -> list[Fit]:
    """The same of classes that are numbers already."""
    points = scoring.points(here, there, regions, weights).T.tolist()
    stopped = np.array(list(scoring.stops(here, there, regions).values())).T.tolist()
    return [
        Fit(dict(zip(CRITERIA, given, strict=True)), tuple(compress(STOPS, holds)), weights)
        for given, holds in zip(points, stopped, strict=True)
    ]


def fit(
    one: SearchProfile,
    other: SearchProfile,
    coding: Coding,
    weights: Mapping[Criterion, int] = DEFAULT_WEIGHTS,
) -> Fit:
    return fits(one, [other], coding, weights)[0]
