"""The relaxation made so tight that its best solution is nearly always one of whole pairs, proven for all others.

Where pairs are chosen in part, rows for odd sets forbid it (cutting planes); where pairs that were left out are worth
more than their duals, they join in (column generation); until neither is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import highspy
import numpy as np

from portal.solver.bounds import Bound
from portal.solver.duals import Duals, Numbers, OddSet, edges_within, uncovered
from portal.solver.edges import Edges, Points
from portal.solver.odd_sets import violated_odd_sets
from portal.solver.progress import Report, ignore
from portal.solver.relaxation import duals_of, linear_program, quiet_highs

NEAR = 1.0  # points; the first pairs are worth at most so much less than their duals
WORTHWHILE = 0.01  # points; odd sets have helped when the bound falls by so much
PATIENCE = 6  # times that odd sets may join in without help, in the first turn; later turns have more
MOST_CHECKS = 12  # turns in which pairs join in, or more odd sets are looked for


@dataclass(frozen=True)
class Tight:
    """`shares`: to which part each of the edges is chosen."""

    edges: Edges
    shares: Numbers
    duals: Duals


def tightened(points: Points, loose: Bound, n_pairs: int, report: Report = ignore) -> Iterator[Tight]:
    """Tighter and tighter, over exactly `n_pairs` pairs."""
    relaxation = _Relaxation(points, loose.edges.also(edges_within(points, loose.duals, NEAR)), n_pairs)
    for turn in range(MOST_CHECKS):
        report(turn / MOST_CHECKS)
        if not relaxation.cut(PATIENCE * (turn + 1)):
            return
        duals = relaxation.duals()
        missing, excess = uncovered(points, duals)
        duals = replace(duals, of_class=duals.of_class + excess)
        if not len(missing):
            yield Tight(relaxation.edges, relaxation.shares, duals)
        relaxation.add_columns(missing)


class _Relaxation:
    """A linear program that grows: by rows for odd sets, by columns for pairs."""

    def __init__(self, points: Points, edges: Edges, n_pairs: int) -> None:
        self.points, self.edges = points, edges
        self.odd_sets: list[OddSet] = []
        self.highs = quiet_highs({"solver": "ipm"})
        self.highs.passModel(linear_program(points, edges, n_pairs))

    def cut(self, patience: int) -> bool:
        """Solves again and again with the odd sets that a solution violates, while that helps; False: infeasible."""
        least, in_vain = np.inf, 0
        while self._is_solved():
            value = self.highs.getInfo().objective_function_value
            in_vain = 0 if value < least - WORTHWHILE else in_vain + 1
            least = min(least, value)
            violated = violated_odd_sets(self.edges, self.shares)
            if not violated or in_vain > patience:
                return True
            for odd_set in violated:
                self._add_row(odd_set)
        return False

    def _is_solved(self) -> bool:
        self.highs.run()
        self.highs.setOptionValue("solver", "simplex")  # which goes on from where it was
        return bool(self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def add_columns(self, more: Edges) -> None:
        """More pairs, that were not among the edges."""
        first = len(self.points) + 1  # row of the first odd set
        among = [set(odd_set.members.tolist()) for odd_set in self.odd_sets]
        for one, other in zip(more.one.tolist(), more.other.tolist(), strict=True):
            shared = [first + n for n, members in enumerate(among) if one in members and other in members]
            rows = np.array([one, other, first - 1, *shared], np.int32)
            worth = float(self.points[one, other])
            self.highs.addCol(worth, 0.0, highspy.kHighsInf, len(rows), rows, np.ones(len(rows)))
        self.edges = Edges(np.append(self.edges.one, more.one), np.append(self.edges.other, more.other))

    @property
    def shares(self) -> Numbers:
        return np.asarray(self.highs.getSolution().col_value)

    def duals(self) -> Duals:
        row_duals = np.asarray(self.highs.getSolution().row_dual)
        of_odd_sets = np.maximum(row_duals[len(self.points) + 1 :], 0.0)
        odd_sets = [
            replace(each, dual=float(dual)) for each, dual in zip(self.odd_sets, of_odd_sets, strict=True) if dual > 0
        ]
        return replace(duals_of(row_duals, len(self.points)), odd_sets=odd_sets)

    def _add_row(self, odd_set: OddSet) -> None:
        columns = np.flatnonzero(self.edges.inside(odd_set.members)).astype(np.int32)
        self.highs.addRow(-highspy.kHighsInf, odd_set.most_pairs, len(columns), columns, np.ones(len(columns)))
        self.odd_sets.append(odd_set)
