"""Turns profiles of classes into the numbers that the solver compares."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.classes.rules.classes import LANGUAGES
from portal.matching.rules.overlap import CalendarOverlap
from portal.matching.rules.profiles import DEAD, LEVELS, STAGES, SearchProfile
from portal.projects.rules import MeetingMode
from portal.solver.attributes import Attributes
from portal.solver.shares import PRACTICE_LEVEL, UNKNOWN

FORMS = {MeetingMode.ONLINE: 0, MeetingMode.HYBRID: 1, MeetingMode.ON_SITE: 2}
LANGUAGE_NUMBERS = {language: number for number, language in enumerate(LANGUAGES) if language not in DEAD}
STAGE_NUMBERS = {stage: number for number, stage in enumerate(STAGES)}


def _bits_of(names: Iterable[str]) -> Mapping[str, int]:
    return {name: 1 << number for number, name in enumerate(names)}


LANGUAGE_BITS = _bits_of(LANGUAGES)


@dataclass(frozen=True)
class Coding:
    """Which number stands for which region, day and topic."""

    overlap: CalendarOverlap
    topics: Sequence[str]  # 62 at most

    def attributes(self, profiles: Sequence[SearchProfile]) -> Attributes:
        """Of these classes, in their order."""

        def column(values: Iterable[Any], kind: Any) -> NDArray[Any]:
            return np.fromiter(values, kind, len(profiles))

        levels = _levels(profiles)
        return Attributes(
            class_id=column((p.class_id for p in profiles), np.int64),
            region=column((self._regions[p.region_key] for p in profiles), np.int8),
            levels=levels,
            practise=column((_set(p.practise, LANGUAGE_BITS) for p in profiles), np.int64),
            fluent=(1 << np.arange(len(LANGUAGES))) @ (levels >= PRACTICE_LEVEL),
            age=column((p.age for p in profiles), np.float64),
            starts=column((self.overlap.day(p.starts_on) for p in profiles), np.int32),
            ends=column((self.overlap.day(p.ends_on) for p in profiles), np.int32),
            welcome=column((_set(p.welcome, self._region_bits) for p in profiles), np.int64),
            form=column((FORMS[p.form] for p in profiles), np.int8),
            n_students=column((p.n_students for p in profiles), np.int32),
            stage=column((STAGE_NUMBERS.get(p.stage, UNKNOWN) for p in profiles), np.int8),
            topics=column((_set(p.topics, self._topic_bits) for p in profiles), np.int64),
            wants_funding=column((p.wants_funding for p in profiles), np.bool_),
        )

    def one(self, profile: SearchProfile) -> Attributes:
        """Of a single class."""
        return self.attributes([profile]).at(0)

    @cached_property
    def _regions(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self.overlap.keys)}

    @cached_property
    def _region_bits(self) -> Mapping[str, int]:
        return _bits_of(self.overlap.keys)

    @cached_property
    def _topic_bits(self) -> Mapping[str, int]:
        return _bits_of(self.topics)


def _levels(profiles: Sequence[SearchProfile]) -> NDArray[np.int8]:
    levels = np.zeros((len(LANGUAGES), len(profiles)), np.int8)
    for place, profile in enumerate(profiles):
        for language, level in profile.languages.items():
            if language in LANGUAGE_NUMBERS:
                levels[LANGUAGE_NUMBERS[language], place] = LEVELS[level]
    return levels


def _set(names: Iterable[str], bits: Mapping[str, int]) -> int:
    return sum([bits[name] for name in names if name in bits])
