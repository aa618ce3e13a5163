"""The next school year of a class: what it is called then, which classes it is for, and why a step is refused."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.accounts.rules.throttle import A_DAY, Limits
from portal.classes.rules.classes import AGES
from portal.holidays.rules.days import year_of

INVITATIONS = Limits(everywhere=10, window=A_DAY)  # of colleagues, by one teacher
INVITATIONS_OF_ONE = Limits(everywhere=2, window=A_DAY)  # to one address, by whomever
BEFORE_THE_END = timedelta(days=60)  # before the last day of lessons the next school year can be prepared
NUMBER = re.compile(r"\d+")
GRADE = re.compile(r"(?<![^\W\d_])\d+")  # the 8 of "Jahrgangsstufe 8", not the 1 of "E1"


class Plan(StrEnum):
    """What becomes of a class in the next school year."""

    RISE = "rise"  # it goes on, in the next grade
    CLOSE = "close"  # its students leave the school
    KEEP = "keep"  # decided another time


class TeachingRefusal(StrEnum):
    """Why a step with schools or classes of a teacher can't be taken."""

    YEAR_HAS_BEGUN = "teaching_year_has_begun"
    NOT_CONFIRMED = "teaching_not_confirmed"
    TOO_MANY_INVITATIONS = "teaching_too_many_invitations"
    TOO_LATE = "teaching_too_late"
    ERASED = "teaching_erased"


@dataclass(frozen=True)
class Level:
    """Where a class stands: a grade by its key, or an age in years; `label` as the country names the grade."""

    grade_key: str | None
    age_from: int
    age_to: int
    label: str = ""


def may_prepare(year_ends_on: date, today: date) -> bool:
    """Whether it is time to begin the school year after the one of a class."""
    return today >= year_ends_on - BEFORE_THE_END


def years_between(year_ends_on: date, new_end: date) -> int:
    """How many school years later another one ends; nobody looked into the portal for some of them, perhaps."""
    return max(year_of(new_end) - year_of(year_ends_on), 1)


def older(level: Level, years: int) -> Level | None:
    """A class without grade so many years later; None when its students are too old for a school."""
    age = level.age_from + years
    return Level(None, age, level.age_to + years) if age in AGES else None


def name_after(name: str, before: str, after: str) -> str:
    """What a class is probably called in another grade: `8b` becomes `9b`, `2de 3` becomes `1re 3`.

    A name that does not say its grade stays as it is.
    """
    if before and before.casefold() in name.casefold():
        start = name.casefold().index(before.casefold())
        return name[:start] + after + name[start + len(before) :]
    told, old, new = NUMBER.search(name), GRADE.search(before), GRADE.search(after)
    if told and old and new and int(told[0]) == int(old[0]):
        return name[: told.start()] + new[0] + name[told.end() :]
    return name
