"""Rounds of pairs, drawn at random: small ones of every shape, communities that a single pair joins, sparse ones."""

from functools import cache
from random import Random

import numpy as np

from portal.solver.edges import Points

WORTH = ([1], [50, 51], [60, 61, 62, 63], [1, 40, 60, 99, 100], list(range(1, 101)))  # many ties, and none
DENSITY = (0.0, 0.15, 0.25, 0.4, 0.7, 1.0)  # of possible pairs; with 0 there are none


def small_round(seed: int) -> Points:
    """Up to twelve classes; some fall into two communities, which one weak pair joins."""
    drawn = Random(seed)
    n, density, worth = drawn.randint(1, 12), drawn.choice(DENSITY), drawn.choice(WORTH)
    border = drawn.randint(1, n) if drawn.random() < 0.4 else n
    points = np.zeros((n, n), np.uint8)
    for one in range(n):
        for other in range(one):
            if (one < border) == (other < border) and drawn.random() < density:
                points[one, other] = drawn.choice(worth)
    if border < n:
        points[n - 1, 0] = 1
    return both_ways(points)


def two_communities(size: int, seed: int = 0) -> Points:
    """All pairs within each are possible, and one weak pair of both."""
    drawn, n = np.random.default_rng(seed), 2 * size
    points = np.zeros((n, n), np.uint8)
    for community in (slice(size), slice(size, n)):
        points[community, community] = np.tril(drawn.integers(50, 100, (size, size)), -1)
    points[size + drawn.integers(size), drawn.integers(size)] = drawn.integers(1, 40)
    return both_ways(points)


def sparse_round(n: int, seed: int) -> Points:
    """One to three possible partners for each class."""
    drawn = np.random.default_rng(seed)
    points = np.zeros((n, n), np.uint8)
    one, other = drawn.integers(n, size=(2, int(n * drawn.uniform(0.5, 1.6))))
    points[one, other] = drawn.integers(30, 100, len(one))
    np.fill_diagonal(points, 0)
    return both_ways(points)


def both_ways(points: Points) -> Points:
    return np.maximum(points, points.T)


def best_of_all(points: Points) -> tuple[int, int]:
    """(pairs, points) of the best matching, over all sets of classes that are still free."""
    plain: list[list[int]] = points.tolist()

    @cache
    def best(free: int) -> tuple[int, int]:
        if not free:
            return 0, 0
        one, rest = free.bit_length() - 1, free & ~(1 << free.bit_length() - 1)
        found = best(rest)
        for other in range(one):
            if rest >> other & 1 and plain[one][other]:
                pairs, total = best(rest & ~(1 << other))
                found = max(found, (pairs + 1, total + plain[one][other]))
        return found

    return best((1 << len(plain)) - 1)
