"""Uploaded files: the cleaning job, the check, and the words for why a file is refused."""

from portal.core.feature import Feature, Schedule
from portal.core.storage.cli import files
from portal.core.storage.jobs import remove_files, sweep
from portal.core.storage.labels import REFUSALS

FEATURE = Feature(
    package="portal.core.storage",
    commands=[files],
    schedule=Schedule(every_minute=[remove_files], every_hour=[sweep]),
    refusals=REFUSALS,
)
