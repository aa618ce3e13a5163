"""What proves that no choice is better, and the check of it: whole numbers alone, and no solver.

A proof is a tree. Each branch takes a unit and a family: the unit is there, or it is not. Each leaf gives every unit
and every place a price; where no column is worth more than what its units and places cost, nothing that remains to be
decided is worth more than all prices together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from portal.solver.hosting.columns import columns_of
from portal.solver.hosting.units import Task

SCALE = 1 << 20  # prices are counted in such parts of a point
SLACK = 2e-7  # as near as a solver's prices come, compared with their size


@dataclass(frozen=True)
class Duals:
    """Prices of units and of the places of hosts, in parts of a point."""

    of_unit: Mapping[int, int]
    of_place: Mapping[int, int]

    def bound(self, task: Task) -> int:
        """Points that no choice exceeds, if the prices hold."""
        places = sum(price * task.places[host] for host, price in self.of_place.items())
        return (sum(self.of_unit.values()) + places) // SCALE

    def hold(self, task: Task) -> bool:
        """No column is worth more than what it costs, and no price is negative."""
        if any(price < 0 for price in (*self.of_unit.values(), *self.of_place.values())):
            return False
        columns = columns_of(task)
        return columns.is_whole and all(
            sum(self.of_unit.get(unit, 0) for unit in column.units) + column.size * self.of_place.get(column.host, 0)
            >= column.worth * SCALE
            for column in columns.all
        )


@dataclass(frozen=True)
class Branch:
    """The unit is in this family, or it is not."""

    unit: int
    host: int
    inside: "Branch | Duals"
    outside: "Branch | Duals"


Proof = Branch | Duals


def proves(proof: Proof, task: Task, most: int) -> bool:
    """Whether nothing in the task is worth more than `most`."""
    return all(duals.hold(left) and base + duals.bound(left) <= most for duals, left, base in _leaves(proof, task, 0))


def _leaves(proof: Proof, task: Task, base: int) -> Iterator[tuple[Duals, Task, int]]:
    """Each with what remains to be decided there, and what the units that are placed on the way are worth."""
    if isinstance(proof, Duals):
        yield proof, task, base
        return
    pair = proof.unit, proof.host
    if pair in task.worth:
        yield from _leaves(proof.inside, task.fixed(*pair), base + task.worth[pair])
    yield from _leaves(proof.outside, task.without(*pair), base)


def rounded_up(price: float) -> int:
    """A price of a solver in whole parts, so high that it holds in spite of its rounding."""
    return ceil(max(price, 0.0) * (1 + SLACK) * SCALE) if price > SLACK else 0
