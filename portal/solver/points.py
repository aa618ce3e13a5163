"""Points of every pair of classes, computed once before anything is chosen."""

import numpy as np

from portal.solver.attributes import Attributes
from portal.solver.edges import Points
from portal.solver.parallel import in_blocks
from portal.solver.progress import Report, ignore
from portal.solver.regions import Regions
from portal.solver.scoring import Weights, possible, totals

BLOCK = 64  # classes compared in one go


def points_of_all(classes: Attributes, regions: Regions, weights: Weights, report: Report = ignore) -> Points:
    """Compares every class with every later one: one byte a pair, 400 MB for 20,000 classes."""
    points = np.zeros((len(classes), len(classes)), np.uint8)

    def compare(block: slice) -> None:
        later = classes.at(slice(block.start, None))
        for place in range(block.start, block.stop):
            one = classes.at(place)
            rows = possible(one, later, regions)
            points[place, block.start + rows] = totals(one, later, rows, regions, weights)

    for _ in in_blocks(compare, len(classes), BLOCK, report):
        pass
    _mirror(points)
    return points


def _mirror(points: Points) -> None:
    """A pair has the same points from either side."""
    for start in range(0, len(points), BLOCK):
        block = slice(start, start + BLOCK)
        points[start:, block] = np.maximum(points[start:, block], points[block, start:].T)
