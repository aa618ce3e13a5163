"""The best pairs: first as many classes with a partner as possible, then as many points as possible; exact."""

from dataclasses import dataclass
from math import floor

import numpy as np
import rustworkx
from numpy.typing import NDArray

from portal.rounds.bounds import Bound, most_points
from portal.rounds.candidates import Edges, Pair, Points
from portal.rounds.prices import near
from portal.rounds.rings import WHOLE
from portal.rounds.threads import Report, ignore
from portal.rounds.tightening import Tight, tightened

ALMOST = 1e-3  # of a point or a pair: solutions of linear programs come this near
TIED = 0.01  # of a point; pairs that cost so little more than they are worth may take the place of others


@dataclass(frozen=True)
class Paired:
    """Pairs, and how many points so many pairs can have at most."""

    pairs: list[Pair]
    most_points: int


def pair_up(points: Points, loose: Bound, n_pairs: int, report: Report = ignore) -> Paired:
    """The best `n_pairs` pairs, or as many as there are; the same for the same input.

    Mostly the tight relaxation gives them, with their proof. What it leaves undecided is tried out, over ever more
    classes, and in the end over all that can make a difference.
    """
    tight = tightened(points, loose, n_pairs, report)
    if not tight:
        return _over_candidates(points, loose, n_pairs)
    pairs, most = _decided(points, tight, n_pairs), floor(tight.bound + ALMOST)
    if not _is_best(pairs, n_pairs, most):
        all_there = len(pairs) == n_pairs
        edges = near(points, tight.prices, tight.bound - _total(pairs)) if all_there else loose.edges
        pairs = best_pairs(points, edges)
    return Paired(pairs, most) if len(pairs) == n_pairs else _over_candidates(points, loose, n_pairs)


def best_pairs(points: Points, edges: Edges) -> list[Pair]:
    """A matching of maximum weight among those of maximum cardinality over the edges."""
    classes, places = np.unique(np.concatenate([edges.one, edges.other]), return_inverse=True)
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(classes.tolist())
    one, other = places[: len(edges)].tolist(), places[len(edges) :].tolist()
    graph.add_edges_from(list(zip(one, other, points[edges.one, edges.other].tolist(), strict=True)))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    ends = np.sort(classes[np.array(sorted(found), np.int64).reshape(-1, 2)], axis=1)
    return _with_points(points, Edges(*ends.T))


def _over_candidates(points: Points, loose: Bound, n_pairs: int) -> Paired:
    """Odd rings of classes: the relaxation promised half a pair too much in each."""
    pairs = best_pairs(points, loose.edges)
    if len(pairs) < n_pairs:
        loose = most_points(points, loose.edges, len(pairs))
    return Paired(pairs, floor(loose.value + ALMOST))


def _decided(points: Points, tight: Tight, n_pairs: int) -> list[Pair]:
    """The pairs chosen in whole, and the best ones of the other classes; then of more and more classes around them.

    All pairs of a choice that reaches the bound cost together no more than the bound is above a whole number.
    """
    most, chosen = floor(tight.bound + ALMOST), tight.edges.only(tight.shares > 1 - WHOLE)
    over = tight.prices.over(points, tight.edges)
    fine, tied = tight.edges.only(over >= most - tight.bound - ALMOST), tight.edges.only(over >= -TIED)
    is_open = np.ones(len(points), np.bool_)
    is_open[np.concatenate([chosen.one, chosen.other])] = False
    while True:
        kept = chosen.only(~is_open[chosen.one])
        free = best_pairs(points, fine.only(is_open[fine.one] & is_open[fine.other]))
        pairs = sorted(_with_points(points, kept) + free)
        wider = _widened(_widened(is_open, tied), chosen)
        if _is_best(pairs, n_pairs, most) or (wider == is_open).all():
            return pairs
        is_open = wider


def _widened(is_open: NDArray[np.bool_], edges: Edges) -> NDArray[np.bool_]:
    """With the other classes of these edges."""
    wider = is_open.copy()
    wider[edges.other[is_open[edges.one]]] = True
    wider[edges.one[is_open[edges.other]]] = True
    return wider


def _is_best(pairs: list[Pair], n_pairs: int, most: int) -> bool:
    return len(pairs) == n_pairs and _total(pairs) >= most


def _total(pairs: list[Pair]) -> int:
    return sum(worth for _one, _other, worth in pairs)


def _with_points(points: Points, edges: Edges) -> list[Pair]:
    worth = points[edges.one, edges.other].tolist()
    return sorted(zip(edges.one.tolist(), edges.other.tolist(), worth, strict=True))
