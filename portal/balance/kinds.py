"""Kinds of classes that might join: of each region, with each language that matters, in all else as is usual there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_high

from portal.balance.market import NEW_CLASS, Market
from portal.balance.rules import speaks
from portal.classes.rules.classes import Level
from portal.matching.rules import Seeker
from portal.projects.rules import Form


@dataclass(frozen=True)
class Newcomer:
    """A class that does not exist; `language` beside the region's own, empty: none."""

    seeker: Seeker
    language: str
    level: str
    n_like_it: int


def newcomers(market: Market, alone: Sequence[Seeker]) -> Iterator[Newcomer]:
    """Without another language, with each that is learnt there, and with each that a class that is alone speaks."""
    wanted = {language for seeker in alone for language in seeker.languages if speaks(seeker, language)}
    for region_key, own in sorted(market.own_languages.items()):
        if region_key not in market.terrain.resting:
            there = [seeker for seeker in market.seekers if seeker.region_key == region_key]
            usual = _usual(market, region_key, there or market.seekers)
            yield Newcomer(usual, "", "", len(there))
            learnt = {language for seeker in there for language in seeker.languages if speaks(seeker, language)}
            for language in sorted((learnt | wanted) - {own}):
                yield _with(usual, language, there)


def _with(usual: Seeker, language: str, there: Sequence[Seeker]) -> Newcomer:
    levels = [seeker.languages[language] for seeker in there if speaks(seeker, language)]
    level = max(Counter(levels).items(), key=lambda each: (each[1], each[0]))[0] if levels else Level.A2
    seeker = replace(usual, languages={**usual.languages, language: level})
    return Newcomer(seeker, language, level, len(levels))


def _usual(market: Market, region_key: str, like: Sequence[Seeker]) -> Seeker:
    """A class of the region that welcomes all others; `like` gives time, age and size."""
    return Seeker(
        class_id=NEW_CLASS,
        region_key=region_key,
        languages={market.own_languages[region_key]: Level.C2},
        age=median_high(seeker.age for seeker in like),
        starts_on=median_high(seeker.starts_on for seeker in like),
        ends_on=median_high(seeker.ends_on for seeker in like),
        welcome=frozenset(market.terrain.keys) - {region_key},
        form=Form.HYBRID,
        n_students=median_high(seeker.n_students for seeker in like),
    )
