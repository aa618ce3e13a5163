"""The best pairs: first as many classes with a partner as possible, then as many points as possible, with the proof."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from portal.solver.bounds import bound_on_points
from portal.solver.candidates import candidate_edges
from portal.solver.cuts import Tight, tightened
from portal.solver.duals import Duals, edges_within
from portal.solver.edges import Edges, Pair, Points, unique
from portal.solver.matching import best_pairs, with_points, worth_of
from portal.solver.maximum import largest_matching
from portal.solver.progress import Report, ignore, part
from portal.solver.proof import ALMOST, Proof, most_pairs
from portal.solver.rounding import rounded

MANY = 8_000  # classes; of more a choice is taken that reaches its proven bound but for a few points
FEW = 1e-5  # of all points


@dataclass(frozen=True)
class Pairing:
    """Pairs, and the proof of how many there can be and how many points so many pairs can have."""

    pairs: list[Pair]
    proof: Proof


def pair_up(points: Points, report: Report = ignore, found: Callable[[Pairing], None] = ignore) -> Pairing:
    """The best pairs of a largest number; the same for the same input. `found` hears of each better choice.

    Mostly the tight relaxation gives them, with their proof. What it leaves undecided is tried out around the
    classes concerned, and in the end over all pairs that can make a difference.
    """
    forest = largest_matching(points)
    barrier = np.flatnonzero(forest.is_inner)
    known = pairs_of(forest.mates)
    if not len(known):
        return Pairing([], Proof(barrier, Duals(np.zeros(len(points))), most_pairs(points, barrier)))
    first = Proof(barrier, Duals(np.zeros(len(points)), float(points.max())), most_pairs(points, barrier))
    found(Pairing(with_points(points, known), first))
    loose = bound_on_points(points, candidate_edges(points).also(known), len(known), report=part(report, 0.0, 0.5))
    best = Pairing(with_points(points, known), replace(first, duals=loose.duals))
    for tight in tightened(points, loose, len(known), part(report, 0.5, 1.0)):
        best = _better(points, best, tight)
        if _is_proven(best):
            return best
        found(best)
        if len(points) > MANY and _is_close(best):
            return best
    return exact(points, best) if len(points) <= MANY else best


def _is_proven(best: Pairing) -> bool:
    return worth_of(best.pairs) == (best.proof.n_pairs, best.proof.most_points)


def _is_close(best: Pairing) -> bool:
    number, worth = worth_of(best.pairs)
    return number == best.proof.n_pairs and worth >= (1 - FEW) * best.proof.most_points


def _better(points: Points, best: Pairing, tight: Tight) -> Pairing:
    """With the lower of two bounds, and the better of two choices."""
    duals = min(best.proof.duals, tight.duals, key=lambda duals: duals.bound(best.proof.n_pairs))
    proof = replace(best.proof, duals=duals)
    return Pairing(max(best.pairs, rounded(points, tight, proof), key=worth_of), proof)


def exact(points: Points, best: Pairing) -> Pairing:
    """The best of all, whether the duals prove it or not: only pairs near them can make up for what is missing."""
    missing = best.proof.duals.bound(best.proof.n_pairs) - worth_of(best.pairs)[1]
    return replace(best, pairs=best_pairs(points, edges_within(points, best.proof.duals, missing + ALMOST)))


def pairs_of(mates: NDArray[np.int64]) -> Edges:
    one = np.flatnonzero(mates > np.arange(len(mates)))
    return unique(one, mates[one])
