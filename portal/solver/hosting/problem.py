"""Guests and the families that could take them, in plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True)
class Near:
    """Two guests would like to stay in the same family; that is worth so many points."""

    one: int
    other: int
    points: int


@dataclass(frozen=True)
class Hosting:
    """Guests and hosts are known by their places in the lists. Points are whole numbers from 0 on."""

    fits: Sequence[Sequence[int | None]]  # of each guest with each host; None: impossible
    places: Sequence[int]  # how many guests each host takes
    together: Sequence[Sequence[int]] = ()  # guests who stay in the same family or nowhere
    near: Sequence[Near] = ()
    pinned: Mapping[int, int] = field(default_factory=dict)  # guest → host, whatever the limits say

    @property
    def bonds(self) -> list[tuple[int, int]]:
        return [pair for group in self.together for pair in pairwise(group)]


def placed_worth(hosting: Hosting) -> int:
    """What one more guest placed counts: more than all fits and wishes together."""
    best = sum(max((fit or 0 for fit in row), default=0) for row in hosting.fits)
    return 1 + best + sum(near.points for near in hosting.near)


def total_of(hosting: Hosting, hosts: Mapping[int, int]) -> int:
    """The points of a choice, `hosts` by guest: fits and fulfilled wishes; pins without a fit count nothing."""
    fits = sum(hosting.fits[guest][host] or 0 for guest, host in hosts.items())
    return fits + sum(near.points for near in hosting.near if _are_together(near, hosts))


def broken(hosting: Hosting, hosts: Mapping[int, int]) -> list[str]:
    """What is wrong with a choice; empty: it keeps every limit. Pinned guests may be where nobody else may."""
    wrong = [f"guest {g} is pinned elsewhere" for g, host in hosting.pinned.items() if hosts.get(g) != host]
    free = {guest: host for guest, host in hosts.items() if guest not in hosting.pinned}
    wrong += [f"guest {g} can not stay with {host}" for g, host in free.items() if hosting.fits[g][host] is None]
    for host, places in enumerate(hosting.places):
        n_pinned = sum(each == host for each in hosting.pinned.values())
        if sum(each == host for each in hosts.values()) > max(places, n_pinned):
            wrong.append(f"host {host} is overfull")
    apart = [pair for pair in hosting.bonds if _are_apart(hosting, hosts, *pair)]
    return wrong + [f"{one} and {other} are apart" for one, other in apart]


def _are_together(near: Near, hosts: Mapping[int, int]) -> bool:
    return near.one in hosts and hosts[near.one] == hosts.get(near.other)


def _are_apart(hosting: Hosting, hosts: Mapping[int, int], one: int, other: int) -> bool:
    """Of two that belong together. Who is pinned stays there, so that the other one may be nowhere alone."""
    n_pinned, at = sum(guest in hosting.pinned for guest in (one, other)), {hosts.get(one), hosts.get(other)}
    return n_pinned < 2 and len(at - {None} if n_pinned else at) > 1
