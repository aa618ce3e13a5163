"""What regions have in common: school days that two of them share, counted at once for many pairs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.holidays.rules.calendar import Calendar
from portal.holidays.rules.days import Span
from portal.matching.rules import Ground

SATURDAY = 5


@dataclass(frozen=True)
class CalendarOverlap:
    """Regions with their calendars over `n_days` days from `first` on; what lies outside does not count."""

    first: date
    n_days: int
    calendars: Mapping[str, Calendar]  # of every region
    suspended: frozenset[str] = frozenset()  # regions whose partnership is not active
    unfundable: frozenset[tuple[str, str]] = frozenset()  # pairs of regions that no programme takes, in order

    @cached_property
    def keys(self) -> Sequence[str]:
        """The regions; their place in it is their number."""
        return sorted(self.calendars)

    @cached_property
    def shared_days(self) -> NDArray[np.int32]:
        """[region, region, day] → how many school days both share before that day."""
        teaching = np.array([self._teaching(self.calendars[key]) for key in self.keys])
        both = teaching[:, None, :] & teaching[None, :, :]
        counted = np.zeros((*both.shape[:2], self.n_days + 1), np.int32)
        np.cumsum(both, axis=2, out=counted[:, :, 1:])
        return counted

    def ground(self, one: Any, other: Any) -> Ground:
        """What two seekers' regions have in common."""
        first, last = self.day(max(one.starts_on, other.starts_on)), self.day(min(one.ends_on, other.ends_on)) + 1
        counted = self.shared_days[self.keys.index(one.region_key), self.keys.index(other.region_key)]
        pair = (one.region_key, other.region_key)
        return Ground(
            n_days=int(counted[max(last, first)] - counted[first]),
            are_open=self.suspended.isdisjoint(pair),
            is_fundable=tuple(sorted(pair)) not in self.unfundable,
        )

    def day(self, moment: date) -> int:
        """The number of a day, moved into the terrain."""
        return min(max((moment - self.first).days, 0), self.n_days - 1)

    def _teaching(self, calendar: Calendar) -> NDArray[np.bool_]:
        """Day → whether there are lessons and no exams; beyond what the calendar knows, every weekday."""
        taught = np.ones(self.n_days, np.bool_)
        for year in calendar.known:
            self._mark(taught, year, False)
        for span in calendar.lessons:
            self._mark(taught, span, True)
        for span in (*calendar.breaks, *calendar.public, *calendar.exams):
            self._mark(taught, span, False)
        weekday = (np.arange(self.n_days) + self.first.weekday()) % 7
        found: NDArray[np.bool_] = taught & (weekday < SATURDAY)
        return found

    def _mark(self, days: NDArray[np.bool_], span: Span, value: bool) -> None:
        first, last = ((day - self.first).days for day in (span.start, span.end))
        days[max(first, 0) : max(last + 1, 0)] = value


def unfundable_pairs(
    countries: Mapping[str, str], is_fundable: Callable[[frozenset[str]], bool]
) -> frozenset[tuple[str, str]]:
    """The pairs of regions that `is_fundable` denies, by their countries."""
    pairs = combinations_with_replacement(sorted(countries), 2)
    return frozenset(p for p in pairs if not is_fundable(frozenset({countries[p[0]], countries[p[1]]})))
