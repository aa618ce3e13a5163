"""Checks what is said to be proven, from plain data alone and without the solver: any mistake in a proof is found."""

from collections.abc import Iterator, Sequence

from portal.solver.building import Group
from portal.solver.edges import Points
from portal.solver.place_duals import PlaceDuals
from portal.solver.places import Places
from portal.solver.proof import Proof
from portal.solver.several import PlacePairing

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


def check_several(points: Points, places: Places, found: PlacePairing) -> None:
    """The same where classes may have several partners."""
    plain: Matrix = points.tolist()
    first, further = places.first.tolist(), places.further.tolist()
    used = [0] * len(plain)
    for one, other, worth in found.pairs:
        assert plain[one][other] == worth > 0
        used[one] += 1
        used[other] += 1
    assert len({frozenset(pair[:2]) for pair in found.pairs}) == len(found.pairs)
    assert all(number <= most for number, most in zip(used, places.all.tolist(), strict=True))
    n_served = sum(bool(number and is_first) for number, is_first in zip(used, first, strict=True))
    proof, barrier = found.proof, found.proof.barrier.tolist()
    assert n_served == proof.n_served == sum(first) - least_alone(plain, first, further, barrier)
    ones = [[int(worth > 0) for worth in row] for row in plain]
    assert (proof.count.of_pair, proof.count.of_further) == (0, 0)
    assert len(found.pairs) <= proof.most_pairs
    assert worth_of_duals(ones, places, proof.count, 0, 0) < proof.most_pairs + 1
    assert sum(worth for _one, _other, worth in found.pairs) <= proof.most_points
    n_pairs = len(found.pairs)
    n_further = 2 * n_pairs - proof.n_served
    assert worth_of_duals(plain, places, proof.points, n_pairs, n_further) < proof.most_points + 1


def least_alone(plain: Matrix, first: list[int], further: list[int], barrier: list[int]) -> int:
    """Parts without the barrier that leave one class alone: of a single class, or of an odd number with one place each.

    Only a place of the barrier helps such a part (Las Vergnas).
    """
    n_lost = 0
    for part in parts(plain, set(range(len(plain))) - set(barrier)):
        is_odd = len(part) % 2 == 1 and all(first[one] and not further[one] for one in part)
        n_lost += is_odd or (len(part) == 1 and bool(first[next(iter(part))]))
    return max(n_lost - sum(first[one] + further[one] for one in barrier), 0)


def worth_of_duals(plain: Matrix, places: Places, duals: PlaceDuals, n_pairs: int, n_further: int) -> float:
    """All duals together, and what pairs and further places are worth beyond them."""
    first, further, of_class = (each.tolist() for each in (places.first, places.further, duals.of_class))
    assert min([duals.of_further, *of_class]) >= 0
    total: float = duals.of_pair * n_pairs + duals.of_further * n_further
    covered = [[one + other + duals.of_pair for other in of_class] for one in of_class]
    lowered = [one - duals.of_further for one in of_class]
    for odd_set in duals.odd_sets:
        members, scarce = set(odd_set.members.tolist()), set(odd_set.scarce.tolist())
        leaving = {*zip(odd_set.leaving.one.tolist(), odd_set.leaving.other.tolist(), strict=True)}
        assert odd_set.dual >= 0
        assert all((one in members) != (other in members) for one, other in leaving)
        assert scarce <= members
        n_places = sum(first[one] + (0 if one in scarce else further[one]) for one in members) + len(leaving)
        total += odd_set.dual * (n_places // 2)
        for one, other in {(a, b) for a in members for b in members} | leaving | {(b, a) for a, b in leaving}:
            covered[one][other] += odd_set.dual
        for one in scarce:
            lowered[one] += odd_set.dual
    total += sum(of_class[one] * first[one] + max(lowered[one], 0) * further[one] for one in range(len(plain)))
    for one, row in enumerate(plain):
        total += sum(max(worth - covered[one][other], 0) for other, worth in enumerate(row[:one]) if worth)
    return total - NEARLY
