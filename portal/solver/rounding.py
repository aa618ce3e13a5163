"""Pairs in whole near a relaxation that chooses some in part: what is amiss is mended in the neighbourhood of it.

A matching that reaches the bound has only pairs worth their duals, leaves nobody alone whose dual is above zero, and
fills every odd set that has a dual (complementary slackness). Around each class where this fails, the best pairs are
looked for anew among ever more classes; all others keep their partners.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from portal.solver.cuts import Tight
from portal.solver.duals import Duals
from portal.solver.edges import Edges, Pair, Points
from portal.solver.matching import best_pairs, with_points, worth_of
from portal.solver.odd_sets import WHOLE
from portal.solver.proof import ALMOST, Proof

FEWEST, MOST = 500, 5_000  # classes of a neighbourhood
TIED = 0.01  # of a point; pairs that are worth so little less than their duals may take the place of others


def rounded(points: Points, tight: Tight, proof: Proof) -> list[Pair]:
    """Those chosen in whole and the best ones of the other classes, mended until they reach the bound or nothing helps.

    All pairs of a matching within a point of the bound are together worth no more than that less than their duals.
    """
    wanted = proof.n_pairs, proof.most_points
    spare = tight.duals.bound(proof.n_pairs) - proof.most_points + 1 + ALMOST
    costs = tight.duals.reduced_costs(points, tight.edges)
    near, tied = tight.edges.only(costs >= -spare), tight.edges.only(costs >= -TIED)
    pairs, width = _first(points, tight, near), FEWEST
    while width <= MOST and worth_of(pairs) < wanted:
        better = pairs
        for place in _amiss(points, tight.duals, pairs):
            if worth_of(better) < wanted:
                around = _around(np.arange(len(points)) == place, tied, _edges(better), width)
                better = _mended(points, better, near, around)
        width *= 1 if worth_of(better) > worth_of(pairs) else 2
        pairs = better
    return pairs


def _first(points: Points, tight: Tight, near: Edges) -> list[Pair]:
    chosen = tight.edges.only(tight.shares > 1 - WHOLE)
    is_open = np.ones(len(points), np.bool_)
    is_open[np.concatenate([chosen.one, chosen.other])] = False
    return sorted(with_points(points, chosen) + best_pairs(points, _within(near, is_open)))


def _amiss(points: Points, duals: Duals, pairs: list[Pair]) -> NDArray[np.int64]:
    """The classes where these pairs are worth less than the duals say."""
    edges = _edges(pairs)
    is_alone = np.ones(len(points), np.bool_)
    is_alone[np.concatenate([edges.one, edges.other])] = False
    alone = np.flatnonzero(is_alone & (duals.of_class > TIED))
    poor = edges.one[duals.reduced_costs(points, edges) < -TIED]
    return np.unique(np.concatenate([alone, poor, *_from_open_odd_sets(duals, edges)]))


def _from_open_odd_sets(duals: Duals, edges: Edges) -> Iterator[NDArray[np.int64]]:
    """One class of each odd set that has a dual and could hold more pairs."""
    for odd_set in duals.odd_sets:
        if odd_set.dual > TIED and edges.inside(odd_set.members).sum() < odd_set.most_pairs:
            yield odd_set.members[:1]


def _around(is_near: NDArray[np.bool_], tied: Edges, chosen: Edges, width: int) -> NDArray[np.bool_]:
    """With whoever can be reached by pairs that may be exchanged, and partners: `width` classes or a few more."""
    before = 0
    while before < (number := int(is_near.sum())) < width:
        is_near, before = _widened(_widened(is_near, tied), chosen), number
    return is_near


def _mended(points: Points, pairs: list[Pair], near: Edges, is_near: NDArray[np.bool_]) -> list[Pair]:
    """With the best pairs of these classes, where they are no worse."""
    others = [pair for pair in pairs if not is_near[pair[0]]]
    return max(pairs, sorted(others + best_pairs(points, _within(near, is_near))), key=worth_of)


def _within(edges: Edges, chosen: NDArray[np.bool_]) -> Edges:
    return edges.only(chosen[edges.one] & chosen[edges.other])


def _edges(pairs: list[Pair]) -> Edges:
    one, other, _worth = np.array(pairs, np.int64).reshape(-1, 3).T
    return Edges(one, other)


def _widened(is_near: NDArray[np.bool_], edges: Edges) -> NDArray[np.bool_]:
    """With the other classes of these edges."""
    wider = is_near.copy()
    wider[edges.other[is_near[edges.one]]] = True
    wider[edges.one[is_near[edges.other]]] = True
    return wider
