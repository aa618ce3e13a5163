"""What a family could be given at once: a unit alone, or units that wish for one another."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.solver.hosting.units import Task


@dataclass(frozen=True)
class Column:
    """These units in this family."""

    units: frozenset[int]
    host: int
    size: int
    worth: int


def columns_of(task: Task) -> list[Column]:
    """Units that no wish joins come in columns of their own: together they are worth no more than apart."""
    at_host: dict[int, list[int]] = {}
    for unit, host in task.worth:
        at_host.setdefault(host, []).append(unit)
    return [column for host, units in at_host.items() for column in _at(task, host, {*units})]


def _at(task: Task, host: int, possible: set[int]) -> Iterator[Column]:
    """Every joined set for which there is room, each once: grown by friends from smaller ones."""
    grown = [Column(frozenset({u}), host, task.sizes[u], task.worth[u, host]) for u in sorted(possible)]
    known = {column.units for column in grown}
    for column in grown:  # grows meanwhile
        yield column
        around = {friend for unit in column.units for friend in task.friends[unit]} & possible - column.units
        for unit in sorted(around):
            size, units = column.size + task.sizes[unit], column.units | {unit}
            if size <= task.places[host] and units not in known:
                known.add(units)
                wishes = sum(points for friend, points in task.friends[unit].items() if friend in column.units)
                grown.append(Column(units, host, size, column.worth + task.worth[unit, host] + wishes))
