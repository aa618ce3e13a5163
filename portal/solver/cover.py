"""As many classes as possible with at least one partner, where classes may have several; and who stays alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.solver.candidates import first_come
from portal.solver.edges import Edges, Points, unique
from portal.solver.forest import NOBODY, AlternatingForest, Mask, Mates, Rows, mates_of
from portal.solver.places import Places


class PlaceFits:
    """Places fit where their classes do."""

    def __init__(self, points: Points, owners: NDArray[np.int64]) -> None:
        self.points, self.owners = points, owners

    def __getitem__(self, place: int, /) -> NDArray[np.uint8]:
        fits: NDArray[np.uint8] = self.points[self.owners[place]][self.owners]
        return fits


def largest_cover(points: Points, places: Places) -> AlternatingForest:
    """Of places; its trees are those of first places that stay free. Two classes may be paired twice in it."""
    return AlternatingForest(_fits(points, places), _first_mates(points, places), places.is_further)


def _fits(points: Points, places: Places) -> Rows:
    is_single = len(places.owners) == len(points) and places.first.all()
    return points if is_single else PlaceFits(points, places.owners)


def _first_mates(points: Points, places: Places) -> Mates:
    """First come, first served among first places."""
    mates, owners = np.full(len(places.owners), NOBODY, np.int64), np.flatnonzero(places.first)
    among = points if len(owners) == len(points) else points[np.ix_(owners, owners)]
    for one, other, _points in first_come(among):
        mates[one], mates[other] = other, one
    return mates


def augmented(points: Points, places: Places, known: Edges) -> Edges:
    """More pairs, along paths of pairs that change, so that nobody who has a partner is left alone.

    Nearly always the most there are, but no proof: two paths, or two parts of one, may ask for the same pair.
    """
    free = points.copy()
    free[known.one, known.other] = free[known.other, known.one] = 0
    forest = AlternatingForest(PlaceFits(free, places.owners), _mates_of_edges(known, places))
    more = pairs_of_places(forest.mates, places)
    return augmented(points, places, more) if len(more) > len(known) else known


def _mates_of_edges(edges: Edges, places: Places) -> Mates:
    """First places are taken first."""
    free = [list[int]() for _class in places.first]
    for place, owner in reversed(list(enumerate(places.owners.tolist()))):
        free[owner].append(place)
    pairs = [(free[one].pop(), free[other].pop()) for one, other in zip(edges.one, edges.other, strict=True)]
    return mates_of(pairs, len(places.owners))


@dataclass(frozen=True)
class Standing:
    """Who has a partner, and over all possible pairs the trees of the classes that stay alone.

    The nodes of the forest are places, but those that are free beside a partner are one node together, the `pool`: it
    fits whoever could take one of them, or a place that somebody has beside another one.
    """

    forest: AlternatingForest
    owners: NDArray[np.int64]  # node → its class
    has_spare: Mask  # class → whether it has a place in the pool
    pool: int = NOBODY

    def nodes(self, classes: Mask) -> Mask:
        """The places of these classes without the pool."""
        nodes: Mask = classes[self.owners] & (np.arange(len(self.owners)) != self.pool)
        return nodes

    def all_nodes(self, classes: Mask) -> Mask:
        """The same with the pool, when one of them has a place there."""
        nodes = self.nodes(classes)
        if self.pool != NOBODY:
            nodes[self.pool] = (classes & self.has_spare).any()
        return nodes

    def is_alone(self) -> Mask:
        """Class → whether it has no partner."""
        is_alone, is_free = np.zeros(len(self.has_spare), np.bool_), self.forest.mates == NOBODY
        is_alone[self.owners[is_free & (np.arange(len(self.owners)) != self.pool)]] = True
        return is_alone


def standing_of(points: Points, places: Places, pairs: Edges) -> Standing:
    """Of pairs that leave as few classes alone as possible."""
    mates, owners = _mates_of_edges(pairs, places), places.owners
    has_spare = np.zeros(len(points), np.bool_)
    if not places.further.any():
        return Standing(AlternatingForest(_fits(points, places), mates), owners, has_spare)
    is_spare = places.is_further & (mates == NOBODY)
    has_spare[owners[is_spare]] = True
    has_spare[owners[~places.is_further & (mates == NOBODY)]] = False
    kept = np.flatnonzero(~is_spare)
    number = np.full(len(mates) + 1, NOBODY)  # of each place that is kept; the last one stands for nobody
    number[kept] = np.arange(len(kept))
    fits = PoolFits(points, owners[kept], places.is_further[kept], has_spare)
    forest = AlternatingForest(fits, np.append(number[mates[kept]], NOBODY))
    return Standing(forest, np.append(owners[kept], 0), has_spare, len(kept))


class PoolFits:
    """Places fit where their classes do; the pool, which is last, fits whoever fits a place in it."""

    def __init__(self, points: Points, owners: NDArray[np.int64], is_further: Mask, has_spare: Mask) -> None:
        self.points, self.owners = points, owners
        self.of_pool: Mask = np.asarray(points[has_spare].any(axis=0), np.bool_)[owners] | is_further

    def __getitem__(self, place: int, /) -> Mask:
        if place == len(self.owners):
            return np.append(self.of_pool, False)
        return np.append((self.points[self.owners[place]] > 0)[self.owners], self.of_pool[place])


def pairs_of_places(mates: Mates, places: Places) -> Edges:
    """The classes behind paired places, each pair once."""
    one = np.flatnonzero(mates > np.arange(len(mates)))
    return unique(places.owners[one], places.owners[mates[one]])


def barrier_of(forest: AlternatingForest, places: Places) -> NDArray[np.int64]:
    """Without these classes the others fall apart into parts of which too many need a partner elsewhere."""
    return np.unique(places.owners[forest.is_inner])
