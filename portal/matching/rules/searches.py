"""Statuses of a search for partners, its times, and why it can't be opened or changed."""

from datetime import timedelta
from enum import StrEnum


class Status(StrEnum):
    """Where a class stands with its search for partners."""

    WAITING = "waiting"  # for the confirmation of its teacher; opens by itself
    OPEN = "open"
    FULFILLED = "fulfilled"  # as many partners as wished
    CLOSED = "closed"
    EXPIRED = "expired"  # nobody renewed it in time


class SearchRefusal(StrEnum):
    """Why a search for partners can't be opened or changed."""

    ALREADY_LOOKING = "wish_already_looking"
    NOT_LIVE = "wish_not_live"


LIVE = frozenset({Status.WAITING, Status.OPEN, Status.FULFILLED})
MOST_PARTNERS = 3
WORTH_AN_EMAIL = 60  # points of a new class that fits a saved search
LIFE = timedelta(days=91)  # a search that nobody renews expires
REMINDER = timedelta(days=10)  # before it expires
