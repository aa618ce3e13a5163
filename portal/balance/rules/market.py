"""All open searches in plain values, and who of them could be partners."""

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
from portal.solver.attributes import Attributes, Mask
from portal.solver.problem import Problem
from portal.solver.regions import Regions
from portal.solver.scoring import possible, totals

NEW_CLASS = -1  # number of a class that does not exist


@dataclass(frozen=True)
class Market:
    """Searches are known by their place; `owners`, `excluded` and `pinned` as in a round (`solver.problem.Problem`)."""

    ids: Sequence[int]
    profiles: Sequence[SearchProfile]
    places: Sequence[int]  # for partners, of each search
    coding: Coding
    weights: Mapping[Criterion, int]
    own_languages: Mapping[str, str]  # region → what its classes speak at home
    owners: NDArray[np.int64]
    excluded: Sequence[tuple[int, int]] = ()
    pinned: Sequence[tuple[int, int]] = ()

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

    @cached_property
    def problem(self) -> Problem:
        """That of a round in which all of them take part."""
        return Problem(
            classes=self.classes,
            regions=self.regions,
            weights=self.weights,
            excluded=self.excluded,
            pinned=self.pinned,
            owners=self.owners,
            places=self.places,
        )

    @cached_property
    def is_free(self) -> Mask:
        """Place → whether a class may have a partner beside one that it is put together with."""
        is_free = np.ones(len(self.profiles), np.bool_)
        is_free[[place for place in chain.from_iterable(self.pinned) if self.places[place] == 1]] = False
        return is_free

    def fitting_if(self, place: int, changed: SearchProfile) -> Mask:
        """Place → whether that class and this one could be partners if this one were changed."""
        may: Mask = self.is_free & self.is_free[place] & (self.owners != self.owners[place])
        may[_mates(place, self.pinned)] = True
        may[_mates(place, self.excluded)] = False
        return self._fitting(changed) & may

    def fitting(self, newcomer: SearchProfile) -> Mask:
        """Place → whether a class that joins and that one could be partners."""
        return self._fitting(newcomer) & self.is_free

    def _fitting(self, profile: SearchProfile) -> Mask:
        one = self.coding.one(profile)
        rows = possible(one, self.classes, self.regions)
        fits = np.zeros(len(self.profiles), np.bool_)
        fits[rows[totals(one, self.classes, rows, self.regions, self.weights) > 0]] = True
        return fits


def _mates(place: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The other places of those pairs that have this one."""
    return [one + other - place for one, other in pairs if place in (one, other)]
