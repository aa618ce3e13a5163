"""As many classes as possible with at least one partner, where classes may have several; and who stays alone."""

import numpy as np
from numpy.typing import NDArray

from portal.solver.candidates import first_come
from portal.solver.edges import Edges, Points, unique
from portal.solver.forest import NOBODY, AlternatingForest, Mates, Rows, mates_of
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


def pairs_of_places(mates: Mates, places: Places) -> Edges:
    """The classes behind paired places, each pair once."""
    one = np.flatnonzero(mates > np.arange(len(mates)))
    return unique(places.owners[one], places.owners[mates[one]])


def barrier_of(forest: AlternatingForest, places: Places) -> NDArray[np.int64]:
    """Without these classes the others fall apart into parts of which too many need a partner elsewhere."""
    return np.unique(places.owners[forest.is_inner])
