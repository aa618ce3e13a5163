"""The problem of a matching round: its solution, the proof, and what first come, first served would have given."""

import resource
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from portal.solver.attributes import Attributes
from portal.solver.building import Group
from portal.solver.candidates import first_come
from portal.solver.edges import Pair, Points
from portal.solver.group_bounds import GroupProof
from portal.solver.groups import Packing, best_groups
from portal.solver.pairing import Pairing, pair_up
from portal.solver.pinning import begun
from portal.solver.pins import Task, pins_of
from portal.solver.places import places_of, take
from portal.solver.points import points_of_all
from portal.solver.progress import Report, ignore, part
from portal.solver.proof import Proof
from portal.solver.regions import Regions
from portal.solver.scoring import Weights
from portal.solver.several import PlacePairing, PlaceProof, pair_up_places

MOST_SECONDS = 200.0
LAST_STEP = 10.0  # seconds of them, in which no new step begins
EDITION = 1  # goes up when bounds of earlier solutions are known not to hold


@dataclass(frozen=True)
class Problem:
    """Who takes part; a class is known by its place. `size` classes make a group, 2 to 4.

    Two classes whose places are `excluded`, or that have one of the `owners`, come into no group together. Two that
    are `pinned` come into a group together or into none; as many of these pairs as possible come into groups, before
    anything else counts. In pairs a class gets as many partners as it has `places`, never the same one twice.
    """

    classes: Attributes
    regions: Regions
    weights: Weights
    size: int = 2
    excluded: Collection[tuple[int, int]] = ()
    pinned: Collection[tuple[int, int]] = ()
    owners: NDArray[np.int64] | None = None  # of each class, a number
    most_seconds: float = MOST_SECONDS  # for groups of three or four
    places: Sequence[int] | None = None  # for partners, of each class; None: one

    @property
    def has_several(self) -> bool:
        """Whether some class may be in several pairs."""
        return self.size == 2 and self.places is not None and max(self.places, default=1) > 1


@dataclass(frozen=True)
class Solution:
    """Groups, how good they are, and how good they could be."""

    groups: list[Group]
    most_groups: int  # nobody can find more
    most_points: int  # nobody can find more points in exactly as many groups as these
    first_come_groups: int
    first_come_points: int
    most_served: int = 0  # nobody finds partners for more classes
    first_come_served: int = 0
    without: list[int] = field(default_factory=list)  # places of classes that stay alone
    partly: list[tuple[int, int, int]] = field(default_factory=list)  # place, partners found, wanted
    n_impossible: int = 0  # classes that fit nobody at all
    seconds: float = 0.0
    peak_mb: int = 0
    proof: Proof | PlaceProof | GroupProof | None = None  # none of what is told before anything is computed
    is_cut_short: bool = False  # the time was over before more could be proven

    @property
    def points(self) -> int:
        return sum(group.points for group in self.groups)

    @property
    def n_served(self) -> int:
        """How many classes have a partner."""
        return len({member for group in self.groups for member in group.members})

    @property
    def is_count_proven(self) -> bool:
        return len(self.groups) == self.most_groups

    @property
    def are_points_proven(self) -> bool:
        """Of all choices of as many groups none has more."""
        return self.points == self.most_points


Found = Callable[[Solution], None]


def solve(problem: Problem, report: Report = ignore, found: Found = ignore) -> Solution:
    """The best groups that there are; of three or four classes, those that are found in time.

    `found` hears of better and better solutions on the way, each of which is valid.
    """
    if not len(problem.classes):
        return Solution([], 0, 0, 0, 0)
    start = time.monotonic()
    compared = 0.2 if problem.size == 2 else 0.05
    points = points_of(problem, part(report, 0.0, compared))

    def whole(solution: Solution) -> Solution:
        return _with_facts(solution, points, problem, time.monotonic() - start)

    def tell(solution: Solution) -> None:
        found(whole(solution))

    rest = part(report, compared, 1.0)
    if problem.has_several:
        return whole(_several_pairs(points, problem, rest, tell))
    if problem.size == 2:
        return whole(_pairs(points, rest, tell))
    until = start + problem.most_seconds - LAST_STEP
    solution = _groups(points, problem, partial(best_groups, report=rest, until=until), tell)
    is_proven = solution.is_count_proven and solution.are_points_proven
    return whole(replace(solution, is_cut_short=time.monotonic() > until and not is_proven))


