"""How good a matching could be at best: relaxations whose duals are checked against every possible pair.

The relaxation is solved over few pairs, all others are checked, and those that are worth more than their duals join in,
until none is left (column generation).
"""

from dataclasses import dataclass, replace

import numpy as np

from portal.solver.duals import Duals, uncovered
from portal.solver.edges import Edges, Points
from portal.solver.progress import Report, ignore
from portal.solver.relaxation import relaxed

GOOD_ENOUGH = 0.00002  # of the bound; what is left is added to it
ROUGH = 0.005  # the same for points of pairs, whose bound is tightened afterwards
MOST_TURNS = 12
FAR = 20.0  # points; pairs that are worth so much less than their duals are left out of the next turn


@dataclass(frozen=True)
class Bound:
    """No choice of pairs has more than `value`; `edges` are the pairs that the proof needed."""

    value: float
    edges: Edges
    duals: Duals


def bound_on_pairs(points: Points, edges: Edges, capacity: int = 1, report: Report = ignore) -> Bound:
    """How many pairs there can be when a class takes part in `capacity` of them at most."""
    return _proven((points > 0).view(np.uint8), edges, capacity, None, report)


def bound_on_points(points: Points, edges: Edges, n_pairs: int, capacity: int = 1, report: Report = ignore) -> Bound:
    """How many points exactly `n_pairs` pairs can have together."""
    return _proven(points, edges, capacity, n_pairs, report)


def _proven(worth: Points, edges: Edges, capacity: int, n_pairs: int | None, report: Report) -> Bound:
    good_enough = ROUGH if capacity == 1 and n_pairs is not None else GOOD_ENOUGH
    close = edges
    for turn in range(MOST_TURNS):
        report(turn / MOST_TURNS)
        duals = relaxed(worth, close, capacity, n_pairs)
        missing, excess = uncovered(worth, duals)
        if excess.sum() <= good_enough * duals.of_class.sum():
            break
        edges, close = edges.also(missing), close.only(duals.reduced_costs(worth, close) >= -FAR).also(missing)
    duals = replace(duals, of_class=duals.of_class + excess)  # whatever is worth more is added to one of its classes
    return Bound(duals.bound(n_pairs or 0, capacity), edges, duals)
