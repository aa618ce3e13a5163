"""How good a result could be at best: linear relaxations whose prices are checked against every possible pair.

A price per class (the dual of the relaxation) proves a bound for all pairs together, when no possible pair is worth
more than the prices of its two classes. So the relaxation is solved over few pairs, all others are checked, and those
that are worth more join in, until none is left.
"""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from portal.rounds.candidates import SEED, Edges, Points, Report, ignore, unique

TOLERANCE = 1e-4  # of a point
GOOD_ENOUGH = 0.00002  # of the bound; what is left is added to it
ADDED_PER_CLASS = 3
MOST_TURNS = 12
NUDGE = 0.01  # of a point
BLOCK = 256  # classes checked at once

Prices = NDArray[np.float64]


@dataclass(frozen=True)
class Bound:
    """No choice of pairs has more than `value`; `edges` are the pairs that the proof needed."""

    value: float
    edges: Edges


def most_pairs(points: Points, edges: Edges, capacity: int = 1, report: Report = ignore) -> Bound:
    """How many pairs there can be when a class takes part in `capacity` of them at most."""
    return _proven((points > 0).view(np.uint8), edges, capacity, None, report)


def most_points(points: Points, edges: Edges, n_pairs: int, capacity: int = 1, report: Report = ignore) -> Bound:
    """How many points exactly `n_pairs` pairs can have together."""
    return _proven(points, edges, capacity, n_pairs, report)


def _proven(worth: Points, edges: Edges, capacity: int, n_pairs: int | None, report: Report) -> Bound:
    for turn in range(MOST_TURNS):
        report(turn / MOST_TURNS)
        prices, base = _relaxed(worth, edges, capacity, n_pairs)
        missing, excess = _underpriced(worth, prices, base)
        if excess.sum() <= GOOD_ENOUGH * prices.sum():
            break
        edges = edges.also(missing)
    prices = prices + excess  # whatever is still worth more is paid by one of its classes
    return Bound(float(capacity * prices.sum() + base * (n_pairs or 0)), edges)


def _relaxed(worth: Points, edges: Edges, capacity: int, n_pairs: int | None) -> tuple[Prices, float]:
    """Prices of the classes, and the price of one more pair where their number is given."""
    n_classes, n_edges = len(worth), len(edges)
    if not n_edges:
        return np.zeros(n_classes), 0.0
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
    duals = _solved(lp)
    return np.maximum(duals[:n_classes], 0.0), float(duals[-1]) if n_pairs is not None else 0.0


def _solved(lp: highspy.HighsLp) -> Prices:
    """Prices near the best ones; any prices prove a bound, so those of an interior point do."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("solver", "ipm"), ("run_crossover", "off")):
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    solver.run()
    return np.asarray(solver.getSolution().row_dual)


def _underpriced(worth: Points, prices: Prices, base: float) -> tuple[Edges, Prices]:
    """The pairs worth more than their prices, a few of each class, and what each class would have to pay for them."""
    ones, others, excess = [], [], np.zeros(len(worth))
    drawn = np.random.default_rng(SEED)  # of many that are worth the same, not always the same ones join in
    for start in range(0, len(worth), BLOCK):
        block = worth[start : start + BLOCK]
        over = block - (prices[start : start + BLOCK, None] + prices[None, :] + base)
        over[block == 0] = 0
        excess[start : start + BLOCK] = np.maximum(over.max(axis=1), 0.0)
        for row in np.flatnonzero(excess[start : start + BLOCK] > TOLERANCE):
            dear = np.flatnonzero(over[row] > TOLERANCE)
            order = np.argsort(-over[row, dear] + NUDGE * drawn.random(len(dear)))
            best = dear[order[:ADDED_PER_CLASS]]
            ones.append(np.full(len(best), start + row))
            others.append(best)
    if not ones:
        return Edges(np.zeros(0, np.int64), np.zeros(0, np.int64)), excess
    return unique(np.concatenate(ones).astype(np.int64), np.concatenate(others).astype(np.int64)), excess
