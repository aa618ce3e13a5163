"""When regions teach at the same time, and which of them may meet or are funded together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from portal.holidays.rules.calendar import Calendar
from portal.holidays.rules.days import SATURDAY, Span
from portal.matching.rules.criteria import DEFAULT_AGE_GAP
from portal.solver.regions import Regions, shared_days


@dataclass(frozen=True)
class CalendarOverlap:
    """Regions with their calendars over `n_days` days from `first` on; what lies outside does not count."""

    first: date
    n_days: int
    calendars: Mapping[str, Calendar]  # of every region
    suspended: frozenset[str] = frozenset()  # regions whose partnership is not active
    unfundable: frozenset[tuple[str, str]] = frozenset()  # pairs of regions that no programme takes, in order
    age_gap: int = DEFAULT_AGE_GAP

    @cached_property
    def keys(self) -> Sequence[str]:
        """The regions; their place in it is their number."""
        return sorted(self.calendars)

    @property
    def frame(self) -> tuple[date, int, Sequence[str]]:
        """What gives days and regions their numbers, whatever their calendars say."""
        return self.first, self.n_days, self.keys

    @cached_property
    def regions(self) -> Regions:
        """The same in numbers."""
        return Regions(
            days_before=shared_days(np.array([self._is_taught(self.calendars[key]) for key in self.keys])),
            is_suspended=np.array([key in self.suspended for key in self.keys]),
            is_fundable=np.array(
                [[tuple(sorted((a, b))) not in self.unfundable for b in self.keys] for a in self.keys]
            ),
            age_gap=self.age_gap,
        )

    def day(self, moment: date) -> int:
        """The number of a day; of one outside, that of the nearest."""
        return min(max((moment - self.first).days, 0), self.n_days - 1)

    def _is_taught(self, calendar: Calendar) -> NDArray[np.bool_]:
        """Day → whether there are lessons and no exams; beyond what the calendar knows, every weekday."""
        taught = np.ones(self.n_days, np.bool_)
        for year in calendar.known:
            self._mark(taught, year, False)
        for span in calendar.lessons:
            self._mark(taught, span, True)
        for span in (*calendar.breaks, *calendar.public, *calendar.exams):
            self._mark(taught, span, False)
        weekday = (np.arange(self.n_days) + self.first.weekday()) % 7
        on_weekdays: NDArray[np.bool_] = taught & (weekday < SATURDAY)
        return on_weekdays

    def _mark(self, days: NDArray[np.bool_], span: Span, value: bool) -> None:
        first, last = ((day - self.first).days for day in (span.start, span.end))
        days[max(first, 0) : max(last + 1, 0)] = value


def unfundable_pairs(keys: Iterable[str], is_fundable: Callable[[tuple[str, str]], bool]) -> frozenset[tuple[str, str]]:
    """The pairs of regions that `is_fundable` denies; two classes of one region are a pair, too."""
    return frozenset(pair for pair in combinations_with_replacement(sorted(keys), 2) if not is_fundable(pair))
