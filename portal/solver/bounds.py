"""How good a matching could be at best: relaxations whose duals are checked against every possible pair.

The relaxation is solved over few pairs, all others are checked, and those that are worth more than their duals join in,
until none is left (column generation).
"""

from dataclasses import dataclass, replace

from portal.solver.duals import Duals, uncovered
from portal.solver.edges import Edges, Points
from portal.solver.progress import Report, ignore
from portal.solver.relaxation import relaxed

ROUGH = 0.005  # of the bound; what is left is added to it, and the bound is tightened afterwards
MOST_TURNS = 12
FAR = 20.0  # points; pairs that are worth so much less than their duals are left out of the next turn


@dataclass(frozen=True)
class Bound:
    """No choice of pairs has more than `value`; `edges` are the pairs that the proof needed."""

    value: float
    edges: Edges
    duals: Duals


def bound_on_points(points: Points, edges: Edges, n_pairs: int, report: Report = ignore) -> Bound:
    """How many points exactly `n_pairs` pairs can have together."""
    close = edges
    for turn in range(MOST_TURNS):
        report(turn / MOST_TURNS)
        duals = relaxed(points, close, n_pairs)
        missing, excess = uncovered(points, duals)
        if excess.sum() <= ROUGH * duals.of_class.sum():
            break
        edges, close = edges.also(missing), close.only(duals.reduced_costs(points, close) >= -FAR).also(missing)
    duals = replace(duals, of_class=duals.of_class + excess)  # whatever is worth more is added to one of its classes
    return Bound(duals.bound(n_pairs), edges, duals)
