"""How good a result could be at best: linear relaxations whose prices are checked against every possible pair.

The relaxation is solved over few pairs, all others are checked, and those that are worth more than their prices join
in, until none is left.
"""

from dataclasses import dataclass, replace

import numpy as np

from portal.rounds.candidates import Edges, Points
from portal.rounds.prices import Prices, underpriced
from portal.rounds.relaxing import relaxed
from portal.rounds.threads import Report, ignore

GOOD_ENOUGH = 0.00002  # of the bound; what is left is added to it
ROUGH = 0.005  # the same for points of pairs, whose bound is tightened afterwards
MOST_TURNS = 12
FAR = 20.0  # points; pairs that cost so much more than they are worth are left out of the next turn


@dataclass(frozen=True)
class Bound:
    """No choice of pairs has more than `value`; `edges` are the pairs that the proof needed."""

    value: float
    edges: Edges
    prices: Prices


def most_pairs(points: Points, edges: Edges, capacity: int = 1, report: Report = ignore) -> Bound:
    """How many pairs there can be when a class takes part in `capacity` of them at most."""
    return _proven((points > 0).view(np.uint8), edges, capacity, None, report)


def most_points(points: Points, edges: Edges, n_pairs: int, capacity: int = 1, report: Report = ignore) -> Bound:
    """How many points exactly `n_pairs` pairs can have together."""
    return _proven(points, edges, capacity, n_pairs, report)


def _proven(worth: Points, edges: Edges, capacity: int, n_pairs: int | None, report: Report) -> Bound:
    good_enough = ROUGH if capacity == 1 and n_pairs is not None else GOOD_ENOUGH
    close = edges
    for turn in range(MOST_TURNS):
        report(turn / MOST_TURNS)
        prices = relaxed(worth, close, capacity, n_pairs)
        missing, excess = underpriced(worth, prices)
        if excess.sum() <= good_enough * prices.of_class.sum():
            break
        edges, close = edges.also(missing), close.only(prices.over(worth, close) >= -FAR).also(missing)
    prices = replace(prices, of_class=prices.of_class + excess)  # whatever is worth more is paid by one of its classes
    return Bound(prices.bound(n_pairs or 0, capacity), edges, prices)
