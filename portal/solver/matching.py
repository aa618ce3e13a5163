"""Exact matchings over some of the possible pairs (rustworkx)."""

import numpy as np
import rustworkx

from portal.solver.edges import Edges, Pair, Points


def best_pairs(points: Points, edges: Edges) -> list[Pair]:
    """A matching of maximum weight among those of maximum cardinality over the edges."""
    classes, nodes = np.unique(np.concatenate([edges.one, edges.other]), return_inverse=True)
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(classes.tolist())
    one, other = nodes[: len(edges)].tolist(), nodes[len(edges) :].tolist()
    graph.add_edges_from(list(zip(one, other, points[edges.one, edges.other].tolist(), strict=True)))
    matching = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    ends = np.sort(classes[np.array(sorted(matching), np.int64).reshape(-1, 2)], axis=1)
    return with_points(points, Edges(*ends.T))


def with_points(points: Points, edges: Edges) -> list[Pair]:
    worth = points[edges.one, edges.other].tolist()
    return sorted(zip(edges.one.tolist(), edges.other.tolist(), worth, strict=True))


def worth_of(pairs: list[Pair]) -> tuple[int, int]:
    """Their number, and their points."""
    return len(pairs), sum(worth for _one, _other, worth in pairs)
