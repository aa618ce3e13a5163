"""Chooses among possible groups by HiGHS: in part (linear program, with duals) or in whole (integer program)."""

from dataclasses import dataclass

import highspy
import numpy as np

from portal.solver.columns import Columns
from portal.solver.duals import Numbers
from portal.solver.pins import Pins
from portal.solver.relaxation import quiet_highs

MISSING = 1000.0  # points; what a group less than wanted costs in the linear program


@dataclass(frozen=True)
class Wanted:
    """Which classes come together, and how many groups there are; None: any number."""

    pins: Pins
    number: int | None = None

    @property
    def n_classes(self) -> int:
        return len(self.pins.mates)


@dataclass(frozen=True)
class Prices:
    """Duals: of each class, of one more group where their number is given, and of one more pinned pair in them."""

    of_class: Numbers
    of_group: float
    of_pin: float

    def bound(self, wanted: Wanted) -> float:
        """All together, when no group is worth more than its prices."""
        return float(self.of_class.sum()) + self.of_group * (wanted.number or 0) + self.of_pin * wanted.pins.most

    def highest(self, size: int) -> float:
        """No group of so many classes has prices above this."""
        return size * float(self.of_class.max()) + max(self.of_group, 0.0) + size // 2 * max(self.of_pin, 0.0)


@dataclass(frozen=True)
class Choice:
    """Columns chosen in whole; no choice of these columns has more than `bound`."""

    chosen: Columns | None  # None where none was found
    bound: float


def prices(columns: Columns, worth: Numbers, wanted: Wanted) -> Prices:
    """Any prices prove a bound, so those of an interior point do."""
    highs = quiet_highs({"solver": "ipm", "run_crossover": "off"})
    program = _program(columns, worth, wanted)
    program.col_upper_ = np.full(len(columns), highspy.kHighsInf)  # a limit of its own would have a dual, too
    _pass(highs, program, columns, wanted)
    given = [wanted.number or 0, wanted.pins.most]
    for row in range(wanted.n_classes, highs.getNumRow()):
        highs.addCol(-MISSING, 0.0, given[row - wanted.n_classes], 1, np.array([row]), np.array([1.0]))
    highs.run()
    duals = np.append(highs.getSolution().row_dual, 0.0)  # where no pair is pinned
    return Prices(np.maximum(duals[: wanted.n_classes], 0.0), *duals[wanted.n_classes :][:2].tolist())


def choose(columns: Columns, worth: Numbers, wanted: Wanted, seconds: float) -> Choice:
    """The best disjoint groups; their worths are whole numbers."""
    if not len(columns):
        return Choice(None, -np.inf)
    highs = quiet_highs({"time_limit": max(seconds, 0.1), "mip_rel_gap": 0.0, "mip_abs_gap": 0.99})
    program = _program(columns, worth, wanted)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
    _pass(highs, program, columns, wanted)
    highs.run()
    status, info = highs.getModelStatus(), highs.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Choice(None, -np.inf)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Choice(None, info.mip_dual_bound)
    return Choice(columns.only(np.rint(highs.getSolution().col_value) == 1), info.mip_dual_bound)


def _pass(highs: highspy.Highs, program: highspy.HighsLp, columns: Columns, wanted: Wanted) -> None:
    """With one more row where pairs are pinned: all groups together hold as many of these pairs as is possible."""
    highs.passModel(program)
    if wanted.pins.most:
        held = wanted.pins.held_by(columns.members)
        holding = np.flatnonzero(held).astype(np.int32)
        highs.addRow(wanted.pins.most, wanted.pins.most, len(holding), holding, held[holding].astype(np.float64))


def _program(columns: Columns, worth: Numbers, wanted: Wanted) -> highspy.HighsLp:
    """A column for each group, a row for each class, and one for all groups; it limits nothing without their number."""
    n_columns, n_rows = len(columns), wanted.n_classes + 1
    rows = np.column_stack([columns.members, np.full(n_columns, wanted.n_classes)])
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = n_columns, n_rows, highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = worth, np.zeros(n_columns), np.ones(n_columns)
    lower, upper = np.full(n_rows, -highspy.kHighsInf), np.ones(n_rows)
    upper[-1] = highspy.kHighsInf
    if wanted.number is not None:
        lower[-1] = upper[-1] = wanted.number
    lp.row_lower_, lp.row_upper_ = lower, upper
    lp.a_matrix_.start_ = np.arange(n_columns + 1) * rows.shape[1]
    lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.ravel(), np.ones(rows.size)
    return lp
