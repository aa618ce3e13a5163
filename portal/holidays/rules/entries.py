"""Dated entries of a school year: what they mean, how certain they are, and what is wrong with their dates."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.holidays.rules.days import SATURDAY, Span, days_of

LONGEST = 366  # days of an entry
YEARS = range(1990, 2101)


class Kind(StrEnum):
    """What a dated entry of a calendar means for teaching."""

    LESSONS = "lessons"  # the school year, from its first to its last day
    BREAK = "break"
    PUBLIC = "public"  # a holiday of single days; schools plan around it
    EXAMS = "exams"  # lessons take place, but it is a weak time to meet


class Certainty(StrEnum):
    """How certain a date is."""

    OFFICIAL = "official"
    DERIVED = "derived"  # from a standing rule
    EXPECTED = "expected"  # announced, not yet official
    PATTERN = "pattern"  # as in an earlier year; schools decide


class Action(StrEnum):
    """What was done to an entry."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    RESTORE = "restore"
    IMPORT = "import"  # taken over from a published list


class HolidayRefusal(StrEnum):
    """Why an entry can't be written."""

    KNOWN_ALREADY = "holiday_known_already"  # another entry of this kind and name begins on that day


class DateFlaw(StrEnum):
    """What is wrong with the two dates of an entry."""

    BACKWARDS = "backwards"
    TOO_LONG = "too_long"
    TOO_FAR = "too_far"  # nobody plans for that year


@dataclass(frozen=True)
class Description:
    """What an entry says; `event` is a code of the usual names, or a name in the region's language."""

    kind: Kind
    event: str
    start: date
    end: date
    certainty: Certainty
    source: str = ""

    def touches(self, span: Span) -> bool:
        return Span(self.start, self.end).overlaps(span)


def flaw_of(start: date, end: date) -> DateFlaw | None:
    """What is wrong with an entry's first and last day; None when nothing is."""
    if start.year not in YEARS or end.year not in YEARS:
        return DateFlaw.TOO_FAR
    if end < start:
        return DateFlaw.BACKWARDS
    return DateFlaw.TOO_LONG if (end - start).days >= LONGEST else None


def is_more_certain(one: Certainty, other: Certainty) -> bool:
    order = list(Certainty)
    return order.index(one) < order.index(other)


def agree(kind: Kind, one: Span, other: Span) -> bool:
    """Whether two publications agree: on the same days or, of school holidays and lessons, up to a weekend.

    French holidays begin on Saturday in one list and on Sunday in the next.
    """
    if kind in (Kind.PUBLIC, Kind.EXAMS):
        return one == other
    return all(day.weekday() >= SATURDAY for day in set(days_of(one)) ^ set(days_of(other)))
