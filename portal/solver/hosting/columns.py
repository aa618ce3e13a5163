"""What a family could be given at once: a unit alone, or units that wish for one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from portal.solver.hosting.units import Task

MOST_AT_HOST = 300  # with a few wishes of each guest there are a hundred; with a dozen hundreds of thousands


@dataclass(frozen=True)
class Column:
    """These units in this family."""

    units: frozenset[int]
    host: int
    size: int
    worth: int


@dataclass(frozen=True)
class Columns:
    """What there is to choose from; not whole where large sets had to be left out: it proves nothing then."""

    all: Sequence[Column]
    is_whole: bool


def columns_of(task: Task) -> Columns:
    """Units that no wish joins come in columns of their own: together they are worth no more than apart."""
    at_host: dict[int, list[int]] = {}
    for unit, host in task.worth:
        at_host.setdefault(host, []).append(unit)
    found = [list(islice(_at(task, host, {*units}), MOST_AT_HOST + 1)) for host, units in at_host.items()]
    is_whole = all(len(each) <= MOST_AT_HOST for each in found)
    return Columns([column for each in found for column in each[:MOST_AT_HOST]], is_whole)


def _at(task: Task, host: int, possible: set[int]) -> Iterator[Column]:
    """Every joined set for which there is room, each once, small ones first: grown by friends from smaller ones."""
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
