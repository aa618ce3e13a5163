"""Finds odd rings: an odd number of classes to which the relaxation gives half a pair too much."""

from collections.abc import Iterable, Iterator

import numpy as np
import rustworkx

from portal.rounds.candidates import Edges
from portal.rounds.prices import Numbers, Ring

WHOLE = 1e-6
SHARES = (WHOLE, 0.3, 0.45)  # rings are looked for among pairs chosen to more than this part

Parts = rustworkx.PyGraph[frozenset[int], float]  # sets of classes, joined by how much of pairs is chosen between them


def overrated(edges: Edges, shares: Numbers) -> list[Ring]:
    """Odd sets of classes with more pairs among them, in parts, than there can be in whole; each once."""
    found = {}
    partly = (shares > WHOLE) & (shares < 1 - WHOLE)
    edges, shares = edges.only(partly), shares[partly]
    for least in SHARES:
        graph = _graph(edges.only(shares > least), shares[shares > least])
        for members in (*_sets(graph), *(_cuts(graph) if least == WHOLE else ())):
            if len(members) % 2 and len(members) > 1 and members not in found:
                found[members] = Ring(np.array(sorted(members), np.int64))
    return [ring for ring in found.values() if shares[edges.inside(ring.members)].sum() > ring.most_pairs + WHOLE]


def _graph(edges: Edges, shares: Numbers) -> Parts:
    classes = np.unique(np.concatenate([edges.one, edges.other]))
    graph: Parts = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([frozenset([number]) for number in classes.tolist()])
    ends = (np.searchsorted(classes, side).tolist() for side in (edges.one, edges.other))
    graph.add_edges_from(list(zip(*ends, shares.tolist(), strict=True)))
    return graph


def _sets(graph: Parts) -> Iterator[frozenset[int]]:
    """What hangs together, what hangs together in two ways, and simple rings."""
    blocks: dict[int, set[int]] = {}
    for pair, block in rustworkx.biconnected_components(graph).items():
        blocks.setdefault(block, set()).update(pair)
    for places in (*rustworkx.connected_components(graph), *blocks.values(), *rustworkx.cycle_basis(graph)):
        yield _union(graph, places)


def _cuts(graph: Parts) -> Iterator[frozenset[int]]:
    """Sets that little joins to the others: parted where least is cut, then either side again (Padberg and Rao)."""
    waiting = [graph.subgraph(sorted(places)) for places in rustworkx.connected_components(graph)]
    while waiting:
        part = waiting.pop()
        cut = rustworkx.stoer_wagner_min_cut(part, weight_fn=float)
        if not cut or cut[0] >= 1 - WHOLE or not 1 < len(cut[1]) < len(part) - 1:
            continue
        sides = set(cut[1]), set(part.node_indices()) - set(cut[1])
        for here, there in (sides, sides[::-1]):
            yield _union(part, here)
            waiting.append(_shrunken(part, there))


def _shrunken(graph: Parts, places: set[int]) -> Parts:
    """The same with these places as a single one."""
    smaller = graph.copy()
    smaller.contract_nodes(sorted(places), _union(graph, places), weight_combo_fn=lambda one, other: one + other)
    return smaller.subgraph(sorted(smaller.node_indices()))


def _union(graph: Parts, places: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*(graph[place] for place in places))
