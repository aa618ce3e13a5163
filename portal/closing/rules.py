"""How long teachers are reminded of a school year that is over, and why one can't be closed."""

from datetime import timedelta
from enum import StrEnum

REMINDED_FOR = timedelta(days=14)  # after the last day of a school year; once, whenever the job first runs meanwhile


class ClosingRefusal(StrEnum):
    """Why a school year can't be closed."""

    CHANGED = "closing_changed"