def points_of(problem: Problem, report: Report = ignore) -> Points:
    """Of all pairs, 0 of those that are not to be whatever fits."""
    points = points_of_all(problem.classes, problem.regions, problem.weights, report)
    if problem.owners is not None:
        for place, owner in enumerate(problem.owners):
            points[place, problem.owners == owner] = 0
    for one, other in problem.excluded:
        points[one, other] = points[other, one] = 0
    if problem.size == 2:
        _part_from_others(points, problem)
    return points


def _part_from_others(points: Points, problem: Problem) -> None:
    """Two classes that fit nobody else are a pair whenever they fit; who may have more partners fits others, too."""
    for one, other in problem.pinned:
        worth = points[one, other]
        for member in (one, other):
            if problem.places is None or problem.places[member] == 1:
                points[member] = points[:, member] = 0
        points[one, other] = points[other, one] = worth


def _with_facts(solution: Solution, points: Points, problem: Problem, seconds: float) -> Solution:
    """With who stays alone or has few partners, and what it cost so far."""
    taken = Counter(member for group in solution.groups for member in group.members)
    wanted = problem.places if problem.has_several and problem.places else ()
    return replace(
        solution,
        without=[place for place in range(len(points)) if place not in taken],
        partly=[(place, taken[place], number) for place, number in enumerate(wanted) if 0 < taken[place] < number],
        n_impossible=int((points.max(axis=1, initial=0) == 0).sum()),
        seconds=round(seconds, 2),
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def _pairs(points: Points, report: Report, found: Found) -> Solution:
    first = first_come(points)
    return _paired(pair_up(points, report, lambda best: found(_paired(best, first))), first)


def _paired(pairing: Pairing, first: list[Pair]) -> Solution:
    return Solution(
        groups=[Group((one, other), worth) for one, other, worth in pairing.pairs],
        most_groups=pairing.proof.n_pairs,
        most_points=pairing.proof.most_points,
        first_come_groups=len(first),
        first_come_points=sum(worth for _one, _other, worth in first),
        most_served=2 * pairing.proof.n_pairs,
        first_come_served=2 * len(first),
        proof=pairing.proof,
    )


def _several_pairs(points: Points, problem: Problem, report: Report, found: Found) -> Solution:
    """Pinned pairs come first, also of who came first; the others get the places that are left."""
    rest, places = points.copy(), places_of(problem.places or ())
    pinned, left = take(rest, places, problem.pinned)
    first = [*pinned, *first_come(rest, left.all)]

    def with_pinned(pairing: PlacePairing) -> Solution:
        pairs, proof = sorted([*pinned, *pairing.pairs]), pairing.proof
        return Solution(
            groups=[Group((one, other), worth) for one, other, worth in pairs],
            most_groups=len(pinned) + proof.most_pairs,
            most_points=sum(worth for _one, _other, worth in pinned) + proof.most_points,
            first_come_groups=len(first),
            first_come_points=sum(worth for _one, _other, worth in first),
            most_served=places.n_served(pinned) + proof.n_served,
            first_come_served=places.n_served(first),
            proof=proof,
        )

    return with_pinned(pair_up_places(rest, left, report, lambda better: found(with_pinned(better))))


def _groups(points: Points, problem: Problem, best: Callable[..., Packing], found: Found) -> Solution:
    """Two classes of one region come into no group together."""
    regions = problem.classes.region
    points = np.where(regions[:, None] == regions[None, :], 0, points).astype(np.uint8)
    start = begun(Task(points, problem.size, pins_of(len(points), problem.pinned)))
    packing = best(start, lambda better: found(_solution(better, start.first, problem.size)))
    return _solution(packing, start.first, problem.size)


def _solution(packing: Packing, first: list[Group], size: int) -> Solution:
    return Solution(
        groups=packing.groups,
        most_groups=packing.most_groups,
        most_points=packing.most_points,
        first_come_groups=len(first),
        first_come_points=sum(group.points for group in first),
        most_served=packing.most_groups * size,
        first_come_served=len(first) * size,
        proof=packing.proof,
    )
