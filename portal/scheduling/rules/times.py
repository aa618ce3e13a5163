"""Days and clock times of an event as minutes since midnight of its first day, and back."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = 24 * 60


def minute_of(first_day: date, day: date, at: time) -> int:
    return (day - first_day).days * DAY + at.hour * 60 + at.minute


def local_minute(first_day: date, moment: datetime, zone: str) -> int:
    """What clocks at the event show then."""
    there = moment.astimezone(ZoneInfo(zone))
    return minute_of(first_day, there.date(), there.time())


def clock_of(first_day: date, minute: int) -> tuple[date, time]:
    days, rest = divmod(minute, DAY)
    return first_day + timedelta(days=days), time(*divmod(rest, 60))


def moment_of(day: date, at: time, zone: str) -> datetime:
    """Aware, in the time zone of the event."""
    return datetime.combine(day, at, ZoneInfo(zone))


def end_of(at: time, minutes: int) -> time:
    """On the same day; what would last longer ends with it."""
    return time(*divmod(min(at.hour * 60 + at.minute + minutes, DAY - 1), 60))


def same_hours(openings: Iterable[tuple[date, time, time]]) -> list[tuple[date, date, time, time]]:
    """Days in a row with the same hours as one: first day, last day, opening, closing."""
    runs: list[tuple[date, date, time, time]] = []
    for day, opens, closes in sorted(openings, key=lambda each: (each[1], each[2], each[0])):
        first = day
        if runs and runs[-1][1:] == (day - timedelta(days=1), opens, closes):
            first = runs.pop()[0]
        runs.append((first, day, opens, closes))
    return sorted(runs)
