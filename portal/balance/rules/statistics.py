"""Figures of supply and demand: the same for each region, language and band of ages."""

from collections.abc import Iterable

import numpy as np

from portal.balance.rules.market import Market
from portal.balance.rules.report import STRONG, Row, band_of
from portal.solver.attributes import Mask


class Figures:
    """Counts the classes that fit somebody, and those that stay alone."""

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
