"""Until when an answer counts: school days of the region that has to answer."""

from dataclasses import dataclass
from datetime import date

from portal.core.clock import today
from portal.holidays.queries import calendar_of
from portal.holidays.rules.calendar import nth_school_day
from portal.partnering.rules import REMINDER_DAYS, REPLY_DAYS


@dataclass(frozen=True)
class Deadlines:
    """The day of the reminder, and the last day on which an answer counts."""

    remind_on: date
    due_on: date


def deadlines_in(region_key: str) -> Deadlines:
    """Counted from today; weekends and holidays of the region do not count."""
    remind_on, due_on = (nth_school_day(calendar_of(region_key), today(), n) for n in (REMINDER_DAYS, REPLY_DAYS))
    return Deadlines(remind_on, due_on)
