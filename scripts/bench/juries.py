"""Simulated juries: how well the true order is recovered by the corrected result and by plain means (Kendall's tau)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import numpy as np

from portal.juries.rules.ranking import SURE, ranked
from portal.juries.rules.strictness import Sheet, fit

N_JURIES = 1_000
ITEMS, JURORS, REGIONS = 12, 7, 6
LOWEST, HIGHEST = 1, 5
WEIGHTS = (0.4, 0.3, 0.3)  # of the criteria
LEGEND = (
    f"{ITEMS} nominations, {JURORS} jurors of {REGIONS} regions, three criteria, scores {LOWEST}-{HIGHEST}; nobody judges the own region,\n"
    "two jurors are silent but for some items. Kendall's tau with the true order: 1 is the same order.\n"
    f"sure: neighbours of which one is said to be above the other with a probability of {SURE:.0%} or more; true: how many are"
)
HEAD = f"{'strictness':<14}{'juries':>8}{'plain means':>14}{'corrected':>12}{'better':>9}{'worse':>8}{'sure':>10}{'true':>8}"


@dataclass(frozen=True)
class Setting:
    """Standard deviations in points of the scale."""

    name: str
    strictness: float
    items: float = 0.5
    noise: float = 0.6


SETTINGS = (Setting("none", 0.0), Setting("small", 0.4), Setting("middle", 0.8), Setting("large", 1.2))


@dataclass(frozen=True)
class Recovered:
    """Kendall's tau with the true order, the mean over all juries."""

    name: str
    n_juries: int
    plain: float
    corrected: float
    n_better: int
    n_worse: int
    sure: float  # share of neighbours that the result tells apart
    sure_and_true: float  # share of these that are in the true order


@dataclass(frozen=True)
class _Judged:
    """What became of one jury; `told_apart`: whether each sure pair of neighbours is in the true order."""

    plain: float
    corrected: float
    told_apart: Sequence[bool]


def recovered(setting: Setting, n_juries: int, seed: int = 13) -> Recovered:
    """The same seed simulates the same juries."""
    random = np.random.default_rng(seed)
    juries = [_judged(*simulated(setting, random)) for _ in range(n_juries)]
    gains = [each.corrected - each.plain for each in juries]
    told_apart = [is_true for each in juries for is_true in each.told_apart]
    return Recovered(
        setting.name,
        n_juries,
        fmean(each.plain for each in juries),
        fmean(each.corrected for each in juries),
        sum(gain > 1e-12 for gain in gains),
        sum(gain < -1e-12 for gain in gains),
        len(told_apart) / (n_juries * (ITEMS - 1)),
        fmean(told_apart) if told_apart else 1.0,
    )


def simulated(setting: Setting, random: np.random.Generator) -> tuple[list[float], list[Sheet]]:
    """The true worth of the items, and the sheets of a jury; every item keeps one at least."""
    worth = random.normal(3.2, setting.items, ITEMS)
    strict = random.normal(0, setting.strictness, JURORS)
    of_items = [set(random.choice(REGIONS, 2, replace=False)) for _ in range(ITEMS)]
    silent = set(random.choice(JURORS, 2, replace=False))
    sheets = []
    for item in range(ITEMS):
        may = [juror for juror in range(JURORS) if juror % REGIONS not in of_items[item]]
        given = [juror for juror in may if random.random() < (0.2 if juror in silent else 0.95)] or may[:1]
        sheets += [Sheet(item, juror, _score(worth[item] - strict[juror], setting.noise, random)) for juror in given]
    return list(worth), sheets


def kendall(one: Sequence[float], other: Sequence[float]) -> float:
    """Tau-b: pairs in the same order less pairs in the other order; a tie counts as half of each."""
    pairs = [(np.sign(one[i] - one[k]), np.sign(other[i] - other[k])) for i in range(len(one)) for k in range(i)]
    agreement = sum(a * b for a, b in pairs)
    return float(agreement / (sum(abs(a) for a, _ in pairs) * sum(abs(b) for _, b in pairs)) ** 0.5)


def line(one: Recovered) -> str:
    return (
        f"{one.name:<14}{one.n_juries:>8,}{one.plain:>14.3f}{one.corrected:>12.3f}"
        f"{one.n_better:>9}{one.n_worse:>8}{one.sure:>10.1%}{one.sure_and_true:>8.1%}"
    )


def _score(opinion: float, noise: float, random: np.random.Generator) -> float:
    """The weighted mean of whole scores on the scale."""
    given = np.clip(np.rint(opinion + random.normal(0, noise, len(WEIGHTS))), LOWEST, HIGHEST)
    return float(given @ np.array(WEIGHTS))


def _judged(worth: Sequence[float], sheets: Sequence[Sheet]) -> _Judged:
    found = fit(sheets, HIGHEST - LOWEST)
    if found is None:
        raise ValueError("every item has a sheet")
    means = [fmean(sheet.value for sheet in sheets if sheet.item == item) for item in range(ITEMS)]
    order = ranked(found, range(ITEMS), dict.fromkeys(range(ITEMS), 1))
    pairs = pairwise(order)
    told_apart = [bool(worth[one.item] > worth[after.item]) for one, after in pairs if not one.is_tied]
    return _Judged(kendall(worth, means), kendall(worth, [found.value(item) for item in range(ITEMS)]), told_apart)
