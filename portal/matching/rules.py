"""How well two classes fit: points per criterion, hard stops with their reason; symmetric, 0 to 100.

A criterion gives a share between 0 and 1 of its weight. `columns.py` computes the same for many classes at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from portal.classes.rules.classes import Level
from portal.core.choices import Choices
from portal.projects.rules import Form


class Status(StrEnum):
    """Where a class stands with its search for partners."""

    WAITING = "waiting"  # for the confirmation of its teacher; opens by itself
    OPEN = "open"
    FULFILLED = "fulfilled"  # as many partners as wished
    CLOSED = "closed"
    EXPIRED = "expired"  # nobody renewed it in time


class Criterion(StrEnum):
    """What counts, the weightiest first."""

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
    NO_WINDOW = "no_window"


class SearchRefusal(StrEnum):
    """Why a search for partners can't be opened or changed."""

    ALREADY_LOOKING = "wish_already_looking"
    NOT_LIVE = "wish_not_live"


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
LEVELS = {level: number for number, level in enumerate(Level, 1)}
LOWEST = LEVELS[Level.A2]  # below it two classes can't talk
STEP_SHARES = (1.0, 1.0, 0.7, 0.45, 0.25)  # by the difference in levels, A2 to C2
STRENGTH_SHARES = {2: 0.75, 3: 0.9, 4: 1.0, 5: 1.0, 6: 1.0}  # by the lower level of the two
PRACTICE_BONUS = 0.15  # for each class that can practise what it wants with the other
PRACTICE_LEVEL = LEVELS[Level.B1]  # from here on somebody is good to practise with
SAME_AGE, OTHER_AGE = 0.5, 3.0  # years of difference: full share up to the first, none from the second
MANY_DAYS, FEWEST_DAYS = 20, 5  # common school days: full share, hard stop below
TOPIC_SHARES = (0.0, 0.7, 1.0)  # by the number of shared topics
OPEN_TOPICS = 0.5  # a class without topics is open to all
FORM_SHARE = 0.6  # hybrid meets online or on site half-way
FAIR, UNFAIR = 1 / 3, 1 / 6  # share of the smaller class in both together: full share, none
CATEGORY_SHARE = 0.5  # neighbouring stages, or not known
STAGES = ("primary", "lower_secondary", "upper_secondary_general", "upper_secondary_vocational")
MOST_PARTNERS = 3
LIVE = frozenset({Status.WAITING, Status.OPEN, Status.FULFILLED})
WORTH_A_LETTER = 60  # points
LIFE = timedelta(days=91)  # a search that nobody renews lapses
REMINDER = timedelta(days=10)  # before it lapses


@dataclass(frozen=True)
class SearchProfile:
    """A class that looks for partners, in plain values."""

    class_id: int
    region_key: str
    languages: Mapping[str, Level]
    age: float  # mean age in years on 1 September
    starts_on: date
    ends_on: date
    welcome: frozenset[str]  # keys of regions, the own one too if it is welcome
    form: Form = Form.ONLINE
    n_students: int = 24
    practise: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    stage: str = ""  # one of STAGES; empty: not known
    wants_funding: bool = False


@dataclass(frozen=True)
class Filters(Choices):
    """What a search is narrowed to; an empty text means everything."""

    region: str = ""
    language: str = ""
    age: str = ""
    topic: str = ""
    month: str = ""  # "2027-02": both classes have a week of school in it


@dataclass(frozen=True)
class Ground:
    """What two regions have in common for two classes."""

    n_days: int  # common school days in the time that both offer, without weeks of exams
    are_open: bool = True  # both partnerships are active
    is_fundable: bool = True  # some programme takes partners of exactly these two countries


@dataclass(frozen=True)
class Fit:
    """Points per criterion, and what stops the pair; the total is 0 then."""

    points: Mapping[Criterion, int]
    stops: tuple[Stop, ...] = ()
    weights: Mapping[Criterion, int] = field(default_factory=lambda: DEFAULT_WEIGHTS)

    @property
    def total(self) -> int:
        return 0 if self.stops else sum(self.points.values())


class Shared(NamedTuple):
    """A language that two classes share, with both levels as numbers, 1 (A1) to 6 (C2)."""

    language: str
    one: int
    other: int


