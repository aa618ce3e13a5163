"""Rounds of pairs, drawn at random: small ones of every shape, communities that a single pair joins, sparse ones."""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations
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


def numbers_of(points: Points, seed: int) -> list[int]:
    """How many partners each class of a small round may have: few have several, or nearly all."""
    drawn = Random(seed)
    usual = drawn.choice([[1, 1, 1, 2], [1, 2], [1, 1, 2, 3], [2, 3], [3]])
    return [drawn.choice(usual) for _class in points]


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


def best_of_several(
    points: Points, numbers: Sequence[int], pinned: Collection[tuple[int, int]] = ()
) -> tuple[int, int, int]:
    """(pairs, classes with a partner, points) of the best choice with these pairs in it, class after class."""
    plain: list[list[int]] = points.tolist()
    forced = {pair for one, other in pinned for pair in ((one, other), (other, one))}

    @cache
    def best(one: int, taken: tuple[int, ...]) -> tuple[int, int, int]:
        """Of this class and all later ones; `taken`: how many places of each are taken already."""
        if one == len(plain):
            return 0, 0, 0
        found = (-1, 0, 0)
        later = range(one + 1, len(plain))
        fitting = [other for other in later if plain[one][other] and taken[other - one] < numbers[other]]
        must = {other for other in later if (one, other) in forced}
        for number in range(min(len(fitting), numbers[one] - taken[0]) + 1):
            for chosen in combinations(fitting, number):
                if must <= set(chosen):
                    rest = tuple(taken[other - one] + (other in chosen) for other in later)
                    pairs, served, total = best(one + 1, rest)
                    worth = sum(plain[one][other] for other in chosen)
                    found = max(found, (pairs + number, served + (taken[0] + number > 0), total + worth))
        return found

    return best(0, (0,) * len(plain))
