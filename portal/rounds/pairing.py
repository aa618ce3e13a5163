"""The best pairs: first as many classes with a partner as possible, then as many points as possible; exact."""

import rustworkx

from portal.rounds.candidates import Edges, Pair, Points


def best_pairs(points: Points, edges: Edges) -> list[Pair]:
    """A matching of maximum weight among those of maximum cardinality over the edges; the same for the same input."""
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(points)))
    worth = points[edges.one, edges.other].tolist()
    graph.add_edges_from(list(zip(edges.one.tolist(), edges.other.tolist(), worth, strict=True)))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    pairs = sorted((min(pair), max(pair)) for pair in found)
    return [(one, other, int(points[one, other])) for one, other in pairs]
