"""Checks what is said to be proven of groups of three and four, from plain data alone and without the solver."""

from collections.abc import Iterator

from portal.solver.edges import Points
from portal.solver.groups import Packing
from portal.solver.packing import Prices
from tests.solver.checking import NEARLY, Matrix

Members = tuple[int, ...]
Pairs = list[tuple[int, int]]


def check_groups(points: Points, size: int, together: Pairs, packing: Packing) -> None:
    """The groups are possible; there are no more of them than proven anywhere, nor more points in as many."""
    worth, proof = possible_groups(points.tolist(), size, together), packing.proof
    members = [member for group in packing.groups for member in group.members]
    assert len(members) == len(set(members))
    assert all(worth[group.members] == group.points for group in packing.groups)
    assert len(packing.groups) <= packing.most_groups
    assert packing.points <= packing.most_points
    assert proof
    assert proof.number == len(packing.groups)
    n_held = sum(held(group.members, together) for group in packing.groups)
    count = Prices(proof.count.of_class, 0.0, proof.count.of_pin)
    more = packing.most_groups + 1
    assert not has_choice(dict.fromkeys(worth, 1), together, count, (more, n_held, more))
    assert not has_choice(worth, together, proof.points, (proof.number, n_held, packing.most_points + 1))


def has_choice(worth: dict[Members, int], together: Pairs, prices: Prices, wanted: tuple[int, int, int]) -> bool:
    """Whether any choice of so many groups, with so many pairs in them, is worth so much.

    What it is worth is the sum of all prices, but for those of classes that stay alone and for what is spared by groups
    that are worth less than their prices. No group is worth more; so only few can be in such a choice: all are tried.
    """
    of_class: list[float] = prices.of_class.tolist()
    assert min(of_class) >= 0
    spared = {members: spared_by(members, each, together, prices) for members, each in worth.items()}
    assert min(spared.values(), default=0.0) >= -NEARLY
    number, n_held, total = wanted
    spare = sum(of_class) + prices.of_group * number + prices.of_pin * n_held - total + NEARLY * len(of_class)
    order = sorted(range(len(of_class)), key=lambda one: -of_class[one])
    near = {
        one: [(each, members) for members, each in spared.items() if one in members and each <= spare] for one in order
    }

    def go_on(at: int, taken: frozenset[int], spare: float, left: tuple[int, int]) -> bool:
        if spare < 0 or min(left) < 0:
            return False
        if at == len(order):
            return left == (0, 0)
        if order[at] in taken:
            return go_on(at + 1, taken, spare, left)
        chosen = (
            go_on(at + 1, taken | {*members}, spare - each, (left[0] - 1, left[1] - held(members, together)))
            for each, members in near[order[at]]
            if taken.isdisjoint(members)
        )
        return any(chosen) or go_on(at + 1, taken, spare - of_class[order[at]], left)

    return go_on(0, frozenset(), spare, (number, n_held))


def spared_by(members: Members, worth: int, together: Pairs, prices: Prices) -> float:
    price = sum(prices.of_class[one] for one in members) + prices.of_group + prices.of_pin * held(members, together)
    return float(price - worth)


def possible_groups(plain: Matrix, size: int, together: Pairs) -> dict[Members, int]:
    """Every group whose classes all fit each other, and its points; with both classes of a pair or with none."""

    def grown(members: Members, near: list[int], worth: int) -> Iterator[tuple[Members, int]]:
        if len(members) == size:
            yield members, worth
            return
        for one in near:
            fitting = [other for other in near if other > one and plain[one][other]]
            yield from grown((*members, one), fitting, worth + sum(plain[one][other] for other in members))

    found = grown((), list(range(len(plain))), 0)
    return {members: worth for members, worth in found if all((a in members) == (b in members) for a, b in together)}


def held(members: Members, together: Pairs) -> int:
    return sum({*pair} <= {*members} for pair in together)
