"""Chooses among possible groups by HiGHS: in part (linear program, with duals) or in whole (integer program)."""

from dataclasses import dataclass

import highspy
import numpy as np

from portal.solver.columns import Columns
from portal.solver.duals import Numbers
from portal.solver.relaxation import quiet_highs

MISSING = 1000.0  # points; what a group less than wanted costs in the linear program


@dataclass(frozen=True)
class Prices:
    """Duals: of each class, and of one more group where their number is given."""

    of_class: Numbers
    of_group: float

    def bound(self, number: int | None) -> float:
        """All together, when no group is worth more than its prices."""
        return float(self.of_class.sum()) + self.of_group * (number or 0)


@dataclass(frozen=True)
class Choice:
    """Columns chosen in whole; no choice of these columns has more than `bound`."""

    chosen: Columns | None  # None where none was found
    bound: float


def prices(columns: Columns, worth: Numbers, wanted: tuple[int, int | None]) -> Prices:
    """For so many classes and groups: any prices prove a bound, so those of an interior point do."""
    highs = quiet_highs({"solver": "ipm", "run_crossover": "off"})
    program = _program(columns, worth, *wanted)
    program.col_upper_ = np.full(len(columns), highspy.kHighsInf)  # a limit of its own would have a dual, too
    highs.passModel(program)
    n_classes, number = wanted
    if number is not None:
        highs.addCol(-MISSING, 0.0, number, 1, np.array([n_classes]), np.array([1.0]))
    highs.run()
    duals = np.asarray(highs.getSolution().row_dual)
    return Prices(np.maximum(duals[:n_classes], 0.0), float(duals[n_classes]) if number is not None else 0.0)


def choose(columns: Columns, worth: Numbers, wanted: tuple[int, int | None], seconds: float) -> Choice:
    """The best disjoint groups, exactly so many where their number is given; their worths are whole numbers."""
    if not len(columns):
        return Choice(None, -np.inf)
    highs = quiet_highs({"time_limit": max(seconds, 0.1), "mip_rel_gap": 0.0, "mip_abs_gap": 0.99})
    program = _program(columns, worth, *wanted)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
    highs.passModel(program)
    highs.run()
    status, info = highs.getModelStatus(), highs.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Choice(None, -np.inf)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Choice(None, info.mip_dual_bound)
    return Choice(columns.only(np.rint(highs.getSolution().col_value) == 1), info.mip_dual_bound)


def _program(columns: Columns, worth: Numbers, n_classes: int, number: int | None) -> highspy.HighsLp:
    """A column for each group, a row for each class, and one for all groups where their number is given."""
    n_columns = len(columns)
    rows, n_rows = columns.members, n_classes + (number is not None)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = n_columns, n_rows, highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = worth, np.zeros(n_columns), np.ones(n_columns)
    lp.row_lower_, lp.row_upper_ = np.full(n_rows, -highspy.kHighsInf), np.ones(n_rows)
    if number is not None:
        rows = np.column_stack([rows, np.full(n_columns, n_classes)])
        lower, upper = np.full(n_rows, -highspy.kHighsInf), np.ones(n_rows)
        lower[-1] = upper[-1] = number
        lp.row_lower_, lp.row_upper_ = lower, upper
    lp.a_matrix_.start_ = np.arange(n_columns + 1) * rows.shape[1]
    lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.ravel(), np.ones(rows.size)
    return lp
