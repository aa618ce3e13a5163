"""Moments of an event as clocks in several towns show them, each time with its towns."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_datetime_format, get_timezone_location
from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.core.web.formatting import day, formats, listed
from portal.events.models import Event
from portal.events.queries.events import invited_regions, zone_of
from portal.events.rules.days import different_times
from portal.regions.queries import all_regions

DEADLINE = lazy_pgettext("event", "Deadline")
YOURS = lazy_gettext("Deadline, your time")
ORGANISERS = lazy_gettext("Deadline, time of the organiser")
ELSEWHERE = lazy_gettext("At this moment, clocks elsewhere show")


@dataclass(frozen=True)
class LocalTime:
    """What clocks show, and in which towns."""

    words: str
    towns: str
    label: LazyString = DEADLINE


def deadline_of(event: Event, region_key: str = "") -> list[LocalTime]:
    """The deadline in the time of the reader's region and again in the organiser's; for readers without a region in
    the organiser's, and in that of the invited regions where it is another one.
    """
    if event.apply_until is None:
        return []
    regions, zone = all_regions(), zone_of(event)
    if region_key in regions:
        times = local_times(event.apply_until, [regions[region_key].timezone, zone])
        labels = [YOURS, ORGANISERS] if len(times) > 1 else [DEADLINE]
    else:
        times = local_times(event.apply_until, [zone, *(regions[key].timezone for key in invited_regions(event))])
        labels = [ORGANISERS, *[ELSEWHERE] * (len(times) - 1)]
    return [replace(time, label=label) for time, label in zip(times, labels, strict=True)]


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
