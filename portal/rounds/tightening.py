"""The relaxation made so tight that its best choice is nearly always one of whole pairs, proven for all possible ones.

Where pairs are chosen in part, rows for odd rings forbid it; where pairs that were left out are worth more than their
prices, they join in; until neither is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import highspy
import numpy as np

from portal.rounds.bounds import Bound
from portal.rounds.candidates import Edges, Points
from portal.rounds.prices import Numbers, Prices, Ring, near, underpriced
from portal.rounds.relaxing import prices_of, program, quiet_solver
from portal.rounds.rings import overrated
from portal.rounds.threads import Report, ignore

NEAR = 1.0  # points; the first pairs cost at most so much more than they are worth
WORTHWHILE = 0.01  # points; rings have helped when the bound falls by so much
PATIENCE = 6  # turns in which rings may join in without help
MOST_CHECKS = 12  # turns in which pairs join in, or more rings are looked for


@dataclass(frozen=True)
class Tight:
    """`shares`: to which part each of the edges is chosen; `bound`: no choice of whole pairs has more."""

    edges: Edges
    shares: Numbers
    prices: Prices
    bound: float


def tightened(points: Points, loose: Bound, n_pairs: int, report: Report = ignore) -> Iterator[Tight]:
    """Tighter and tighter, over exactly `n_pairs` pairs; nothing when there are not so many."""
    relaxation = _Relaxation(points, loose.edges.also(near(points, loose.prices, NEAR)), n_pairs)
    bound = loose.value
    for turn in range(MOST_CHECKS):
        report(turn / MOST_CHECKS)
        if not relaxation.cut():
            return
        prices = relaxation.prices()
        missing, excess = underpriced(points, prices)
        prices = replace(prices, of_class=prices.of_class + excess)
        bound = min(bound, prices.bound(n_pairs))
        if not len(missing):
            yield Tight(relaxation.edges, relaxation.shares, prices, bound)
        relaxation.join(missing)


class _Relaxation:
    """A linear program that grows: by rows for rings, by columns for pairs."""

    def __init__(self, points: Points, edges: Edges, n_pairs: int) -> None:
        self.points, self.edges, self.n_pairs = points, edges, n_pairs
        self.rings: list[Ring] = []
        self.solver = quiet_solver({"solver": "ipm"})
        self.solver.passModel(program(points, edges, 1, n_pairs))

    def cut(self) -> bool:
        """Solves again and again with the rings that a solution overrates, while that helps; False: impossible."""
        least, in_vain = np.inf, 0
        while self._is_solved():
            value = self.solver.getInfo().objective_function_value
            in_vain = 0 if value < least - WORTHWHILE else in_vain + 1
            least = min(least, value)
            found = overrated(self.edges, self.shares)
            if not found or in_vain > PATIENCE:
                return True
            for ring in found:
                self._add(ring)
        return False

    def _is_solved(self) -> bool:
        self.solver.run()
        self.solver.setOptionValue("solver", "simplex")  # which goes on from where it was
        return bool(self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def join(self, more: Edges) -> None:
        """More pairs, that were not among the edges."""
        first = len(self.points) + 1  # row of the first ring
        among = [set(ring.members.tolist()) for ring in self.rings]
        for one, other in zip(more.one.tolist(), more.other.tolist(), strict=True):
            rows = [
                one,
                other,
                first - 1,
                *(first + n for n, ring in enumerate(among) if one in ring and other in ring),
            ]
            worth = float(self.points[one, other])
            self.solver.addCol(worth, 0.0, highspy.kHighsInf, len(rows), np.array(rows, np.int32), np.ones(len(rows)))
        self.edges = Edges(np.append(self.edges.one, more.one), np.append(self.edges.other, more.other))

    @property
    def shares(self) -> Numbers:
        return np.asarray(self.solver.getSolution().col_value)

    def prices(self) -> Prices:
        duals = np.asarray(self.solver.getSolution().row_dual)
        paid = np.maximum(duals[len(self.points) + 1 :], 0.0)
        rings = [replace(ring, price=float(price)) for ring, price in zip(self.rings, paid, strict=True) if price > 0]
        return replace(prices_of(duals, len(self.points), self.n_pairs), rings=rings)

    def _add(self, ring: Ring) -> None:
        columns = np.flatnonzero(self.edges.inside(ring.members)).astype(np.int32)
        self.solver.addRow(-highspy.kHighsInf, ring.most_pairs, len(columns), columns, np.ones(len(columns)))
        self.rings.append(ring)
