"""What keeps a class alone, and which one step would open the most partners for it; computed, not guessed."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from portal.balance.market import Market
from portal.balance.openings import Openings
from portal.balance.rules import Lonely, Step, speaks
from portal.classes.rules.classes import LANGUAGES, Level
from portal.matching.columns import scores
from portal.matching.rules import LOWEST, Criterion, SearchProfile, Stop

ONLY_DAYS = {criterion: 100 * (criterion == Criterion.WINDOW) for criterion in Criterion}
Gain = tuple[int, Step, str]


def lonely(market: Market, openings: Openings, place: int, n_fitting: int) -> Lonely:
    """What to tell about a class that stays alone."""
    profile = market.profiles[place]
    counted = stops_among(profile, market)
    stop = max(counted, key=lambda each: counted[each])
    n_gained, step, language = Advice(market, openings, place, n_fitting).best()
    return Lonely(
        search_id=market.ids[place],
        region_key=profile.region_key,
        n_fitting=n_fitting,
        stop=stop if counted[stop] else "",
        n_stopped=counted[stop],
        step=step,
        n_gained=n_gained,
        language=language,
    )


def stops_among(profile: SearchProfile, market: Market) -> dict[Stop, int]:
    """How many classes of other regions each reason rules out; a class may be ruled out by several."""
    among, overlap = market.columns, market.overlap
    mine = overlap.keys.index(profile.region_key)
    is_elsewhere = among.region != mine
    rests = np.array([key in overlap.suspended or profile.region_key in overlap.suspended for key in overlap.keys])
    is_welcome = np.array([key in profile.welcome for key in overlap.keys])[among.region]
    every = np.arange(len(among))
    days = scores(profile, among, every, overlap, ONLY_DAYS).sum(axis=0)
    stopped = {
        Stop.REGION_SUSPENDED: rests[among.region],
        Stop.NOT_WELCOME: ~(is_welcome & (among.welcome >> mine & 1 == 1)),
        Stop.NO_LANGUAGE: ~_talks(profile, market),
        Stop.NO_WINDOW: days == 0,
    }
    return {stop: int((rows & is_elsewhere).sum()) for stop, rows in stopped.items()}


def _talks(profile: SearchProfile, market: Market) -> NDArray[np.bool_]:
    able = [LANGUAGES.index(each) for each in profile.languages if each in LANGUAGES and speaks(profile, each)]
    return np.asarray((market.columns.levels[able] >= LOWEST).any(axis=0))


class Advice:
    """Tries what a class that stays alone could change in its search."""

    def __init__(self, market: Market, openings: Openings, place: int, n_fitting: int) -> None:
        self.market, self.openings, self.place, self.n_fitting = market, openings, place, n_fitting
        self.profile = market.profiles[place]

    def best(self) -> Gain:
        """What is in the teacher's hands comes first; a language helps only a class that knows it and fits nobody."""
        best = max(self._tried(*each) for each in self._easy())
        if not best[0] and not self.n_fitting:
            best = max((self._tried(Step.LANGUAGE, *each) for each in self._languages()), default=best)
        return best if best[0] else (0, Step.WAIT, "")

    def _tried(self, step: Step, changed: SearchProfile, language: str = "") -> Gain:
        """How many possible partners more; 0 for a class that fits some already when it would still stay alone."""
        fitting = self.market.fitting_if(self.place, changed)
        is_use = not self.n_fitting or self.openings.helps(self.place, fitting)
        return (int(fitting.sum()) - self.n_fitting) * is_use, step, language

    def _easy(self) -> Iterator[tuple[Step, SearchProfile]]:
        everywhere = frozenset(self.market.overlap.keys) - {self.profile.region_key} | self.profile.welcome
        yield Step.WELCOME, replace(self.profile, welcome=everywhere)
        yield Step.TIME, replace(self.profile, starts_on=self.market.first_day, ends_on=self.market.last_day)

    def _languages(self) -> Iterator[tuple[SearchProfile, str]]:
        for code in self.market.spoken:
            if not speaks(self.profile, code):
                yield replace(self.profile, languages={**self.profile.languages, code: Level.A2}), code
