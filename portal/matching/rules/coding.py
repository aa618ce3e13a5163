"""Turns profiles of classes into the numbers that the solver compares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from portal.classes.rules.classes import LANGUAGES, Level
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


Columns = Mapping[str, Sequence[Any]]  # field of SearchProfile → its values, class by class
FIELDS = tuple(field.name for field in fields(SearchProfile))


@dataclass(frozen=True)
class Coding:
    """Which number stands for which region, day and topic."""

    overlap: CalendarOverlap
    topics: Sequence[str]  # 62 at most

    def attributes(self, profiles: Sequence[SearchProfile]) -> Attributes:
        """Of these classes, in their order."""
        return self.of({name: [getattr(profile, name) for profile in profiles] for name in FIELDS})

    def of(self, columns: Columns) -> Attributes:
        """Of classes given column by column; what many of them share is looked up once."""
        levels = _levels(columns["languages"])
        return Attributes(
            class_id=np.array(columns["class_id"], np.int64),
            region=_coded(columns["region_key"], self._regions.__getitem__, np.int8),
            levels=levels,
            practise=_coded(columns["practise"], partial(_set, bits=LANGUAGE_BITS), np.int64),
            fluent=(1 << np.arange(len(LANGUAGES))) @ (levels >= PRACTICE_LEVEL),
            age=np.array(columns["age"], np.float64),
            starts=_coded(columns["starts_on"], self.overlap.day, np.int32),
            ends=_coded(columns["ends_on"], self.overlap.day, np.int32),
            welcome=_coded(columns["welcome"], partial(_set, bits=self._region_bits), np.int64),
            form=_coded(columns["form"], FORMS.__getitem__, np.int8),
            n_students=np.array(columns["n_students"], np.int32),
            stage=_coded(columns["stage"], lambda stage: STAGE_NUMBERS.get(stage, UNKNOWN), np.int8),
            topics=_coded(columns["topics"], partial(_set, bits=self._topic_bits), np.int64),
            wants_funding=np.array(columns["wants_funding"], np.bool_),
        )

    def has_numbers_of(self, other: "Coding") -> bool:
        """Whether the same numbers stand for the same in both."""
        return (self.overlap.frame, self.topics) == (other.overlap.frame, other.topics)

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


def _levels(spoken: Sequence[Mapping[str, str]]) -> NDArray[np.int8]:
    """[language, class] → level; classes may share one mapping."""
    places = {id(languages): place for place, languages in enumerate(spoken)}
    levels = np.zeros((len(LANGUAGES), len(spoken)), np.int8)
    for place in places.values():
        for language, level in spoken[place].items():
            if language in LANGUAGE_NUMBERS:
                levels[LANGUAGE_NUMBERS[language], place] = LEVELS[cast(Level, level)]
    return levels[:, np.fromiter((places[id(languages)] for languages in spoken), np.intp, len(spoken))]


def _coded(values: Sequence[Any], code: Callable[[Any], int], kind: Any) -> NDArray[Any]:
    codes = {value: code(value) for value in set(values)}
    return np.fromiter(map(codes.__getitem__, values), kind, len(values))


def _set(names: Iterable[str], bits: Mapping[str, int]) -> int:
    return sum([bits[name] for name in names if name in bits])
