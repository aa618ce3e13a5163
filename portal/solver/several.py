"""The best pairs where classes may have several partners: the most pairs, for the most classes, with the most points.

The most pairs and the most classes with a partner can be had at once: whatever leads to one more pair, along a path of
pairs that change, takes no class its last partner.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from portal.solver.candidates import candidate_edges
from portal.solver.cover import augmented, barrier_of, largest_cover, pairs_of_places
from portal.solver.edges import Edges, Pair, Points
from portal.solver.matching import with_points
from portal.solver.place_bounds import PlaceBound, bound_on_places
from portal.solver.place_duals import NO_EDGES, PlaceDuals
from portal.solver.place_program import PlaceProgram, Wanted, with_odd_sets
from portal.solver.places import Places
from portal.solver.progress import Report, ignore
from portal.solver.proof import ALMOST

SECONDS = 60.0  # for each bound, and for each choice in whole pairs
MOST_EDGES = 30_000  # among which pairs are chosen in whole
FIRST_MARGIN = 0.5  # points; pairs that are worth so much less than their duals are tried first
GROWTH = 4


@dataclass(frozen=True)
class PlaceProof:
    """How many classes can have a partner, how many pairs there can be, and how many points so many pairs can have."""

    barrier: NDArray[np.int64]
    count: PlaceDuals  # each pair is worth 1
    points: PlaceDuals
    n_served: int
    most_pairs: int
    most_points: int  # in as many pairs as were found, for `n_served` classes


@dataclass(frozen=True)
class PlacePairing:
    pairs: list[Pair]
    proof: PlaceProof


def pair_up_places(
    points: Points, places: Places, report: Report = ignore, found: Callable[[PlacePairing], None] = ignore
) -> PlacePairing:
    """The same for the same input, unless the time is over. `found` hears of choices on the way."""
    forest = largest_cover(points, places)
    known = pairs_of_places(forest.mates, places)
    n_served = places.n_served(with_points(points, known))
    edges = candidate_edges(points).also(known) if len(known) else NO_EDGES
    report(0.1)
    ones = (points > 0).view(np.uint8)
    barrier = barrier_of(forest, places)

    def paired(count: _Choice, best: _Choice) -> PlacePairing:
        most = floor(count.most + ALMOST), floor(best.most + ALMOST)
        proof = PlaceProof(barrier, count.duals, best.duals, n_served, *most)
        return PlacePairing(with_points(points, best.edges), proof)

    found(paired(_chosen_anyhow(ones, places, known), _chosen_anyhow(points, places, known)))
    count = _most_pairs(ones, edges, places, known, n_served)
    found(paired(count, _chosen_anyhow(points, places, count.edges)))
    report(0.4)
    best = _best(points, edges, places, count.edges, Wanted(len(count.edges), n_served))
    report(1.0)
    return paired(count, best)


@dataclass(frozen=True)
class _Choice:
    edges: Edges
    most: float
    duals: PlaceDuals


def _most_pairs(ones: Points, edges: Edges, places: Places, known: Edges, n_served: int) -> _Choice:
    """The largest number of pairs that leaves no more classes alone than these do."""
    filled = augmented(ones, places, _filled(ones, places, known))
    duals = _obvious(ones, places)
    if len(filled) == floor(most := duals.bound(ones, places)):
        return _Choice(filled, most, duals)
    wider, enough = edges.also(filled), len(filled) + 1 - ALMOST
    bound = bound_on_places(ones, wider, places, Wanted(), enough=enough, seconds=SECONDS)
    return _chosen(ones, places, filled, bound, Wanted(n_served=n_served))


def _best(points: Points, edges: Edges, places: Places, known: Edges, wanted: Wanted) -> _Choice:
    if not len(known):
        return _Choice(known, 0.0, PlaceDuals(np.zeros(len(points))))
    bound = bound_on_places(points, edges.also(known), places, wanted, enough=0.0, seconds=SECONDS)
    return _chosen(points, places, known, bound, wanted)


def _chosen(worth: Points, places: Places, known: Edges, bound: PlaceBound, wanted: Wanted) -> _Choice:
    """The best choice in whole pairs: only pairs near the duals can make up for what is missing."""
    best, margin = known, FIRST_MARGIN
    until = time.monotonic() + SECONDS
    while (missing := bound.value - _total(worth, best)) >= 1 - ALMOST and time.monotonic() < until:
        near = bound.duals.near(worth, min(margin, missing) + ALMOST)
        is_last = len(near) > MOST_EDGES or margin >= missing
        near = bound.edges if len(near) > MOST_EDGES else near
        program = with_odd_sets(PlaceProgram(worth, near, places, wanted), bound.duals.odd_sets)
        found = program.best_whole(until - time.monotonic())
        best = max(best, found or best, key=lambda edges: _total(worth, edges))
        if is_last:
            break
        margin *= GROWTH
    return _Choice(best, bound.value, bound.duals)


def _chosen_anyhow(worth: Points, places: Places, edges: Edges) -> _Choice:
    """With a bound that asks for no computation: no pair is worth more than the best one."""
    duals = PlaceDuals(np.where(np.any(worth, axis=1), worth.max(initial=0) / 2, 0.0))
    return _Choice(edges, duals.bound(worth, places), duals)


def _total(worth: Points, edges: Edges) -> int:
    return int(worth[edges.one, edges.other].sum(dtype=np.int64))


def _obvious(ones: Points, places: Places) -> PlaceDuals:
    """No class has more pairs than places, or than classes that it fits."""
    return PlaceDuals(np.where(np.count_nonzero(ones, axis=1) >= places.all, 0.5, 0.0))


def _filled(ones: Points, places: Places, known: Edges) -> Edges:
    """With more pairs, as they come, until no two classes with free places are left that fit."""
    free = places.all - np.bincount(np.concatenate([known.one, known.other]), minlength=len(ones))
    fits = ones > 0
    fits[known.one, known.other] = fits[known.other, known.one] = False
    pairs = []
    for one in np.flatnonzero(free).tolist():
        for other in np.flatnonzero(fits[one] & (free > 0)).tolist():
            if free[one]:
                pairs.append((one, other))
                free[[one, other]] -= 1
                fits[one, other] = fits[other, one] = False
    return known.also(Edges(*np.array(pairs, np.int64).reshape(-1, 2).T))
