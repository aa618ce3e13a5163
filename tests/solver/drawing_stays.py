"""Random guests and hosts, and the best choice by trying all of them: another way than the solver's."""

from collections.abc import Iterator
from itertools import product
from random import Random

from portal.solver.hosting.problem import Hosting, Near, broken, total_of


def drawn(random: Random, n_guests: int, n_hosts: int) -> Hosting:
    """Small places, a third of all pairs impossible, some who belong together, now and then a pin."""
    fits = [[None if random.random() < 0.3 else random.randrange(100) for _ in range(n_hosts)] for _ in range(n_guests)]
    places = [random.choice([0, 1, 1, 1, 2, 2, 3]) for _ in range(n_hosts)]
    order = random.sample(range(n_guests), n_guests)
    together = [order[:2]] if n_guests > 1 and random.random() < 0.5 else []
    near = [_wish(random, n_guests) for _ in range(n_guests // 2)]
    pinned = {order[-1]: random.choice([h for h in range(n_hosts) if places[h]])} if any(places) else {}
    return Hosting(fits, places, together, near, pinned if random.random() < 0.3 else {})


def _wish(random: Random, n_guests: int) -> Near:
    one, other = random.sample(range(n_guests), 2)
    return Near(one, other, random.randrange(1, 40))


def best_by_trying(hosting: Hosting) -> tuple[int, int]:
    """How many guests can be placed, and the most points that so many can have."""
    return max((len(hosts), total_of(hosting, hosts)) for hosts in _choices(hosting))


def _choices(hosting: Hosting) -> Iterator[dict[int, int]]:
    for choice in product([None, *range(len(hosting.places))], repeat=len(hosting.fits)):
        hosts = {guest: host for guest, host in enumerate(choice) if host is not None}
        if not broken(hosting, hosts):
            yield hosts
