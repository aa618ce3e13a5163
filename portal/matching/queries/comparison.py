"""Two classes that look for partners side by side: how they fit, and when both have school."""

from dataclasses import dataclass
from functools import cached_property

from portal.holidays.queries import calendars
from portal.holidays.rules.calendar import Calendar, common_windows
from portal.holidays.rules.days import Span
from portal.matching.models import PartnerSearch
from portal.matching.queries.pool import profile_of
from portal.matching.rules.fit import Fit
from portal.matching.rules.profiles import SearchProfile

MOST_WINDOWS = 3


@dataclass(frozen=True)
class Comparison:
    """The own class and another one, with the calendars of their regions."""

    mine: SearchProfile
    theirs: SearchProfile
    fit: Fit
    calendars: tuple[Calendar, Calendar]

    @property
    def known_times(self) -> list[Span]:
        """The parts of the time that both offer of which both calendars know the school year."""
        first = max(self.mine.starts_on, self.theirs.starts_on)
        last = min(self.mine.ends_on, self.theirs.ends_on)
        years = (year for year in self.calendars[0].known if year in self.calendars[1].known)
        times = [Span(max(first, year.start), min(last, year.end)) for year in years]
        return [time for time in times if time.start <= time.end]

    @cached_property
    def windows(self) -> list[Span]:
        """When both have lessons, in these parts."""
        return [window for time in self.known_times for window in common_windows(self.calendars, time.start, time.end)]

    @property
    def longest_windows(self) -> list[Span]:
        """The longest ones, the earliest first."""
        longest = sorted(self.windows, key=lambda span: span.start - span.end)[:MOST_WINDOWS]
        return sorted(longest, key=lambda span: span.start)

    @property
    def exams(self) -> list[Span]:
        """Weeks of exams of either region between the first and the last of these windows."""
        windows = self.longest_windows
        spans = {span for calendar in self.calendars for span in calendar.exams} if windows else set()
        inside = (span for span in spans if span.start <= windows[-1].end and span.end >= windows[0].start)
        return sorted(inside, key=lambda span: span.start)


def compare(mine: PartnerSearch, theirs: PartnerSearch, fit: Fit) -> Comparison:
    known = calendars()
    return Comparison(profile_of(mine), profile_of(theirs), fit, (known[mine.region_key], known[theirs.region_key]))
