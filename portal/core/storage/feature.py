"""Uploaded files: the cleaning job, and the words for why a file is refused."""

from portal.core.feature import Feature, Schedule
from portal.core.storage.jobs import sweep
from portal.core.storage.labels import REFUSALS

FEATURE = Feature(
    package="portal.core.storage",
    schedule=Schedule(every_hour=[sweep]),
    refusals=REFUSALS,
)
