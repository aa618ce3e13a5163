"""The linear relaxation of giving families to guests, solved by HiGHS: every column may be chosen in part."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from portal.solver.hosting.columns import Column
from portal.solver.hosting.proof import Duals, rounded_up
from portal.solver.hosting.units import Task
from portal.solver.relaxation import quiet_highs


@dataclass(frozen=True)
class Relaxed:
    """How much of each column is chosen, and the prices that prove that no choice is better."""

    shares: Sequence[float]
    duals: Duals


def relaxed(task: Task, columns: Sequence[Column]) -> Relaxed:
    """Raises AssertionError when HiGHS gives up, which it has no reason for: nothing chosen is always possible."""
    units, hosts = [*task.sizes], [*task.places]
    if not columns:
        return Relaxed([], Duals({}, {}))
    highs = quiet_highs({"solver": "simplex", "presolve": "off"})
    highs.passModel(_model(task, columns, units, hosts))
    highs.run()
    assert highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    solution = highs.getSolution()
    prices = [rounded_up(price) for price in solution.row_dual]
    of_units, of_hosts = prices[: len(units)], prices[len(units) :]
    duals = Duals(dict(zip(units, of_units, strict=True)), dict(zip(hosts, of_hosts, strict=True)))
    return Relaxed(list(solution.col_value), duals)


def _model(task: Task, columns: Sequence[Column], units: Sequence[int], hosts: Sequence[int]) -> highspy.HighsLp:
    """A row for every unit, which is placed once at most, and for every host, with its places."""
    row = {unit: number for number, unit in enumerate(units)}
    host_row = {host: len(units) + number for number, host in enumerate(hosts)}
    entries = [[*((row[u], 1) for u in column.units), (host_row[column.host], column.size)] for column in columns]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = len(columns), len(row) + len(host_row), highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array([column.worth for column in columns], np.float64)
    lp.col_lower_, lp.col_upper_ = np.zeros(len(columns)), np.full(len(columns), highspy.kHighsInf)
    lp.row_lower_ = np.full(lp.num_row_, -highspy.kHighsInf)
    lp.row_upper_ = np.array([*(1 for _ in units), *(task.places[host] for host in hosts)], np.float64)
    lp.a_matrix_.start_ = np.cumsum([0, *map(len, entries)])
    lp.a_matrix_.index_ = np.array([number for each in entries for number, _ in each])
    lp.a_matrix_.value_ = np.array([size for each in entries for _, size in each], np.float64)
    return lp
