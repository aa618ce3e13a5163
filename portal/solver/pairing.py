"""The best pairs: first as many classes with a partner as possible, then as many points as possible; exact."""

from dataclasses import dataclass, replace
from math import floor

import numpy as np
import rustworkx
from numpy.typing import NDArray

from portal.solver.bounds import Bound, bound_on_points
from portal.solver.cuts import Tight, tightened
from portal.solver.duals import edges_within
from portal.solver.edges import Edges, Pair, Points
from portal.solver.odd_sets import WHOLE
from portal.solver.progress import Report, ignore

ALMOST = 1e-3  # of a point or a pair: solutions of linear programs come this near
TRIED = 2_500  # classes; more are not tried out on the way
MANY = 8_000  # classes; of more a choice is taken that reaches its proven bound but for a few points
TIED = 0.01  # of a point; pairs that are worth so little less than their duals may take the place of others


@dataclass(frozen=True)
class Pairing:
    """Pairs, and how many points so many pairs can have at most."""

    pairs: list[Pair]
    most_points: int


def pair_up(points: Points, loose: Bound, n_pairs: int, report: Report = ignore) -> Pairing:
    """The best `n_pairs` pairs, or as many as there are; the same for the same input.

    Mostly the tight relaxation gives them, with their proof. What it leaves undecided is tried out, over ever more
    classes, and in the end over all pairs that can make a difference.
    """
    tight, pairs = None, list[Pair]()
    for tight in tightened(points, loose, n_pairs, report):
        pairs, most = max(pairs, _rounded(points, tight, n_pairs), key=_worth), floor(tight.bound + ALMOST)
        if _worth(pairs) >= (n_pairs, most):
            return Pairing(pairs, most)
    if tight and len(pairs) == n_pairs:
        if len(points) <= MANY:  # only pairs near their duals can make up for what is missing
            pairs = best_pairs(points, edges_within(points, tight.duals, tight.bound - _worth(pairs)[1]))
        return Pairing(pairs, most)
    return _over_candidates(points, replace(loose, value=tight.bound) if tight else loose, n_pairs)


def best_pairs(points: Points, edges: Edges) -> list[Pair]:
    """A matching of maximum weight among those of maximum cardinality over the edges."""
    classes, nodes = np.unique(np.concatenate([edges.one, edges.other]), return_inverse=True)
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(classes.tolist())
    one, other = nodes[: len(edges)].tolist(), nodes[len(edges) :].tolist()
    graph.add_edges_from(list(zip(one, other, points[edges.one, edges.other].tolist(), strict=True)))
    matching = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    ends = np.sort(classes[np.array(sorted(matching), np.int64).reshape(-1, 2)], axis=1)
    return _with_points(points, Edges(*ends.T))


def _over_candidates(points: Points, loose: Bound, n_pairs: int) -> Pairing:
    pairs = best_pairs(points, loose.edges)
    if len(pairs) < n_pairs:  # odd sets: the relaxation promised half a pair too much in each
        return pair_up(points, bound_on_points(points, loose.edges, len(pairs)), len(pairs))
    return Pairing(pairs, floor(loose.value + ALMOST))


def _rounded(points: Points, tight: Tight, n_pairs: int) -> list[Pair]:
    """The pairs chosen in whole, and the best ones of the other classes; then of more and more classes around them.

    All pairs of a matching within a point of the bound are together worth no more than that less than their duals.
    """
    most, chosen = floor(tight.bound + ALMOST), tight.edges.only(tight.shares > 1 - WHOLE)
    costs = tight.duals.reduced_costs(points, tight.edges)
    fine, tied = tight.edges.only(costs >= most - 1 - tight.bound - ALMOST), tight.edges.only(costs >= -TIED)
    is_open = np.ones(len(points), np.bool_)
    is_open[np.concatenate([chosen.one, chosen.other])] = False
    while True:
        fixed = chosen.only(~is_open[chosen.one])
        free = best_pairs(points, fine.only(is_open[fine.one] & is_open[fine.other]))
        pairs = sorted(_with_points(points, fixed) + free)
        wider = _widened(_widened(is_open, tied), chosen)
        if _worth(pairs) >= (n_pairs, most) or (wider == is_open).all() or is_open.sum() > TRIED:
            return pairs
        is_open = wider


def _widened(is_open: NDArray[np.bool_], edges: Edges) -> NDArray[np.bool_]:
    """With the other classes of these edges."""
    wider = is_open.copy()
    wider[edges.other[is_open[edges.one]]] = True
    wider[edges.one[is_open[edges.other]]] = True
    return wider


def _worth(pairs: list[Pair]) -> tuple[int, int]:
    return len(pairs), sum(worth for _one, _other, worth in pairs)


def _with_points(points: Points, edges: Edges) -> list[Pair]:
    worth = points[edges.one, edges.other].tolist()
    return sorted(zip(edges.one.tolist(), edges.other.tolist(), worth, strict=True))
