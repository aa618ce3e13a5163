"""What counts of a class that looks for partners, in plain values, and the languages that two of them share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from portal.classes.rules.classes import Level
from portal.projects.rules import MeetingMode
from portal.schools.rules.lists.types import school_types
from portal.solver.shares import LOWEST_LEVEL, PRACTICE_LEVEL

LEVELS = {level: number for number, level in enumerate(Level, 1)}
DEAD = frozenset({"la"})  # languages that are learnt but not talked in
STAGES = ("primary", "lower_secondary", "upper_secondary_general", "upper_secondary_vocational")


@dataclass(frozen=True)
class SearchProfile:
    """A class that looks for partners."""

    class_id: int
    region_key: str
    languages: Mapping[str, Level]
    age: float  # mean age in years on 1 September
    starts_on: date
    ends_on: date
    welcome: frozenset[str]  # keys of regions, the own one too if it is welcome
    form: MeetingMode = MeetingMode.ONLINE
    n_students: int = 24
    practise: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    stage: str = ""  # one of STAGES; empty: not known
    wants_funding: bool = False

    def speaks(self, language: str, least: int = LOWEST_LEVEL) -> bool:
        """At least at this level, 1 (A1) to 6 (C2); nobody talks in a dead language."""
        return is_spoken(language, self.languages.get(language), least)


def is_spoken(language: str, level: str | None, least: int = LOWEST_LEVEL) -> bool:
    return language not in DEAD and level in LEVELS and LEVELS[Level(level)] >= least


def stage_of(school_type: str | None) -> str:
    """One of STAGES; empty where the type of school does not say it."""
    category = school_types().get(school_type or "", {}).get("category", "")
    return category if category in STAGES else ""


class Shared(NamedTuple):
    """A language that two classes share, with both levels as numbers, 1 (A1) to 6 (C2)."""

    language: str
    one: int
    other: int


def shared_languages(one: SearchProfile, other: SearchProfile) -> list[Shared]:
    """The languages in which two classes can talk, the best first."""
    both = [
        Shared(language, LEVELS[level], LEVELS[other.languages[language]])
        for language, level in one.languages.items()
        if one.speaks(language) and other.speaks(language)
    ]
    return sorted(both, key=lambda s: (-min(s.one, s.other), -max(s.one, s.other), s.language))


def practice(learner: SearchProfile, other: SearchProfile) -> list[str]:
    """The languages that `learner` wants to practise and `other` speaks well enough."""
    return sorted(code for code in learner.practise if other.speaks(code, PRACTICE_LEVEL))
