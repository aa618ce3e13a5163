"""What keeps a class alone, and which one step would open the most partners for it; computed, not guessed."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from portal.balance.market import Market
from portal.balance.rules import Lonely, Step, speaks
from portal.classes.rules import LANGUAGES, Level
from portal.matching.columns import scores
from portal.matching.rules import LOWEST, Criterion, Seeker, Stop

ONLY_DAYS = {criterion: 100 * (criterion == Criterion.WINDOW) for criterion in Criterion}
Gain = tuple[int, Step, str]


def lonely(market: Market, place: int, n_fitting: int) -> Lonely:
    """What to tell about a class that stays alone."""
    seeker = market.seekers[place]
    counted = stops_among(seeker, market)
    stop = max(counted, key=lambda each: counted[each])
    gained, step, language = _best_step(seeker, market)
    return Lonely(
        wish_id=market.ids[place],
        region_key=seeker.region_key,
        n_fitting=n_fitting,
        stop=stop if counted[stop] else "",
        n_stopped=counted[stop],
        step=step,
        n_gained=gained,
        language=language,
    )


def stops_among(seeker: Seeker, market: Market) -> dict[Stop, int]:
    """How many classes of other regions each reason rules out; a class may be ruled out by several."""
    among, terrain = market.columns, market.terrain
    mine = terrain.keys.index(seeker.region_key)
    is_elsewhere = among.region != mine
    rests = np.array([key in terrain.resting or seeker.region_key in terrain.resting for key in terrain.keys])
    is_welcome = np.array([key in seeker.welcome for key in terrain.keys])[among.region]
    every = np.arange(len(among))
    days = scores(seeker, among, every, terrain, ONLY_DAYS).sum(axis=0)
    stopped = {
        Stop.REGION_RESTS: rests[among.region],
        Stop.NOT_WELCOME: ~(is_welcome & (among.welcome >> mine & 1 == 1)),
        Stop.NO_LANGUAGE: ~_talks(seeker, market),
        Stop.NO_WINDOW: days == 0,
    }
    return {stop: int((rows & is_elsewhere).sum()) for stop, rows in stopped.items()}


def _talks(seeker: Seeker, market: Market) -> NDArray[np.bool_]:
    able = [LANGUAGES.index(each) for each in seeker.languages if each in LANGUAGES and speaks(seeker, each)]
    return np.asarray((market.columns.levels[able] >= LOWEST).any(axis=0))


def _best_step(seeker: Seeker, market: Market) -> Gain:
    """What is in the teacher's hands comes first; a language helps only a class that knows it."""
    n_now = int(market.fitting(seeker).sum())

    def gain(changed: Seeker) -> int:
        return int(market.fitting(changed).sum()) - n_now

    easy = [(gain(changed), step, "") for step, changed in _easy_steps(seeker, market)]
    best = max(easy, key=lambda each: each[0])
    if best[0] == 0:
        best = max(((gain(changed), Step.LANGUAGE, code) for code, changed in _languages(seeker, market)), default=best)
    return best if best[0] else (0, Step.WAIT, "")


def _easy_steps(seeker: Seeker, market: Market) -> Iterator[tuple[Step, Seeker]]:
    everywhere = frozenset(market.terrain.keys) - {seeker.region_key} | seeker.welcome
    yield Step.WELCOME, replace(seeker, welcome=everywhere)
    first, last = (min(s.starts_on for s in market.seekers), max(s.ends_on for s in market.seekers))
    yield Step.TIME, replace(seeker, starts_on=first, ends_on=last)


def _languages(seeker: Seeker, market: Market) -> Iterator[tuple[str, Seeker]]:
    for code in market.spoken:
        if not speaks(seeker, code):
            yield code, replace(seeker, languages={**seeker.languages, code: Level.A2})
