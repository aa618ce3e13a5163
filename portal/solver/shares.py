"""What each criterion gives of its weight, a share from 0 to 1: of one class with many at once, symmetric."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.solver.attributes import Attributes, Mask, Rows
from portal.solver.regions import Regions, common_days

LOWEST_LEVEL = 2  # A2; below it two classes can't talk
PRACTICE_LEVEL = 3  # B1; from here on somebody is good to practise with
LEVEL_SHARES = np.array((0.0, 0.0, 0.75, 0.9, 1.0, 1.0, 1.0))  # by the lower level of the two, 1 (A1) to 6 (C2)
PRACTICE_BONUS = 0.15  # for each class that can practise what it wants with the other
SAME_AGE = 0.5  # years of difference that count as none; the share falls from here to 0 at the portal's limit
MANY_DAYS, FEWEST_DAYS = 20, 5  # common school days: full share, no pair below
TOPIC_SHARES = np.array((0.5, 0.7, 1.0))  # by the number of shared topics; whoever names one loses nobody
FORM_SHARES = np.array((1.0, 0.6, 0.0))  # the same, hybrid meets online or on site half-way, online and on site
FAIR, UNFAIR = 1 / 3, 1 / 6  # share of the smaller class in both together: full share, none
PRIMARY, UNKNOWN = 0, 4
CATEGORY_SHARE = 0.5  # neighbouring stages, or not known

Shares = NDArray[np.float64]
EVERYBODY = slice(None)  # as rows


@dataclass(frozen=True)
class Pairs:
    """One class with each of some rows; nothing is copied where they are EVERYBODY."""

    one: Attributes
    among: Attributes
    rows: Rows | slice
    regions: Regions

    def __len__(self) -> int:
        return len(self.among) if isinstance(self.rows, slice) else len(self.rows)

    @cached_property
    def days(self) -> NDArray[np.int32]:
        return common_days(self.one, self.among, self.rows, self.regions)

    def theirs(self, name: str) -> NDArray[Any]:
        """An attribute of each row."""
        values: NDArray[Any] = getattr(self.among, name)[self.rows]
        return values


def _language(pairs: Pairs) -> Shares:
    """Of the language that works best between them, more where they can practise."""
    one, level = pairs.one, np.zeros(len(pairs), np.int8)
    for language in np.flatnonzero(one.levels):
        np.maximum(level, np.minimum(one.levels[language], pairs.among.levels[language][pairs.rows]), out=level)
    best = LEVEL_SHARES[level]
    mine, theirs = (pairs.theirs("fluent") & one.practise) != 0, (pairs.theirs("practise") & one.fluent) != 0
    return np.where(best > 0, np.minimum(best + PRACTICE_BONUS * (mine.astype(np.int8) + theirs), 1.0), 0.0)


def _age(pairs: Pairs) -> Shares:
    most = pairs.regions.age_gap
    return _clip((most - np.abs(pairs.one.age - pairs.theirs("age"))) / (most - SAME_AGE))


def furthest(lost: float, regions: Regions) -> float:
    """How many years two classes are apart at most that lose no more than this share of their points for age."""
    return SAME_AGE + min(lost, 1.0) * (regions.age_gap - SAME_AGE)


def _window(pairs: Pairs) -> Shares:
    return np.minimum(pairs.days / MANY_DAYS, 1.0)


def _topics(pairs: Pairs) -> Shares:
    n_shared = np.bitwise_count(pairs.theirs("topics") & pairs.one.topics)
    shares: Shares = TOPIC_SHARES[np.minimum(n_shared, len(TOPIC_SHARES) - 1)]
    return shares


def _form(pairs: Pairs) -> Shares:
    shares: Shares = FORM_SHARES[np.abs(pairs.theirs("form") - pairs.one.form)]
    return shares


def _group(pairs: Pairs) -> Shares:
    """Full while neither class is more than twice as large as the other."""
    mine, theirs = pairs.one.n_students, pairs.theirs("n_students")
    smaller = np.minimum(theirs, mine) / (theirs + mine)
    return _clip((smaller - UNFAIR) / (FAIR - UNFAIR))


def _category(pairs: Pairs) -> Shares:
    """Of stages of school; all secondary ones are neighbours."""
    mine, shares = int(pairs.one.stage), np.full(UNKNOWN + 1, CATEGORY_SHARE)
    if mine != UNKNOWN:
        shares[PRIMARY if mine != PRIMARY else slice(UNKNOWN)] = 0.0
        shares[mine] = 1.0
    given: Shares = shares[pairs.theirs("stage")]
    return given


def _funding(pairs: Pairs) -> Shares:
    """Full where there is a programme, or nobody needs one."""
    is_fundable: Mask = pairs.regions.is_fundable[pairs.one.region][pairs.theirs("region")]
    is_needed: Mask = pairs.theirs("wants_funding") | pairs.one.wants_funding
    return (is_fundable | ~is_needed).astype(np.float64)


def _clip(shares: Shares) -> Shares:
    return np.minimum(np.maximum(shares, 0.0), 1.0)


CRITERIA: Mapping[str, Callable[[Pairs], Shares]] = {
    "language": _language,
    "age": _age,
    "window": _window,
    "topics": _topics,
    "form": _form,
    "group": _group,
    "category": _category,
    "funding": _funding,
}
