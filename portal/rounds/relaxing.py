"""The linear relaxation of choosing pairs: every pair may be chosen in part."""

import highspy
import numpy as np

from portal.rounds.candidates import Edges, Points
from portal.rounds.prices import Numbers, Prices


def relaxed(worth: Points, edges: Edges, capacity: int, n_pairs: int | None) -> Prices:
    """Prices near the best ones; any prices prove a bound, so those of an interior point do."""
    if not len(edges):
        return Prices(np.zeros(len(worth)))
    solver = quiet_solver({"solver": "ipm", "run_crossover": "off"})
    solver.passModel(program(worth, edges, capacity, n_pairs))
    solver.run()
    return prices_of(np.asarray(solver.getSolution().row_dual), len(worth), n_pairs)


def program(worth: Points, edges: Edges, capacity: int, n_pairs: int | None) -> highspy.HighsLp:
    """A column for every pair, a row for every class, and one for all pairs where their number is given."""
    n_classes, n_edges = len(worth), len(edges)
    limits = [(-highspy.kHighsInf, capacity)] * n_classes + ([(n_pairs, n_pairs)] if n_pairs is not None else [])
    members = [edges.one, edges.other] + ([np.full(n_edges, n_classes)] if n_pairs is not None else [])
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = n_edges, len(limits), highspy.ObjSense.kMaximize
    lp.col_cost_ = worth[edges.one, edges.other].astype(np.float64)
    lp.col_lower_, lp.col_upper_ = np.zeros(n_edges), np.full(n_edges, highspy.kHighsInf)
    lp.row_lower_, lp.row_upper_ = np.array(limits, np.float64).T
    lp.a_matrix_.start_ = np.arange(n_edges + 1) * len(members)
    lp.a_matrix_.index_ = np.stack(members, axis=1).ravel()
    lp.a_matrix_.value_ = np.ones(n_edges * len(members))
    return lp


def quiet_solver(options: dict[str, str | float]) -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {"output_flag": False, "threads": 1, **options}.items():
        solver.setOptionValue(option, value)
    return solver


def prices_of(duals: Numbers, n_classes: int, n_pairs: int | None) -> Prices:
    of_pair = float(duals[n_classes]) if n_pairs is not None else 0.0
    return Prices(np.maximum(duals[:n_classes], 0.0), of_pair)
