"""The best pairs of all open searches, as many as there can be at all."""

import numpy as np

from portal.balance.trees import Trees, mates_of
from portal.rounds.candidates import Edges, Points, good_edges, unique
from portal.rounds.pairing import best_pairs


def largest_choice(points: Points) -> Trees:
    return completed(points, good_edges(points))


def completed(points: Points, edges: Edges) -> Trees:
    """The trees of the best pairs over some possible ones; more of these join in until there can be no more pairs."""
    while (trees := _trees(points, edges)).meetings:
        one, other = np.array(trees.used + trees.meetings, np.int64).T
        edges = edges.also(unique(one, other))
    return trees


def _trees(points: Points, edges: Edges) -> Trees:
    return Trees(points > 0, mates_of(best_pairs(points, edges), len(points)))