def fit(
    one: SearchProfile, other: SearchProfile, ground: Ground, weights: Mapping[Criterion, int] = DEFAULT_WEIGHTS
) -> Fit:
    """How well two classes fit; `weights` are points that sum up to 100 (see `balanced`)."""
    shares = {
        Criterion.LANGUAGE: language_share(one, other),
        Criterion.AGE: age_share(one.age - other.age),
        Criterion.WINDOW: min(ground.n_days / MANY_DAYS, 1.0),
        Criterion.TOPICS: topic_share(one.topics, other.topics),
        Criterion.FORM: form_share(one.form, other.form),
        Criterion.GROUP: group_share(one.n_students, other.n_students),
        Criterion.CATEGORY: stage_share(one.stage, other.stage),
        Criterion.FUNDING: float(ground.is_fundable or not (one.wants_funding or other.wants_funding)),
    }
    points = {criterion: round(weights[criterion] * share) for criterion, share in shares.items()}
    return Fit(points, stops(one, other, ground), weights)


def stops(one: SearchProfile, other: SearchProfile, ground: Ground) -> tuple[Stop, ...]:
    """Everything that forbids the pair, the weightiest first."""
    same_region = one.region_key == other.region_key
    unwelcome = other.region_key not in one.welcome or one.region_key not in other.welcome
    found = {
        Stop.SAME_CLASS: one.class_id == other.class_id,
        Stop.REGION_SUSPENDED: not ground.are_open,
        Stop.SAME_REGION: unwelcome and same_region,
        Stop.NOT_WELCOME: unwelcome and not same_region,
        Stop.NO_LANGUAGE: not shared_languages(one, other),
        Stop.NO_WINDOW: ground.n_days < FEWEST_DAYS,
    }
    return tuple(stop for stop, holds in found.items() if holds)


def shared_languages(one: SearchProfile, other: SearchProfile) -> list[Shared]:
    """The languages in which two classes can talk (both A2 or better), the best first."""
    both = [
        Shared(language, LEVELS[level], LEVELS[other.languages[language]])
        for language, level in one.languages.items()
        if language in other.languages
    ]
    able = [shared for shared in both if min(shared.one, shared.other) >= LOWEST]
    return sorted(able, key=lambda s: (-level_share(s.one, s.other), -s.one - s.other, s.language))


def level_share(one: int, other: int) -> float:
    """How well a language works between two levels, LOWEST or better."""
    return STEP_SHARES[abs(one - other)] * STRENGTH_SHARES[min(one, other)]


def language_share(one: SearchProfile, other: SearchProfile) -> float:
    shared = shared_languages(one, other)
    if not shared:
        return 0.0
    bonus = PRACTICE_BONUS * (bool(practice(one, other)) + bool(practice(other, one)))
    return min(level_share(shared[0].one, shared[0].other) + bonus, 1.0)


def practice(learner: SearchProfile, other: SearchProfile) -> list[str]:
    """The languages that `learner` wants to practise and `other` speaks well enough."""
    return sorted(
        code for code in learner.practise if code in other.languages and LEVELS[other.languages[code]] >= PRACTICE_LEVEL
    )


def age_share(difference: float) -> float:
    """Of a difference of mean ages in years, either way."""
    return min(max((OTHER_AGE - abs(difference)) / (OTHER_AGE - SAME_AGE), 0.0), 1.0)


def topic_share(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return OPEN_TOPICS
    return TOPIC_SHARES[min(len(one & other), 2)]


def form_share(one: Form, other: Form) -> float:
    if one == other:
        return 1.0
    return FORM_SHARE if Form.HYBRID in (one, other) else 0.0


def group_share(one: int, other: int) -> float:
    """Full while neither class is more than twice as large as the other."""
    smaller = min(one, other) / (one + other)
    return min(max((smaller - UNFAIR) / (FAIR - UNFAIR), 0.0), 1.0)


def stage_share(one: str, other: str) -> float:
    """Of stages of school; the two kinds of upper secondary school are neighbours."""
    if one == other and one:
        return 1.0
    if not one or not other:
        return CATEGORY_SHARE
    return CATEGORY_SHARE if "primary" not in (one, other) else 0.0


def balanced(weights: Mapping[Criterion, int]) -> dict[Criterion, int]:
    """Any weights (0 or more, at least one above 0) scaled to points that sum up to exactly 100."""
    total = sum(weights.values())
    exact = {criterion: 100 * weights[criterion] / total for criterion in Criterion}
    points = {criterion: int(share) for criterion, share in exact.items()}
    by_rest = sorted(Criterion, key=lambda criterion: points[criterion] - exact[criterion])
    for criterion in by_rest[: 100 - sum(points.values())]:
        points[criterion] += 1
    return points
