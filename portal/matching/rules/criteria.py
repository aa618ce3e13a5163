"""What counts when two classes are compared, and how much; why two classes can't be partners at all."""

from collections.abc import Mapping
from enum import StrEnum


class Criterion(StrEnum):
    """What counts, the weightiest first; each gives a share of its weight (portal/solver/shares.py)."""

    LANGUAGE = "language"
    AGE = "age"
    WINDOW = "window"
    TOPICS = "topics"
    FORM = "form"
    GROUP = "group"
    CATEGORY = "category"
    FUNDING = "funding"


class Stop(StrEnum):
    """Why two classes can't be partners, whatever else fits."""

    SAME_CLASS = "same_class"
    REGION_SUSPENDED = "region_suspended"
    SAME_REGION = "same_region"
    NOT_WELCOME = "not_welcome"
    NO_LANGUAGE = "no_language"
    AGES_APART = "ages_apart"
    NO_WINDOW = "no_window"


class Apart(StrEnum):
    """Why two classes are kept apart, however well they fit."""

    SAME_TEACHER = "same_teacher"
    PARTNERS = "partners"
    BLOCKED = "blocked"  # one of their teachers wants nothing more from the other


DEFAULT_WEIGHTS: Mapping[Criterion, int] = {
    Criterion.LANGUAGE: 30,
    Criterion.AGE: 20,
    Criterion.WINDOW: 15,
    Criterion.TOPICS: 13,
    Criterion.FORM: 9,
    Criterion.GROUP: 6,
    Criterion.CATEGORY: 4,
    Criterion.FUNDING: 3,
}  # points out of 100


DEFAULT_AGE_GAP = 3  # years between two classes; beyond it they are no partners
LEAST_AGE_GAP, MOST_AGE_GAP = 1, 20


def balanced(weights: Mapping[Criterion, int]) -> dict[Criterion, int]:
    """Any weights (0 or more, at least one above 0) scaled to points that sum up to exactly 100."""
    total = sum(weights.values())
    exact = {criterion: 100 * weights[criterion] / total for criterion in Criterion}
    points = {criterion: int(share) for criterion, share in exact.items()}
    by_rest = sorted(Criterion, key=lambda criterion: points[criterion] - exact[criterion])
    for criterion in by_rest[: 100 - sum(points.values())]:
        points[criterion] += 1
    return points
