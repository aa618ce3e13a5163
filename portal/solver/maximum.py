"""A best matching of largest cardinality over all possible pairs, with its alternating forest as the proof."""

import numpy as np

from portal.solver.candidates import candidate_edges
from portal.solver.edges import Edges, Points, unique
from portal.solver.forest import AlternatingForest, mates_of
from portal.solver.pairing import best_pairs


def largest_matching(points: Points) -> AlternatingForest:
    return completed(points, candidate_edges(points))


def completed(points: Points, edges: Edges) -> AlternatingForest:
    """Begins with some possible pairs; more join in until the matching over them is a largest one of all."""
    while (forest := _forest(points, edges)).augmenting:
        one, other = np.array(forest.edges + forest.augmenting, np.int64).T
        edges = edges.also(unique(one, other))
    return forest


def _forest(points: Points, edges: Edges) -> AlternatingForest:
    return AlternatingForest(points > 0, mates_of(best_pairs(points, edges), len(points)))
