"""A whole run of a round in plain values: the result, its proof, and what first come, first served would have given."""

import resource
import time
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from math import floor

import numpy as np

from portal.rounds.bounds import most_pairs, most_points
from portal.rounds.candidates import Points, first_come, good_edges, points_of_all
from portal.rounds.grouping import best_groups, edges_of, first_groups
from portal.rounds.pairing import ALMOST, pair_up
from portal.rounds.threads import Report, ignore
from portal.solver.attributes import Attributes
from portal.solver.regions import Regions
from portal.solver.scoring import Weights


@dataclass(frozen=True)
class Question:
    """Who takes part in a run; a class is known by its place. `size` classes make a group, 2 to 4.

    Two classes whose places are `excluded` come into no group together.
    """

    classes: Attributes
    regions: Regions
    weights: Weights
    size: int = 2
    excluded: Collection[tuple[int, int]] = ()


@dataclass(frozen=True)
class Answer:
    """Groups of places with their points, and how good they are."""

    groups: list[tuple[tuple[int, ...], int]]
    most_groups: int  # nobody can find more
    most_points: int  # nobody can find more points in as many groups
    first_come_groups: int
    first_come_points: int
    without: list[int] = field(default_factory=list)  # places of classes that stay alone
    n_impossible: int = 0  # classes that fit nobody at all
    seconds: float = 0.0
    peak_mb: int = 0

    @property
    def points(self) -> int:
        return sum(points for _members, points in self.groups)


def solve(question: Question, report: Report = ignore) -> Answer:
    """Runs a round; `report` hears how much is done, from 0 to 1."""
    if not len(question.classes):
        return Answer([], 0, 0, 0, 0)
    start = time.monotonic()
    points = points_of_all(question.classes, question.regions, question.weights, _part(report, 0.0, 0.2))
    for one, other in question.excluded:
        points[one, other] = points[other, one] = 0
    answer = _pairs(points, report) if question.size == 2 else _groups(points, question, report)
    taken = {member for members, _points in answer.groups for member in members}
    return replace(
        answer,
        without=[number for number in range(len(points)) if number not in taken],
        n_impossible=int((points.max(axis=1, initial=0) == 0).sum()),
        seconds=round(time.monotonic() - start, 2),
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def _pairs(points: Points, report: Report) -> Answer:
    edges = good_edges(points)
    count = most_pairs(points, edges, report=_part(report, 0.2, 0.3))
    most = floor(count.value + ALMOST)
    loose = most_points(points, count.edges, most, report=_part(report, 0.3, 0.7))
    found, first = pair_up(points, loose, most, _part(report, 0.7, 1.0)), first_come(points)
    return Answer(
        groups=[((one, other), worth) for one, other, worth in found.pairs],
        most_groups=most,
        most_points=found.most_points,
        first_come_groups=len(first),
        first_come_points=sum(worth for _one, _other, worth in first),
    )


def _groups(points: Points, question: Question, report: Report) -> Answer:
    """Each class of a group is in `size - 1` of its pairs, which the relaxation for pairs bounds with that capacity."""
    regions = question.classes.region
    points = np.where(regions[:, None] == regions[None, :], 0, points).astype(np.uint8)
    groups = best_groups(points, regions, question.size, _part(report, 0.2, 0.8))
    capacity, per_group = question.size - 1, question.size * (question.size - 1) // 2
    count = most_pairs(points, good_edges(points).also(edges_of(groups)), capacity, _part(report, 0.8, 0.9))
    worth = most_points(points, count.edges, len(groups) * per_group, capacity, _part(report, 0.9, 1.0))
    first = first_groups(points, regions, question.size)
    return Answer(
        groups=[(group.members, group.points) for group in groups],
        most_groups=min(floor((count.value + ALMOST) / per_group), len(question.classes) // question.size),
        most_points=floor(worth.value + ALMOST),
        first_come_groups=len(first),
        first_come_points=sum(group.points for group in first),
    )


def _part(report: Report, start: float, end: float) -> Report:
    return lambda done: report(start + (end - start) * done)
