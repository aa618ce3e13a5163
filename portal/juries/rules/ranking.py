"""Places of the items that a jury has judged, how sure they are, and which can not be told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from portal.juries.rules.strictness import Fit

SURE = 0.9  # probability from which on one item is said to be above another
WITHIN = 1.645  # standard errors on either side: an interval of 90 per cent
SAME = 1e-9  # points: what is nearer is an exact tie, and has rounding errors alone between it
STANDARD = NormalDist()


@dataclass(frozen=True)
class Ranked:
    """An item with its place; points are on the scale of the scores."""

    item: int
    place: int
    points: float
    error: float  # standard error of the points
    above_next: float | None  # probability; None for the last one
    is_tied_exactly: bool  # with the next one
    n_sheets: int

    @property
    def interval(self) -> tuple[float, float]:
        return self.points - WITHIN * self.error, self.points + WITHIN * self.error

    @property
    def is_tied(self) -> bool:
        """It can not be told apart from the next one."""
        return self.above_next is not None and self.above_next < SURE


def ranked(fit: Fit, items: Sequence[int], n_sheets: Mapping[int, int]) -> list[Ranked]:
    """The best first; `items` are those of one category, each with a sheet at least."""
    order = sorted(items, key=lambda item: (-round(fit.value(item), 9), item))
    found: list[Ranked] = []
    for number, item in enumerate(order):
        after = order[number + 1] if number + 1 < len(order) else None
        is_same = after is not None and fit.value(item) - fit.value(after) < SAME
        place = found[-1].place if found and found[-1].is_tied_exactly else number + 1
        found.append(
            Ranked(
                item,
                place,
                fit.value(item),
                _error(fit, item),
                None if after is None else probability_above(fit, item, after),
                is_same,
                n_sheets[item],
            )
        )
    return found


def probability_above(fit: Fit, one: int, other: int) -> float:
    """That the first item is worth more than the other one, given all sheets."""
    return STANDARD.cdf((fit.value(one) - fit.value(other)) / fit.difference_variance(one, other) ** 0.5)


def _error(fit: Fit, item: int) -> float:
    return float(fit.point_variances[item] ** 0.5)
