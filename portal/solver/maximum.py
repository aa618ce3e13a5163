"""A matching of largest cardinality over all possible pairs, with its alternating forest as the proof."""

from portal.solver.candidates import first_come
from portal.solver.edges import Points
from portal.solver.forest import AlternatingForest, mates_of


def largest_matching(points: Points) -> AlternatingForest:
    """Begins with first come, first served, and leads everybody else to a partner who can find one."""
    return AlternatingForest(points, mates_of(first_come(points), len(points)))
