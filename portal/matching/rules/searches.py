"""Statuses of a search for partners, its times, and why it can't be opened or changed."""

from datetime import date, timedelta
from enum import StrEnum


class Status(StrEnum):
    """Where a class stands with its search for partners."""

    WAITING = "waiting"  # for the confirmation of its teacher; opens by itself
    OPEN = "open"
    FULFILLED = "fulfilled"  # as many partners as wanted
    CLOSED = "closed"
    EXPIRED = "expired"  # nobody renewed it in time


class SearchRefusal(StrEnum):
    """Why a search for partners can't be opened or changed."""

    ALREADY_LOOKING = "search_already_looking"
    NOT_LIVE = "search_not_live"


LIVE = frozenset({Status.WAITING, Status.OPEN, Status.FULFILLED})
MOST_PARTNERS = 3
WORTH_AN_EMAIL = 60  # points of a new class that fits a saved search
LIFE = timedelta(days=91)  # a search that nobody renews expires
REMINDER = timedelta(days=10)  # before it expires
A_WEEK = timedelta(days=7)
SUMMER = (7, 31)  # month and day on which a school year is over everywhere
SHORTEST = timedelta(days=60)


def usual_period(day: date) -> tuple[date, date]:
    """From next week to the end of the school year; near its end, to that of the next."""
    first, last = day + A_WEEK, date((day + A_WEEK).year, *SUMMER)
    return first, last if last - first > SHORTEST else date(first.year + 1, *SUMMER)
