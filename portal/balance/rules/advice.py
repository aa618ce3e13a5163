"""What keeps a class alone, and which one step would open the most partners for it; computed, not guessed."""

from collections.abc import Iterator
from dataclasses import replace

from portal.balance.rules.market import Market
from portal.balance.rules.report import Lonely, Step
from portal.classes.rules.classes import Level
from portal.matching.rules.criteria import Stop
from portal.matching.rules.profiles import SearchProfile
from portal.solver.augmentation import Augmentation
from portal.solver.scoring import stops

OF_THE_SAME = (Stop.SAME_CLASS, Stop.SAME_REGION)  # of no class of another region
Gain = tuple[int, Step, str]


def advise(market: Market, augmentation: Augmentation, place: int, n_fitting: int) -> Lonely:
    """What is told of a class that stays alone."""
    profile = market.profiles[place]
    counted = stops_among(profile, market)
    stop = max(counted, key=lambda each: counted[each])
    n_gained, step, language = Advice(market, augmentation, place, n_fitting).best()
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
    one = market.coding.one(profile)
    is_elsewhere = market.classes.region != one.region
    ruled_out = stops(one, market.classes, market.regions)
    return {stop: int((ruled_out[stop] & is_elsewhere).sum()) for stop in Stop if stop not in OF_THE_SAME}


class Advice:
    """Tries what a class that stays alone could change in its search."""

    def __init__(self, market: Market, augmentation: Augmentation, place: int, n_fitting: int) -> None:
        self.market, self.augmentation, self.place, self.n_fitting = market, augmentation, place, n_fitting
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
        is_use = not self.n_fitting or self.augmentation.helps(self.place, fitting)
        return (int(fitting.sum()) - self.n_fitting) * is_use, step, language

    def _easy(self) -> Iterator[tuple[Step, SearchProfile]]:
        everywhere = frozenset(self.market.coding.overlap.keys) - {self.profile.region_key} | self.profile.welcome
        yield Step.WELCOME, replace(self.profile, welcome=everywhere)
        yield Step.TIME, replace(self.profile, starts_on=self.market.first_day, ends_on=self.market.last_day)

    def _languages(self) -> Iterator[tuple[SearchProfile, str]]:
        for code in self.market.spoken:
            if not self.profile.speaks(code):
                yield replace(self.profile, languages={**self.profile.languages, code: Level.A2}), code
