"""Uploaded files: what keeps them, and why a file is refused."""

from portal.core.feature import Feature, Schedule
from portal.core.storage.jobs import sweep
from portal.core.storage.labels import WORDS

FEATURE = Feature(
    package="portal.core.storage",
    schedule=Schedule(every_hour=[sweep]),
    refusals=WORDS,
)
