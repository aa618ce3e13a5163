"""The whole balance of a market: figures, who stays alone and what would help, what one more class would unlock."""

import numpy as np

from portal.balance.rules.advice import advise
from portal.balance.rules.market import Market
from portal.balance.rules.newcomers import best_kinds
from portal.balance.rules.report import Report
from portal.balance.rules.statistics import Figures
from portal.solver import progress
from portal.solver.augmentation import Augmentation
from portal.solver.cover import Standing, standing_of
from portal.solver.edges import unique
from portal.solver.places import places_of, take
from portal.solver.problem import points_of, solve


def balance_of(market: Market, report: progress.Report = progress.ignore) -> Report:
    """That of the best pairs, as a round with the same classes finds them."""
    if not market.profiles:
        return Report(0, 0, 0, (), (), (), (), ())
    n_fitting = np.count_nonzero(points_of(market.problem), axis=1)  # whose points are gone before others are needed
    standing = best_pairs(market, report)
    is_alone, augmentation = standing.is_alone(), Augmentation(standing)
    figures = Figures(market, n_fitting > 0, is_alone)
    return Report(
        n_classes=len(market.profiles),
        n_alone=int(is_alone.sum()),
        n_impossible=int((n_fitting == 0).sum()),
        regions=tuple(figures.regions()),
        languages=tuple(figures.languages()),
        ages=tuple(figures.ages()),
        unmatched=tuple(
            advise(market, augmentation, place, int(n_fitting[place])) for place in np.flatnonzero(is_alone).tolist()
        ),
        kinds=tuple(best_kinds(market, augmentation, is_alone)),
    )


def best_pairs(market: Market, report: progress.Report = progress.ignore) -> Standing:
    """Those of a round, and over all possible pairs the trees of the classes that they leave alone."""
    solution = solve(market.problem, report)
    points = points_of(market.problem)
    pinned, left = take(points, places_of(market.places), market.pinned)
    fixed = {(one, other) for one, other, _points in pinned}
    free = [group.members for group in solution.groups if group.members not in fixed]
    return standing_of(points, left, unique(*np.array(free, np.int64).reshape(-1, 2).T))
