"""What was erased leaves the files of the database, too."""

from portal.core.erasure.jobs import empty_write_ahead_logs, merge_search_index
from portal.core.feature import Feature, Schedule

FEATURE = Feature(
    package="portal.core.erasure",
    schedule=Schedule(every_minute=[empty_write_ahead_logs], every_hour=[merge_search_index]),
)
