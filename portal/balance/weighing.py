"""Weighs supply and demand: figures by region, language and age, who stays alone, and what one more class unlocks."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from portal.balance.advising import lonely
from portal.balance.kinds import Newcomer, newcomers
from portal.balance.market import Market
from portal.balance.rules import EXTRA, STRONG, Kind, Report, Row, band_of
from portal.solver.augmentation import Augmentation
from portal.solver.forest import NOBODY
from portal.solver.maximum import largest_matching

MOST_KINDS = 50
Mask = NDArray[np.bool_]


def weigh(market: Market) -> Report:
    """The whole balance; quick for a thousand classes, half a minute for five thousand."""
    if not market.profiles:
        return Report(0, 0, 0, (), (), (), (), ())
    points = market.points()
    forest = largest_matching(points)
    n_fitting = np.count_nonzero(points, axis=1)
    is_alone, augmentation = forest.mates == NOBODY, Augmentation(forest)
    figures = Figures(market, n_fitting > 0, is_alone)
    return Report(
        n_classes=len(market.profiles),
        n_alone=int(is_alone.sum()),
        n_impossible=int((n_fitting == 0).sum()),
        regions=tuple(figures.regions()),
        languages=tuple(figures.languages()),
        ages=tuple(figures.ages()),
        lonely=tuple(
            lonely(market, augmentation, place, int(n_fitting[place])) for place in np.flatnonzero(is_alone).tolist()
        ),
        kinds=tuple(best_kinds(market, augmentation, is_alone)),
    )


class Figures:
    """Counts the same for each region, language and band of ages."""

    def __init__(self, market: Market, is_fitting: Mask, is_alone: Mask) -> None:
        self.market, self.is_fitting, self.is_alone = market, is_fitting, is_alone
        self.profiles, self.places = market.profiles, np.array(market.places)

    def regions(self) -> Iterable[Row]:
        for key in self.market.own_languages:
            there = np.array([profile.region_key == key for profile in self.profiles])
            welcoming = np.array([key in profile.welcome for profile in self.profiles]) & ~there
            yield self._row(key, there, self._places(there), self._places(welcoming))

    def languages(self) -> Iterable[Row]:
        for code in self.market.spoken:
            able = np.array([profile.speaks(code) for profile in self.profiles])
            n_strong = sum(profile.speaks(code, STRONG) for profile in self.profiles)
            yield self._row(code, able, n_strong, sum(code in profile.practise for profile in self.profiles))

    def ages(self) -> Iterable[Row]:
        bands = [band_of(profile.age) for profile in self.profiles]
        for band in sorted(set(bands), key=int):
            aged = np.array([each == band for each in bands])
            yield self._row(band, aged, self._places(aged), 0)

    def _row(self, key: str, rows: Mask, n_offered: int, n_asked: int) -> Row:
        n_fitting, n_alone = (int((rows & these).sum()) for these in (self.is_fitting, self.is_alone))
        return Row(key, int(rows.sum()), n_offered, n_asked, n_fitting, n_alone)

    def _places(self, rows: Mask) -> int:
        return int(self.places[rows].sum())


def best_kinds(market: Market, augmentation: Augmentation, is_alone: Mask) -> list[Kind]:
    """The kinds of classes that would help somebody, the best first; a language that adds nothing is left out."""
    alone = [market.profiles[place] for place in np.flatnonzero(is_alone).tolist()]
    plain: dict[str, Kind] = {}
    found = []
    for newcomer in newcomers(market, alone):
        kind = _kind(market, augmentation, newcomer)
        without = plain.setdefault(kind.region_key, kind)
        if kind.n_reached and (without is kind or kind.n_reached > without.n_reached):
            found.append(kind)
    return sorted(found, key=lambda kind: (-kind.n_unlocked, -kind.n_reached, -kind.n_like_it))[:MOST_KINDS]


def _kind(market: Market, augmentation: Augmentation, newcomer: Newcomer) -> Kind:
    fitting = market.fitting(newcomer.profile)
    reached = augmentation.reached(fitting)
    ages = Counter(band_of(market.profiles[place].age) for place in reached)
    return Kind(
        region_key=newcomer.profile.region_key,
        language=newcomer.language,
        level=newcomer.level,
        age=max(ages, key=lambda band: (ages[band], band), default=band_of(newcomer.profile.age)),
        n_like_it=newcomer.n_like_it,
        n_reached=len(reached),
        n_unlocked=augmentation.unlocked(fitting, EXTRA),
    )
