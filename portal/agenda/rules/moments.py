"""Times on the clocks of the hosts as moments, also in the nights in which these clocks are changed.

An hour that does not exist is moved by the hour that the clocks jump (02:30 becomes 03:30). Of an hour that exists
twice the first one is meant, as in iCalendar (RFC 5545, 3.3.5).
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.agenda.rules.codes import ClockChange


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment as the clocks of the zone show it."""
    return datetime.combine(day, at, zone).astimezone(UTC).astimezone(zone)


def span_of(
    day: date, starts: time, ends: time | None, ends_next_day: bool, zone: ZoneInfo
) -> tuple[datetime, datetime]:
    """From when to when; without an end, and where a change of clocks would turn it round, it ends as it begins."""
    begin = moment_of(day, starts, zone)
    if ends is None:
        return begin, begin
    end = moment_of(day + timedelta(days=int(ends_next_day)), ends, zone)
    return begin, end if end.astimezone(UTC) > begin.astimezone(UTC) else begin


def clock_change(day: date, at: time, zone: ZoneInfo) -> ClockChange | None:
    """What is special about this time on this day."""
    local = datetime.combine(day, at, zone)
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return None
    is_real = moment_of(day, at, zone).replace(tzinfo=None) == local.replace(tzinfo=None)
    return ClockChange.TWICE if is_real else ClockChange.SKIPPED
