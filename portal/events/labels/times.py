"""Moments of an event as clocks in several towns show them, each time with its towns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_datetime_format, get_timezone_location

from portal.core.web.formatting import day, formats, listed
from portal.events.rules.days import different_times


@dataclass(frozen=True)
class LocalTime:
    """What clocks show, and in which towns."""

    words: str
    towns: str


def local_times(moment: datetime, zones: Iterable[str]) -> list[LocalTime]:
    """Once for every different time, in the order of the zones."""
    return [
        LocalTime(local_moment(moment, same[0]), listed([town_of(zone) for zone in same]))
        for same in different_times(moment, zones)
    ]


def local_moment(moment: datetime, zone: str) -> str:
    """Day and minute as clocks in the zone show them."""
    there = moment.astimezone(ZoneInfo(zone))
    time = format_time(there, "short", tzinfo=ZoneInfo(zone), locale=formats())
    return str(get_datetime_format("medium", locale=formats())).format(time, day(there.date()))


def town_of(zone: str) -> str:
    """The town after which the zone is named, in the reader's language."""
    return str(get_timezone_location(ZoneInfo(zone), locale=formats(), return_city=True))
