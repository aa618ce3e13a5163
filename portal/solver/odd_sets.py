"""Separation: finds odd sets of classes to which the relaxation gives half a pair too much (Padberg and Rao)."""

from collections.abc import Iterable, Iterator

import numpy as np
import rustworkx
from numpy.typing import NDArray

from portal.solver.duals import Numbers, OddSet
from portal.solver.edges import Edges

WHOLE = 1e-6
SHARES = (WHOLE, 0.3, 0.45)  # odd sets are looked for among pairs chosen to more than this part

Graph = rustworkx.PyGraph[frozenset[int], float]  # sets of classes, joined by how much of pairs is chosen between them


def violated_odd_sets(edges: Edges, shares: Numbers) -> list[OddSet]:
    """Odd sets with more pairs among them, in parts, than there can be in whole; each once."""
    partly = (shares > WHOLE) & (shares < 1 - WHOLE)
    edges, shares = edges.only(partly), shares[partly]
    odd_sets = [OddSet(members) for members in parts_of(edges, shares) if len(members) % 2]
    return [each for each in odd_sets if shares[edges.inside(each.members)].sum() > each.most_pairs + WHOLE]


def parts_of(edges: Edges, shares: Numbers) -> list[NDArray[np.int64]]:
    """Classes that are joined more closely with each other than with the rest, in parts of pairs; each set once."""
    seen: dict[frozenset[int], None] = {}
    for least in SHARES:
        graph = _graph(edges.only(shares > least), shares[shares > least])
        seen |= dict.fromkeys((*_components(graph), *(_small_cuts(graph) if least == WHOLE else ())))
    return [np.array(sorted(members), np.int64) for members in seen if len(members) > 1]


def islands_of(edges: Edges) -> list[NDArray[np.int64]]:
    """Classes that these pairs join, also when any one of them is missing."""
    graph = _graph(edges, np.ones(len(edges)))
    whole = rustworkx.connected_components(graph)
    for one, other in rustworkx.bridges(graph):  # type: ignore[misc]  # pairs, whatever its stubs say
        graph.remove_edge(one, other)
    return [np.array(sorted(_union(graph, nodes)), np.int64) for nodes in whole + rustworkx.connected_components(graph)]


def _graph(edges: Edges, shares: Numbers) -> Graph:
    classes = np.unique(np.concatenate([edges.one, edges.other]))
    graph: Graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([frozenset([place]) for place in classes.tolist()])
    ends = (np.searchsorted(classes, side).tolist() for side in (edges.one, edges.other))
    graph.add_edges_from(list(zip(*ends, shares.tolist(), strict=True)))
    return graph


def _components(graph: Graph) -> Iterator[frozenset[int]]:
    """Connected components, biconnected components and simple cycles."""
    blocks: dict[int, set[int]] = {}
    for pair, block in rustworkx.biconnected_components(graph).items():
        blocks.setdefault(block, set()).update(pair)
    for nodes in (*rustworkx.connected_components(graph), *blocks.values(), *rustworkx.cycle_basis(graph)):
        yield _union(graph, nodes)


def _small_cuts(graph: Graph) -> Iterator[frozenset[int]]:
    """Both sides of minimum cuts below 1, then of each side with the other contracted (after Padberg and Rao)."""
    waiting = [graph.subgraph(sorted(nodes)) for nodes in rustworkx.connected_components(graph)]
    while waiting:
        part = waiting.pop()
        cut = rustworkx.stoer_wagner_min_cut(part, weight_fn=float)
        if not cut or cut[0] >= 1 - WHOLE or not 1 < len(cut[1]) < len(part) - 1:
            continue
        sides = set(cut[1]), set(part.node_indices()) - set(cut[1])
        for here, there in (sides, sides[::-1]):
            yield _union(part, here)
            waiting.append(_contracted(part, there))


def _contracted(graph: Graph, nodes: set[int]) -> Graph:
    """The graph with these nodes as a single one."""
    smaller = graph.copy()
    smaller.contract_nodes(sorted(nodes), _union(graph, nodes), weight_combo_fn=lambda one, other: one + other)
    return smaller.subgraph(sorted(smaller.node_indices()))


def _union(graph: Graph, nodes: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*(graph[node] for node in nodes))
