"""Which documents a visit needs, and by when."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from portal.documents.rules.codes import State
from portal.visits.rules.codes import Kind, Side

REMIND_BEFORE = (timedelta(days=14), timedelta(days=3))  # the day by which it is due


class Asked(Protocol):
    """What is asked from a day on, until another day; empty countries mean any."""

    host_countries: list[str]
    guest_countries: list[str]
    kinds: list[str]
    side: Side
    days_before: int
    fixed_day: str
    valid_from: date
    valid_until: date | None


class Urgency(StrEnum):
    """How soon an open document is due."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class Trip:
    """A visit as far as documents depend on it."""

    kind: Kind
    host_country: str
    guest_country: str
    first_day: date


def is_asked(asked: Asked, trip: Trip) -> bool:
    """Whether this visit needs it; what counts is the law on its first day."""
    is_valid = asked.valid_from <= trip.first_day and (asked.valid_until is None or trip.first_day <= asked.valid_until)
    is_there = _is_among(trip.host_country, asked.host_countries) and _is_among(
        trip.guest_country, asked.guest_countries
    )
    return is_valid and is_there and trip.kind in asked.kinds


def _is_among(country: str, countries: list[str]) -> bool:
    return not countries or country in countries


def due_on(asked: Asked, first_day: date) -> date:
    """So many days before the first day, or the last day of the year like "02-01" that is not after it.

    A day that its month does not have is the last one of it: no form takes one, but a list from elsewhere may hold one.
    """
    if not asked.fixed_day:
        return first_day - timedelta(days=asked.days_before)
    month, day = map(int, asked.fixed_day.split("-"))
    this_year, last_year = (_in_year(first_day.year - ago, month, day) for ago in (0, 1))
    return this_year if this_year <= first_day else last_year


def _in_year(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def urgency_of(due: date, today: date) -> Urgency:
    if due < today:
        return Urgency.OVERDUE
    return Urgency.SOON if due <= today + REMIND_BEFORE[0] else Urgency.LATER


def reminder_of(due: date, today: date) -> int:
    """How many reminders are written by now: one of them 14 days before, the next one 3 days before."""
    return sum(due - before <= today for before in REMIND_BEFORE)


def count_open(states: Iterable[State]) -> int:
    return sum(state == State.OPEN for state in states)
