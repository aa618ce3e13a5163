"""Guests who stay together as one unit, once those are placed who are pinned."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import rustworkx

from portal.solver.hosting.problem import Hosting, placed_worth

Pair = tuple[int, int]


@dataclass(frozen=True)
class Task:
    """Which units go where: what remains to be decided."""

    worth: Mapping[Pair, int]  # of a unit with a host, where that is possible
    sizes: Mapping[int, int]  # guests of each unit
    places: Mapping[int, int]  # free ones of each host
    bonds: Mapping[Pair, int]  # points of two units in the same family; the lower number first

    @cached_property
    def friends(self) -> dict[int, dict[int, int]]:
        """Of each unit the units with which it would like to stay, and the points."""
        found: dict[int, dict[int, int]] = {unit: {} for unit in self.sizes}
        for (one, other), points in self.bonds.items():
            found[one][other] = found[other][one] = points
        return found

    def without(self, unit: int, host: int) -> "Task":
        """The unit is not in this family."""
        return replace(self, worth={pair: points for pair, points in self.worth.items() if pair != (unit, host)})

    def fixed(self, unit: int, host: int) -> "Task":
        """The unit is in this family: its place is taken, and its friends have more reason to come there."""
        room = self.places[host] - self.sizes[unit]
        more = self.friends[unit]
        worth = {
            (other, at): points + (more.get(other, 0) if at == host else 0)
            for (other, at), points in self.worth.items()
            if other != unit and not (at == host and self.sizes[other] > room)
        }
        return Task(
            worth,
            {other: size for other, size in self.sizes.items() if other != unit},
            {**self.places, host: room},
            {pair: points for pair, points in self.bonds.items() if unit not in pair},
        )


def task_of(hosting: Hosting) -> tuple[list[list[int]], Task]:
    """The units of guests who are not pinned, by number, and what is to be decided about them."""
    units = _units(hosting)
    placed, taken = placed_worth(hosting), Counter(hosting.pinned.values())
    places = {host: max(0, n - taken[host]) for host, n in enumerate(hosting.places)}
    worth = {
        (number, host): placed * len(unit) + sum(filter(None, points))
        for number, unit in enumerate(units)
        for host in _hosts_of(hosting, unit)
        if len(unit) <= places[host] and None not in (points := [_fit(hosting, guest, host) for guest in unit])
    }
    return units, Task(worth, {n: len(unit) for n, unit in enumerate(units)}, places, _bonds(hosting, units))


def _units(hosting: Hosting) -> list[list[int]]:
    """Those who must stay together, also through others; each guest alone otherwise. Pinned guests are in none."""
    free = [guest for guest in range(len(hosting.fits)) if guest not in hosting.pinned]
    number = {guest: place for place, guest in enumerate(free)}
    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph()
    graph.add_nodes_from(free)
    graph.add_edges_from_no_data([(number[a], number[b]) for a, b in hosting.bonds if a in number and b in number])
    return sorted(sorted(free[place] for place in part) for part in rustworkx.connected_components(graph))


def _hosts_of(hosting: Hosting, unit: Sequence[int]) -> Iterable[int]:
    """All, or that of the pinned guests with whom somebody of the unit must stay; none where those are apart."""
    pinned = hosting.pinned
    with_pinned = {g for pair in hosting.bonds if {*pair} & {*unit} for g in pair if g in pinned}
    if not with_pinned:
        return range(len(hosting.places))
    chosen = {pinned[guest] for guest in with_pinned}
    return chosen if len(chosen) == 1 else ()


def _fit(hosting: Hosting, guest: int, host: int) -> int | None:
    """With the wishes that pinned guests fulfil there."""
    if (fit := hosting.fits[guest][host]) is None:
        return None
    near = [each for each in hosting.near if guest in (each.one, each.other)]
    others = [(each.other if each.one == guest else each.one, each.points) for each in near]
    return fit + sum(points for other, points in others if hosting.pinned.get(other) == host)


def _bonds(hosting: Hosting, units: Sequence[Sequence[int]]) -> dict[Pair, int]:
    unit_of = {guest: number for number, unit in enumerate(units) for guest in unit}
    bonds: Counter[Pair] = Counter()
    for near in hosting.near:
        if near.one in unit_of and near.other in unit_of and unit_of[near.one] != unit_of[near.other]:
            one, other = sorted((unit_of[near.one], unit_of[near.other]))
            bonds[one, other] += near.points
    return dict(bonds)
