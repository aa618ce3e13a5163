"""How good a choice could be at best where classes may have several partners, checked against every possible pair.

Pairs that were left out of the relaxation and are worth more than their duals join in (column generation); where pairs
are chosen in part, rows for odd numbers of places forbid it (cutting planes).
"""

import time
from dataclasses import dataclass

import numpy as np

from portal.solver.duals import Numbers
from portal.solver.edges import Edges, Points
from portal.solver.odd_sets import WHOLE, islands_of, parts_of
from portal.solver.place_duals import OddPlaces, PlaceDuals
from portal.solver.place_program import PlaceProgram, Wanted, counted
from portal.solver.places import Counts, Places

HALF = 1 / 2
WORTHWHILE = 0.01  # points; rows have helped when the bound falls by so much
PATIENCE = 20  # times that rows may join in without help


@dataclass(frozen=True)
class PlaceBound:
    """No choice with the wanted numbers has more than `value`; `edges` are the pairs that the proof needed."""

    value: float
    duals: PlaceDuals
    edges: Edges


def bound_on_places(
    worth: Points, edges: Edges, places: Places, wanted: Wanted, *, enough: float, seconds: float
) -> PlaceBound:
    """The best bound that is found in time; one below `enough` is good enough."""
    program, until = PlaceProgram(worth, edges, places, wanted), time.monotonic() + seconds
    best, in_vain = PlaceBound(np.inf, PlaceDuals(np.zeros(len(worth))), edges), 0
    while program.solve():
        missing, is_over = program.duals().missing(worth, program.edges), time.monotonic() > until
        if len(missing) and not is_over:
            program.add_columns(missing)
            continue
        bound = _bound(program, wanted)
        in_vain = 0 if bound.value < best.value - WORTHWHILE else in_vain + 1
        best = min(best, bound, key=lambda bound: bound.value)
        if is_over or best.value < enough or in_vain > PATIENCE or not _cut(program):
            break
    return best


def _bound(program: PlaceProgram, wanted: Wanted) -> PlaceBound:
    duals = program.duals()
    n_pairs, n_served = wanted.n_pairs or 0, wanted.n_served or 0
    value = duals.bound(program.worth, program.places, n_pairs, 2 * n_pairs - n_served)
    return PlaceBound(value, duals, program.edges)


def _cut(program: PlaceProgram) -> bool:
    """Adds rows for the odd sets that the solution violates; whether there are any."""
    edges, shares, further = program.edges, program.shares, program.further
    partly = (shares > WHOLE) & (shares < 1 - WHOLE)
    parts = parts_of(edges.only(partly), shares[partly]) + islands_of(edges.only(shares > WHOLE))
    found = [_odd_set(program.places, edges.only(shares > HALF), members, further) for members in parts]
    violated = [each for each in found if each and _used(each, edges, shares, further) > each.most_pairs + WHOLE]
    for odd_set in violated:
        program.add_row(odd_set)
    return bool(violated)


def _odd_set(places: Places, chosen: Edges, members: Counts, further: Numbers) -> OddPlaces | None:
    """With the pairs that lead away, and without the further places that are hardly used; None where it is not odd."""
    leaving = chosen.only(np.isin(chosen.one, members) != np.isin(chosen.other, members))
    free = places.further[members] - further[members]
    scarce = members[(places.further[members] > 0) & (further[members] < free)]
    n_places = int(places.all[members].sum() - places.further[scarce].sum()) + len(leaving)
    return OddPlaces(members, leaving, scarce, n_places // 2) if n_places % 2 else None


def _used(odd_set: OddPlaces, edges: Edges, shares: Numbers, further: Numbers) -> float:
    return float(shares[counted(edges, odd_set)].sum() - further[odd_set.scarce].sum())
