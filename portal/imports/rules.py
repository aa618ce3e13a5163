"""Kinds and statuses of published lists that are taken over, and why one can't be."""

from datetime import timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What a list is about."""

    SCHOOLS = "schools"
    HOLIDAYS = "holidays"


class Status(StrEnum):
    """Where a list stands."""

    WAITING = "waiting"  # to be tried
    CHECKING = "checking"  # it is tried: nothing is changed
    PREVIEW = "preview"  # what it would change is known
    CONFIRMED = "confirmed"  # it waits to be taken over
    TAKING_OVER = "taking_over"
    DONE = "done"
    UNREADABLE = "unreadable"
    BROKEN = "broken"  # the server stopped meanwhile; nothing was changed
    DROPPED = "dropped"


class ImportRefusal(StrEnum):
    """Why a list can't be sent."""

    NO_FILE = "import_no_file"
    TOO_LARGE = "import_too_large"


UNDER_WAY = frozenset({Status.WAITING, Status.CHECKING, Status.CONFIRMED, Status.TAKING_OVER})
LOST = timedelta(hours=2)  # without an end for longer, the process that worked on it is gone
