"""Why guests have no family: who competes for which families, by the theorem of Hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.solver.hosting.problem import Hosting


@dataclass(frozen=True)
class Shortage:
    """These guests can stay with these hosts alone, who have fewer places than that; or they must stay together.

    Pinned guests and their places do not count. Without hosts no family is possible at all.
    """

    guests: Sequence[int]
    hosts: Sequence[int]
    n_places: int

    @property
    def is_certain(self) -> bool:
        """There are fewer places than guests: whatever is done, somebody of them stays without one."""
        return self.n_places < len(self.guests)


def shortage_of(hosting: Hosting, stays: Mapping[int, int], guest: int) -> Shortage:
    """Whom the guest could take the place of, whom those could, and so on."""
    guests, hosts = [guest], list[int]()
    for one in guests:  # grows meanwhile
        new = [h for h, fit in enumerate(hosting.fits[one]) if fit is not None and h not in hosts]
        hosts += new
        guests += [g for g, h in stays.items() if h in new and g not in guests and g not in hosting.pinned]
    return Shortage(sorted(guests), sorted(hosts), sum(_free_places(hosting, host) for host in hosts))


def _free_places(hosting: Hosting, host: int) -> int:
    return max(0, hosting.places[host] - sum(each == host for each in hosting.pinned.values()))
