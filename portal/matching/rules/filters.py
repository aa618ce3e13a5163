"""What somebody narrows a search to."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from portal.classes.rules.classes import LANGUAGES
from portal.core.choices import Choices
from portal.matching.rules.coding import Coding
from portal.solver.attributes import Attributes, Rows
from portal.solver.regions import common_days
from portal.solver.shares import FEWEST_DAYS, LOWEST_LEVEL

HALF_A_YEAR = 0.5  # somebody of 13 is 13.5 on average


@dataclass(frozen=True)
class Filters(Choices):
    """What a search is narrowed to; an empty text means everything."""

    region: str = ""
    language: str = ""
    age: str = ""
    topic: str = ""
    month: str = ""  # "2027-02": both classes have a week of school in it


def narrowed(rows: Rows, filters: Filters, one: Attributes, among: Attributes, coding: Coding) -> Rows:
    """The rows that also pass the filters, which must be known to the coding."""
    if filters.region:
        rows = rows[among.region[rows] == coding.overlap.keys.index(filters.region)]
    if filters.language:
        rows = rows[among.levels[LANGUAGES.index(filters.language)][rows] >= LOWEST_LEVEL]
    if filters.age:
        rows = rows[np.abs(among.age[rows] - int(filters.age) - HALF_A_YEAR) <= 1]
    if filters.topic:
        rows = rows[among.topics[rows] & (1 << coding.topics.index(filters.topic)) != 0]
    if filters.month:
        there = _within(one, filters.month, coding)
        rows = rows[common_days(there, among, rows, coding.overlap.regions) >= FEWEST_DAYS]
    return rows


def _within(one: Attributes, month: str, coding: Coding) -> Attributes:
    """The class with only the part of its time that lies in a month like "2027-02"; none: a time without days."""
    year, number = map(int, month.split("-"))
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    return replace(
        one,
        starts=np.maximum(one.starts, np.int32(coding.overlap.day(first))),
        ends=np.minimum(one.ends, np.int32(coding.overlap.day(last))),
    )
