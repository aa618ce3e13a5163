"""All open searches in plain values, and who of them could be partners."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from portal.classes.rules.classes import LANGUAGES
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.profiles import SearchProfile
from portal.solver.attributes import Attributes
from portal.solver.edges import Points
from portal.solver.points import points_of_all
from portal.solver.progress import Report, ignore
from portal.solver.regions import Regions
from portal.solver.scoring import possible, totals

NEW_CLASS = -1  # number of a class that does not exist


@dataclass(frozen=True)
class Market:
    """Searches are known by their place; two places of `excluded` do not become partners whatever fits."""

    ids: Sequence[int]
    profiles: Sequence[SearchProfile]
    places: Sequence[int]  # for partners, of each search
    coding: Coding
    weights: Mapping[Criterion, int]
    own_languages: Mapping[str, str]  # region → what its classes speak at home
    excluded: Sequence[tuple[int, int]] = ()

    @cached_property
    def classes(self) -> Attributes:
        return self.coding.attributes(self.profiles)

    @property
    def regions(self) -> Regions:
        return self.coding.overlap.regions

    @cached_property
    def spoken(self) -> list[str]:
        """The languages that some class speaks, A1 too, in a fixed order."""
        known = set(chain.from_iterable(profile.languages for profile in self.profiles))
        return [language for language in LANGUAGES if language in known]

    @cached_property
    def first_day(self) -> date:
        """On which some class has time."""
        return min(profile.starts_on for profile in self.profiles)

    @cached_property
    def last_day(self) -> date:
        return max(profile.ends_on for profile in self.profiles)

    def points(self, report: Report = ignore) -> Points:
        points = points_of_all(self.classes, self.regions, self.weights, report)
        for one, other in self.excluded:
            points[one, other] = points[other, one] = 0
        return points

    @cached_property
    def apart(self) -> Mapping[int, Sequence[int]]:
        """Place → the places with which it is never paired."""
        apart = defaultdict(list)
        for one, other in self.excluded:
            apart[one].append(other)
            apart[other].append(one)
        return apart

    def fitting_if(self, place: int, changed: SearchProfile) -> NDArray[np.bool_]:
        """Place → whether that class and this one could be partners if this one were changed."""
        fits = self.fitting(changed)
        fits[self.apart.get(place, [])] = False
        return fits

    def fitting(self, profile: SearchProfile) -> NDArray[np.bool_]:
        """Place → whether this class and that one could be partners."""
        one = self.coding.one(profile)
        rows = possible(one, self.classes, self.regions)
        fits = np.zeros(len(self.profiles), np.bool_)
        fits[rows[totals(one, self.classes, rows, self.regions, self.weights) > 0]] = True
        return fits
