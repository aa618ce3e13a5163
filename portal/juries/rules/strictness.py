"""What items are worth when some jurors are stricter than others: an additive model, fitted by restricted likelihood.

value of a sheet = mean + item + juror + noise, where items and jurors are drawn from normal distributions. How much
they vary beside the noise is chosen from `RATIOS`; see docs/decisions for the formulas and for what they leave out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATIOS = tuple(2.0**power for power in range(-6, 5))  # variance of the noise divided by that of items, or of jurors
EXPECTED_NOISE = 1 / 6  # of the width of the scale: a standard deviation that counts as much as one sheet


@dataclass(frozen=True)
class Sheet:
    """What a juror gave an item: the weighted mean over the criteria."""

    item: int
    juror: int
    value: float


@dataclass(frozen=True)
class Fit:
    """Estimates by item and by juror; a juror above zero is generous. Errors are variances and covariances."""

    mean: float
    items: Mapping[int, float]
    jurors: Mapping[int, float]
    noise: float  # variance
    item_ratio: float
    juror_ratio: float
    covariances: Mapping[tuple[int, int], float]  # of the errors of two items, (i, i) included
    point_variances: Mapping[int, float]  # of the errors of mean and item together

    def value(self, item: int) -> float:
        return self.mean + self.items[item]

    def difference_variance(self, one: int, other: int) -> float:
        found = self.covariances
        return found[one, one] + found[other, other] - 2 * found[one, other]


def weighted(scores: Mapping[int, int], weights: Mapping[int, int]) -> float:
    """Mean of the scores by criterion."""
    return sum(weights[key] * score for key, score in scores.items()) / sum(weights[key] for key in scores)


def fit(sheets: Sequence[Sheet], width: int) -> Fit | None:
    """None without any sheet; `width` is the highest score less the lowest one."""
    if not sheets:
        return None
    items, jurors = _numbered(each.item for each in sheets), _numbered(each.juror for each in sheets)
    equations = _Equations(sheets, items, jurors, (width * EXPECTED_NOISE) ** 2)
    best = max(product(RATIOS, RATIOS), key=lambda ratios: equations.likelihood(*ratios))
    solution, inverse, noise = equations.solved(*best)
    places = {item: place + 1 for item, place in items.items()}
    return Fit(
        mean=float(solution[0]),
        items={item: float(solution[place]) for item, place in places.items()},
        jurors={juror: float(solution[1 + len(items) + place]) for juror, place in jurors.items()},
        noise=noise,
        item_ratio=best[0],
        juror_ratio=best[1],
        covariances={
            (one, other): noise * float(inverse[places[one], places[other]]) for one, other in product(items, items)
        },
        point_variances={
            item: noise * float(inverse[0, 0] + 2 * inverse[0, place] + inverse[place, place])
            for item, place in places.items()
        },
    )


def groups(sheets: Iterable[Sheet]) -> list[set[int]]:
    """Items that are joined by jurors who scored several of them; items of two groups have no juror in common."""
    found: list[tuple[set[int], set[int]]] = []  # items and jurors of each
    for sheet in sheets:
        touched = [each for each in found if sheet.item in each[0] or sheet.juror in each[1]]
        joined = (
            {sheet.item}.union(*(each[0] for each in touched)),
            {sheet.juror}.union(*(each[1] for each in touched)),
        )
        found = [each for each in found if each not in touched] + [joined]
    return [items for items, _ in found]


class _Equations:
    """Henderson's mixed model equations of a table of sheets."""

    def __init__(
        self, sheets: Sequence[Sheet], items: Mapping[int, int], jurors: Mapping[int, int], expected: float
    ) -> None:
        import numpy as np  # large, and for results alone

        self.np, self.expected = np, expected
        self.n_sheets, self.n_items, self.n_jurors = len(sheets), len(items), len(jurors)
        design = np.zeros((self.n_sheets, 1 + self.n_items + self.n_jurors))
        design[:, 0] = 1
        for row, sheet in enumerate(sheets):
            design[row, 1 + items[sheet.item]] = design[row, 1 + self.n_items + jurors[sheet.juror]] = 1
        values = np.array([sheet.value for sheet in sheets])
        self.square, self.right, self.total = design.T @ design, design.T @ values, float(values @ values)

    def likelihood(self, item_ratio: float, juror_ratio: float) -> float:
        """Restricted log likelihood but for constants. Items are eliminated: what is left is as large as the jury."""
        items, rest = slice(1, 1 + self.n_items), [0, *range(1 + self.n_items, 1 + self.n_items + self.n_jurors)]
        matrix = self._with(item_ratio, juror_ratio)
        diagonal, cross = self.np.diag(matrix)[items], matrix[items][:, rest]
        inner = matrix[self.np.ix_(rest, rest)] - cross.T @ (cross / diagonal[:, None])
        right = self.right[rest] - cross.T @ (self.right[items] / diagonal)
        explained = float(right @ self.np.linalg.solve(inner, right) + (self.right[items] ** 2 / diagonal).sum())
        determinant = float(self.np.log(diagonal).sum() + self.np.linalg.slogdet(inner)[1])
        prior = self.n_items * log(item_ratio) + self.n_jurors * log(juror_ratio)
        return (prior - determinant - self.n_sheets * log(self._left(explained))) / 2

    def solved(self, item_ratio: float, juror_ratio: float) -> "tuple[NDArray[Any], NDArray[Any], float]":
        """The solution, the inverse, and the variance of the noise."""
        inverse = self.np.linalg.inv(self._with(item_ratio, juror_ratio))
        solution = inverse @ self.right
        return solution, inverse, self._left(float(solution @ self.right)) / self.n_sheets

    def _with(self, item_ratio: float, juror_ratio: float) -> "NDArray[Any]":
        return self.square + self.np.diag([0.0] + [item_ratio] * self.n_items + [juror_ratio] * self.n_jurors)

    def _left(self, explained: float) -> float:
        """What the model does not explain of the squares, with one sheet's worth of expected noise."""
        return max(self.total - explained, 0.0) + self.expected


def _numbered(numbers: Iterable[int]) -> dict[int, int]:
    return {number: place for place, number in enumerate(sorted(set(numbers)))}
