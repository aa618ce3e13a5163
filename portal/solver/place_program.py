"""The linear program of choosing pairs among some edges where classes may have several partners; and in whole pairs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from portal.solver.duals import Numbers
from portal.solver.edges import Edges, Points
from portal.solver.place_duals import OddPlaces, PlaceDuals
from portal.solver.places import Places
from portal.solver.relaxation import quiet_highs

INF = highspy.kHighsInf
# Of choosing in whole: points are integers, and many choices are tied.
WHOLE: dict[str, str | float] = {
    "solver": "choose",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.9,
    "mip_detect_symmetry": False,
}


@dataclass(frozen=True)
class Wanted:
    """What a choice must have: so many pairs, and so many classes with a partner; None: any number."""

    n_pairs: int | None = None
    n_served: int | None = None


class PlaceProgram:
    """Columns: the further places that each class uses, then the edges. Rows: classes, served, pairs, odd sets."""

    def __init__(self, worth: Points, edges: Edges, places: Places, wanted: Wanted) -> None:
        self.worth, self.edges, self.places = worth, edges, places
        self.odd_sets: list[OddPlaces] = []
        self.highs = quiet_highs({"solver": "ipm"})
        self.highs.passModel(_model(worth, edges, places, wanted))

    def solve(self) -> bool:
        """False: impossible, or out of time."""
        self.highs.run()
        self.highs.setOptionValue("solver", "simplex")  # which goes on from where it was
        return bool(self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    @property
    def value(self) -> float:
        return float(self.highs.getInfo().objective_function_value)

    @property
    def further(self) -> Numbers:
        return np.asarray(self.highs.getSolution().col_value)[: len(self.worth)]

    @property
    def shares(self) -> Numbers:
        return np.asarray(self.highs.getSolution().col_value)[len(self.worth) :]

    def duals(self) -> PlaceDuals:
        """Of the served row two come with each pair, so its dual lowers that of pairs."""
        n, row_duals = len(self.worth), np.asarray(self.highs.getSolution().row_dual)
        of_odd_sets = np.maximum(row_duals[n + 2 :], 0.0)
        odd_sets = [replace(each, dual=float(dual)) for each, dual in zip(self.odd_sets, of_odd_sets, strict=True)]
        of_further = max(float(row_duals[n]), 0.0)
        return PlaceDuals(
            of_class=np.maximum(row_duals[:n], 0.0),
            of_further=of_further,
            of_pair=float(row_duals[n + 1]) - 2 * of_further,
            odd_sets=[each for each in odd_sets if each.dual > 0],
        )

    def add_row(self, odd_set: OddPlaces) -> None:
        columns = np.concatenate([odd_set.scarce, len(self.worth) + np.flatnonzero(counted(self.edges, odd_set))])
        values = np.where(np.arange(len(columns)) < len(odd_set.scarce), -1.0, 1.0)
        self.highs.addRow(-INF, odd_set.most_pairs, len(columns), columns.astype(np.int32), values)
        self.odd_sets.append(odd_set)

    def add_columns(self, more: Edges) -> None:
        """More pairs, that were not among the edges."""
        n, count = len(self.worth), np.array([counted(more, each) for each in self.odd_sets]).reshape(-1, len(more))
        for place, (one, other) in enumerate(zip(more.one.tolist(), more.other.tolist(), strict=True)):
            rows = np.array([one, other, n, n + 1, *(n + 2 + np.flatnonzero(count[:, place]))], np.int32)
            values = np.ones(len(rows))
            values[2] = -2.0
            self.highs.addCol(float(self.worth[one, other]), 0.0, 1.0, len(rows), rows, values)
        self.edges = Edges(np.append(self.edges.one, more.one), np.append(self.edges.other, more.other))

    def best_whole(self, seconds: float) -> Edges | None:
        """The best pairs in whole, in the time that it has; None when none are found."""
        n, n_columns = len(self.worth), len(self.worth) + len(self.edges)
        integer = np.full(len(self.edges), highspy.HighsVarType.kInteger, np.uint8)
        self.highs.changeColsIntegrality(len(self.edges), np.arange(n, n_columns, dtype=np.int32), integer)
        for option, value in {**WHOLE, "time_limit": seconds}.items():
            self.highs.setOptionValue(option, value)
        self.highs.run()
        is_found = self.highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return self.edges.only(self.shares > 1 / 2) if is_found else None


def counted(edges: Edges, odd_set: OddPlaces) -> NDArray[np.bool_]:
    """Which edges count in an odd set."""
    return edges.inside(odd_set.members) | np.isin(edges.codes, odd_set.leaving.codes)


def with_odd_sets(program: PlaceProgram, odd_sets: Sequence[OddPlaces]) -> PlaceProgram:
    for odd_set in odd_sets:
        program.add_row(odd_set)
    return program


def _model(worth: Points, edges: Edges, places: Places, wanted: Wanted) -> highspy.HighsLp:
    n, m = len(worth), len(edges)
    fewest = INF if wanted.n_served is None else -wanted.n_served
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = n + m, n + 2, highspy.ObjSense.kMaximize
    lp.col_cost_ = np.concatenate([np.zeros(n), worth[edges.one, edges.other].astype(np.float64)])
    lp.col_lower_, lp.col_upper_ = np.zeros(n + m), np.concatenate([places.further.astype(np.float64), np.ones(m)])
    least, most = (-INF, INF) if wanted.n_pairs is None else (wanted.n_pairs, wanted.n_pairs)
    lp.row_lower_ = np.array([-INF] * (n + 1) + [least], np.float64)
    lp.row_upper_ = np.array([*places.first.tolist(), fewest, most], np.float64)
    of_places = np.stack([np.arange(n), np.full(n, n)], axis=1).ravel()
    of_edges = np.stack([edges.one, edges.other, np.full(m, n), np.full(m, n + 1)], axis=1).ravel()
    lp.a_matrix_.start_ = np.concatenate([np.arange(n) * 2, 2 * n + np.arange(m + 1) * 4])
    lp.a_matrix_.index_ = np.concatenate([of_places, of_edges])
    lp.a_matrix_.value_ = np.concatenate([np.tile([-1.0, 1.0], n), np.tile([1.0, 1.0, -2.0, 1.0], m)])
    return lp
