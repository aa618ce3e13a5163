"""Days and opening times of an event, and the moment of its deadline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MOST_DAYS = 31
AROUND = timedelta(days=7)  # before and after an event, in which classes arrive and leave
LONGEST_CHANGEOVER = 120  # minutes


@dataclass(frozen=True)
class Hours:
    """When a place is open on a day, in the local time of the event; prime time is a part of it or missing."""

    opens: time
    closes: time
    prime_from: time | None = None
    prime_to: time | None = None

    @property
    def is_in_order(self) -> bool:
        return self.opens < self.closes

    @property
    def has_prime_inside(self) -> bool:
        if self.prime_from is None or self.prime_to is None:
            return self.prime_from is None and self.prime_to is None
        return self.opens <= self.prime_from < self.prime_to <= self.closes


def days_between(first: date, last: date) -> list[date]:
    """The last one included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def in_utc(day: date, at: time, zone: str) -> datetime:
    """The moment at which clocks in the zone show this."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def different_times(moment: datetime, zones: Iterable[str]) -> list[list[str]]:
    """The zones in their order, those together whose clocks show the same at this moment."""
    groups: dict[timedelta | None, list[str]] = {}
    for zone in dict.fromkeys(zones):
        groups.setdefault(moment.astimezone(ZoneInfo(zone)).utcoffset(), []).append(zone)
    return list(groups.values())
