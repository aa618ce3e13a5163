"""Checks what is said to be proven, from plain data alone and without the solver: any mistake in a proof is found."""

from collections.abc import Iterator, Sequence

from portal.solver.building import Group
from portal.solver.edges import Points
from portal.solver.proof import Proof

NEARLY = 1e-6  # of a point; numbers of the duals are this exact

Matrix = list[list[int]]


def check(points: Points, groups: Sequence[Group], proof: Proof) -> None:
    """The pairs are possible, there are no more of them anywhere, and no so many pairs have more points than proven."""
    plain: Matrix = points.tolist()
    members = [member for group in groups for member in group.members]
    assert len(members) == len(set(members)) == 2 * len(groups)
    assert all(plain[group.members[0]][group.members[1]] == group.points > 0 for group in groups)
    assert len(groups) == proof.n_pairs == most_pairs(plain, proof.barrier.tolist())
    assert sum(group.points for group in groups) <= proof.most_points
    assert most_points(plain, proof) < proof.most_points + 1


def most_pairs(plain: Matrix, barrier: list[int]) -> int:
    """Each odd part that is left without the barrier keeps one class alone, but for one of each class of the barrier."""
    assert len(set(barrier)) == len(barrier)
    n_odd = sum(len(part) % 2 for part in parts(plain, set(range(len(plain))) - set(barrier)))
    return (len(plain) - max(n_odd - len(barrier), 0)) // 2


def parts(plain: Matrix, free: set[int]) -> Iterator[set[int]]:
    while free:
        part, waiting = set[int](), [free.pop()]
        while waiting:
            one = waiting.pop()
            part.add(one)
            near = {other for other in free if plain[one][other]}
            free -= near
            waiting += near
        yield part


def most_points(plain: Matrix, proof: Proof) -> float:
    """All duals together, when they cover every possible pair."""
    of_class: list[float] = proof.duals.of_class.tolist()
    sets = [each.members.tolist() for each in proof.duals.odd_sets]
    assert min(of_class, default=0.0) >= 0
    covered = [[one + other + proof.duals.of_pair for other in of_class] for one in of_class]
    total = sum(of_class) + proof.duals.of_pair * proof.n_pairs
    for odd_set, members in zip(proof.duals.odd_sets, sets, strict=True):
        assert odd_set.dual >= 0
        assert len(set(members)) == len(members)
        assert len(members) % 2 == 1
        total += odd_set.dual * (len(members) // 2)
        for one in members:
            for other in members:
                covered[one][other] += odd_set.dual
    for one, row in enumerate(plain):
        assert all(not worth or worth <= covered[one][other] + NEARLY for other, worth in enumerate(row))
    return total + NEARLY * proof.n_pairs
