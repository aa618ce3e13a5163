"""Finds odd rings: an odd number of classes to which the relaxation gives half a pair too much."""

from collections.abc import Iterator

import numpy as np
import rustworkx

from portal.rounds.candidates import Edges
from portal.rounds.prices import Numbers, Ring

WHOLE = 1e-6
SHARES = (WHOLE, 0.3, 0.45)  # rings are looked for among pairs chosen to more than this part


def overrated(edges: Edges, shares: Numbers) -> list[Ring]:
    """Odd sets of classes with more pairs among them, in parts, than there can be in whole; each once."""
    found = {}
    partly = (shares > WHOLE) & (shares < 1 - WHOLE)
    edges, shares = edges.only(partly), shares[partly]
    for least in SHARES:
        for members in _sets(edges.only(shares > least)):
            if len(members) % 2 and len(members) > 1 and members not in found:
                found[members] = Ring(np.array(sorted(members), np.int64))
    return [ring for ring in found.values() if shares[edges.inside(ring.members)].sum() > ring.most_pairs + WHOLE]


def _sets(edges: Edges) -> Iterator[frozenset[int]]:
    """What hangs together, what hangs together in two ways, and simple rings."""
    classes = np.unique(np.concatenate([edges.one, edges.other]))
    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(classes.tolist())
    ends = (np.searchsorted(classes, side).tolist() for side in (edges.one, edges.other))
    graph.add_edges_from_no_data(list(zip(*ends, strict=True)))
    blocks: dict[int, set[int]] = {}
    for pair, block in rustworkx.biconnected_components(graph).items():
        blocks.setdefault(block, set()).update(pair)
    for places in (*rustworkx.connected_components(graph), *blocks.values(), *rustworkx.cycle_basis(graph)):
        yield frozenset(classes[sorted(places)].tolist())
