"""Markets of a few classes, drawn at random with all that decides about pairs, and how many pairs they can have at most."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from portal.classes.rules.classes import Level
from portal.matching.rules.coding import Coding
from portal.matching.rules.fit import fits
from portal.matching.rules.profiles import SearchProfile
from scripts.bench.profiles import SUPPLY, profiles

Pair = tuple[int, int]  # places of classes, the smaller one first

MOST = 11  # classes, so that every choice of pairs can be tried
LANGUAGES = ({"en": Level.B1}, {"en": Level.A2, "fr": Level.B1}, {"en": Level.A1}, {"la": Level.B2}, {"fr": Level.B1})


@dataclass(frozen=True)
class Drawn:
    """Classes with their teachers; suspended regions; pairs that never are, that declined, and that are put together."""

    classes: Sequence[SearchProfile]
    teachers: Sequence[int]
    suspended: frozenset[str]
    never: Sequence[Pair]
    declined: Sequence[Pair]
    together: Sequence[Pair]

    @property
    def apart(self) -> list[Pair]:
        """Those that become no pair whatever fits, of one teacher too."""
        of_one = [pair for pair in self.all_pairs if self.teachers[pair[0]] == self.teachers[pair[1]]]
        return sorted({*of_one, *self.never, *self.declined})

    def may_be(self, pair: Pair) -> bool:
        """Neither apart nor together with somebody else."""
        is_bound = any(set(pair) & set(known) and pair != known for known in self.together)
        return pair not in self.apart and not is_bound

    def fit(self, pair: Pair, coding: Coding) -> bool:
        one, other = (self.classes[place] for place in pair)
        return fits(one, [other], coding)[0].total > 0

    @property
    def all_pairs(self) -> list[Pair]:
        return list(combinations(range(len(self.classes)), 2))


def drawn(seed: int) -> Drawn:
    """The same for the same seed."""
    random = Random(seed)
    classes = [_changed(random, each) for each in profiles(random.randint(2, MOST), seed)]
    pairs = list(combinations(range(len(classes)), 2))
    random.shuffle(pairs)
    parts = [[pairs.pop() for _ in range(min(random.randint(0, most), len(pairs)))] for most in (6, 4, 2)]
    return Drawn(
        classes=classes,
        teachers=[random.randint(1, MOST) for _ in classes],
        suspended=frozenset(random.sample(sorted(SUPPLY), random.choice((0, 0, 0, 1)))),
        never=parts[0],
        declined=parts[1],
        together=_disjoint(parts[2]),
    )


def _changed(random: Random, usual: SearchProfile) -> SearchProfile:
    """Other ages, languages, times and regions that are welcome, the own one too."""
    welcome = frozenset(random.sample(sorted(SUPPLY), random.randint(2, 6)))
    own = {language: level for language, level in usual.languages.items() if random.random() < 0.5}
    return replace(
        usual,
        languages=own | random.choice(LANGUAGES),
        age=round(random.uniform(12, 15), 1),
        welcome=welcome if random.random() < 0.25 else frozenset(SUPPLY),
    )


def _disjoint(pairs: Sequence[Pair]) -> list[Pair]:
    chosen: list[Pair] = []
    for pair in pairs:
        if not set(pair) & {place for known in chosen for place in known}:
            chosen.append(pair)
    return chosen


def most_pairs(market: Drawn, coding: Coding) -> int:
    """By trying every choice, of pairs that are compared one by one."""
    return _most([pair for pair in market.all_pairs if market.may_be(pair) and market.fit(pair, coding)])


def _most(possible: Sequence[Pair]) -> int:
    """With the first pair or without it."""
    if not possible:
        return 0
    first, rest = set(possible[0]), possible[1:]
    return max(_most(rest), 1 + _most([pair for pair in rest if not first & set(pair)]))
