"""Whether any group of a problem can hold two of its classes, without comparing all classes."""

import numpy as np

from portal.solver.attributes import Mask
from portal.solver.pins import NOBODY, pins_of
from portal.solver.problem import Problem
from portal.solver.scoring import possible, totals


def has_group(problem: Problem, one: int, other: int) -> bool:
    """Whether these two, which are pinned, fit each other and enough others who fit."""
    if not (near := _fitting(problem, one))[other]:
        return False
    thirds = near & _fitting(problem, other)
    if problem.size == 2:
        return True
    mates = pins_of(len(problem.classes), problem.pinned).mates
    free = thirds & (mates == NOBODY)
    if problem.size == 3:
        return bool(free.any())
    whole = (pair for pair in problem.pinned if thirds[list(pair)].all() and _fitting(problem, pair[0])[pair[1]])
    return any(whole) or any((free & _fitting(problem, third)).any() for third in np.flatnonzero(free).tolist())


def _fitting(problem: Problem, place: int) -> Mask:
    """Who can be in a group with a class, as far as the two of them go."""
    one = problem.classes.at(place)
    rows = possible(one, problem.classes, problem.regions)
    mask = np.zeros(len(problem.classes), np.bool_)
    mask[rows] = totals(one, problem.classes, rows, problem.regions, problem.weights) > 0
    if problem.size > 2:
        mask &= problem.classes.region != one.region
    if problem.owners is not None:
        mask &= problem.owners != problem.owners[place]
    if problem.owners is not None:
        mask &= problem.owners != problem.owners[place]
    mask[[b if a == place else a for a, b in problem.excluded if place in (a, b)]] = False
    return mask
