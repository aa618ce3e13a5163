"""Until when an answer counts: school days of the region that has to answer."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.kit.clock import today
from portal.partnering.rules import REMINDER_DAYS, REPLY_DAYS


@dataclass(frozen=True)
class Due:
    """The day of the reminder, and the last day on which an answer counts."""

    remind_on: date
    due_on: date


def due_in(region_key: str) -> Due:
    """Counted from today; holidays of the region do not count."""
    return Due(_school_day(region_key, REMINDER_DAYS), _school_day(region_key, REPLY_DAYS))


def _school_day(region_key: str, n: int) -> date:
    day = today()
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5
    return day
