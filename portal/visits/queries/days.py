"""Reads what the calendars of both regions say about the days of a visit, and which days are free next."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.core.clock import today
from portal.holidays.queries import entries_of
from portal.holidays.rules.days import A_DAY, Span, year_of
from portal.holidays.rules.plans import RegionYear
from portal.visits.rules.days import LOOKED_AT, Clash, clashes, free_windows


@dataclass(frozen=True)
class DayCheck:
    """What speaks against the days, and what could be taken instead."""

    days: Span
    clashes: list[Clash]
    windows: list[Span]


def check_days(days: Span, region_keys: Sequence[str]) -> DayCheck:
    """Windows are looked for only where something speaks against the days."""
    regions = _regions(days, region_keys)
    found = clashes(days, regions)
    return DayCheck(days, found, free_windows(days, regions, today() + A_DAY) if found else [])


def next_windows(days: Span, region_keys: Sequence[str]) -> list[Span]:
    """Free times as long as `days`, from its first day on."""
    return free_windows(days, _regions(days, region_keys), today() + A_DAY)


def _regions(days: Span, region_keys: Sequence[str]) -> list[RegionYear]:
    """Their calendars around these days and for the time in which free ones are looked for."""
    keys = list(dict.fromkeys(region_keys))
    years = range(year_of(days.start), year_of(max(days.start, today()) + LOOKED_AT) + 1)
    entries = {entry.id: entry for year in years for entry in entries_of(keys, year)}.values()
    in_order = sorted(entries, key=lambda entry: (entry.start, entry.end, entry.id))
    return [RegionYear(key, [entry for entry in in_order if entry.region_key == key]) for key in keys]
