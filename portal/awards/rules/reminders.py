"""Which reminder is due before a deadline: of nominees who have not answered, and of juries."""

from collections.abc import Collection
from datetime import datetime, timedelta

NOMINEE_DAYS = (7, 2)  # before nominees must have answered


def due_reminder(since: datetime, until: datetime, moment: datetime, days: Collection[int]) -> int | None:
    """The reminder that is due now, named by its days before the deadline; none for a day before the time began."""
    left = until - moment
    due = [each for each in days if timedelta() < left <= timedelta(days=each) and until - timedelta(days=each) > since]
    return min(due, default=None)
