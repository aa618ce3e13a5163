"""Kinds of classes that might join: of each region, with each language that matters; and what each would unlock."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_high

import numpy as np

from portal.balance.rules.market import NEW_CLASS, Market
from portal.balance.rules.report import EXTRA, Kind, band_of
from portal.classes.rules.classes import Level
from portal.matching.rules.profiles import SearchProfile
from portal.projects.rules import MeetingMode
from portal.solver.attributes import Mask
from portal.solver.augmentation import Augmentation

MOST_KINDS = 50


@dataclass(frozen=True)
class Newcomer:
    """A class that does not exist; `language` beside the region's own, empty: none."""

    profile: SearchProfile
    language: str
    level: str
    n_like_it: int


def newcomers(market: Market, alone: Sequence[SearchProfile]) -> Iterator[Newcomer]:
    """Without another language, with each that is learnt there, and with each that a class that is alone speaks."""
    wanted = {language for profile in alone for language in profile.languages if profile.speaks(language)}
    for region_key, own in sorted(market.own_languages.items()):
        if region_key not in market.coding.overlap.suspended:
            there = [profile for profile in market.profiles if profile.region_key == region_key]
            usual = _usual(market, region_key, there or market.profiles)
            yield Newcomer(usual, "", "", len(there))
            learnt = {language for profile in there for language in profile.languages if profile.speaks(language)}
            for language in sorted((learnt | wanted) - {own}):
                yield _with(usual, language, there)


def _with(usual: SearchProfile, language: str, there: Sequence[SearchProfile]) -> Newcomer:
    levels = [profile.languages[language] for profile in there if profile.speaks(language)]
    level = max(Counter(levels).items(), key=lambda each: (each[1], each[0]))[0] if levels else Level.A2
    profile = replace(usual, languages={**usual.languages, language: level})
    return Newcomer(profile, language, level, len(levels))


def _usual(market: Market, region_key: str, like: Sequence[SearchProfile]) -> SearchProfile:
    """A class of the region that welcomes all others; `like` gives time, age and size."""
    return SearchProfile(
        class_id=NEW_CLASS,
        region_key=region_key,
        languages={market.own_languages[region_key]: Level.C2},
        age=median_high(profile.age for profile in like),
        starts_on=median_high(profile.starts_on for profile in like),
        ends_on=median_high(profile.ends_on for profile in like),
        welcome=frozenset(market.coding.overlap.keys) - {region_key},
        form=MeetingMode.HYBRID,
        n_students=median_high(profile.n_students for profile in like),
    )


def best_kinds(market: Market, augmentation: Augmentation, is_alone: Mask) -> list[Kind]:
    """The kinds of classes that would help somebody, the best first; a language that adds nothing is left out."""
    alone = [market.profiles[place] for place in np.flatnonzero(is_alone).tolist()]
    plain: dict[str, Kind] = {}  # region → its kind without another language
    helpful = []
    for newcomer in newcomers(market, alone):
        kind = _kind(market, augmentation, newcomer)
        without = plain.setdefault(kind.region_key, kind)
        if kind.n_reached and (without is kind or kind.n_reached > without.n_reached):
            helpful.append(kind)
    return sorted(helpful, key=lambda kind: (-kind.n_unlocked, -kind.n_reached, -kind.n_like_it))[:MOST_KINDS]


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
