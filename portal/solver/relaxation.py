"""The linear relaxation of choosing pairs, solved by HiGHS: every pair may be chosen in part."""

import highspy
import numpy as np

from portal.solver.duals import Duals, Numbers
from portal.solver.edges import Edges, Points


def relaxed(worth: Points, edges: Edges, n_pairs: int) -> Duals:
    """Duals near the best ones; any duals prove a bound, so those of an interior point do."""
    if not len(edges):
        return Duals(np.zeros(len(worth)))
    highs = quiet_highs({"solver": "ipm", "run_crossover": "off"})
    highs.passModel(linear_program(worth, edges, n_pairs))
    highs.run()
    return duals_of(np.asarray(highs.getSolution().row_dual), len(worth))


def linear_program(worth: Points, edges: Edges, n_pairs: int) -> highspy.HighsLp:
    """A column for every pair, a row for every class, and one for all pairs, whose number is given."""
    n_classes, n_edges = len(worth), len(edges)
    limits = [(-highspy.kHighsInf, 1)] * n_classes + [(n_pairs, n_pairs)]
    members = [edges.one, edges.other, np.full(n_edges, n_classes)]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = n_edges, len(limits), highspy.ObjSense.kMaximize
    lp.col_cost_ = worth[edges.one, edges.other].astype(np.float64)
    lp.col_lower_, lp.col_upper_ = np.zeros(n_edges), np.full(n_edges, highspy.kHighsInf)
    lp.row_lower_, lp.row_upper_ = np.array(limits, np.float64).T
    lp.a_matrix_.start_ = np.arange(n_edges + 1) * len(members)
    lp.a_matrix_.index_ = np.stack(members, axis=1).ravel()
    lp.a_matrix_.value_ = np.ones(n_edges * len(members))
    return lp


def quiet_highs(options: dict[str, str | float]) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {"output_flag": False, "threads": 1, **options}.items():
        highs.setOptionValue(option, value)
    return highs


def duals_of(row_duals: Numbers, n_classes: int) -> Duals:
    return Duals(np.maximum(row_duals[:n_classes], 0.0), float(row_duals[n_classes]))
