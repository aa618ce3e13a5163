"""Uploaded files: what interrupted ones leave behind, the check, and the words for why a file is refused."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period
from portal.core.storage.cli import files
from portal.core.storage.jobs import keep_promises
from portal.core.storage.labels import REFUSALS, REMAINS
from portal.core.storage.remains import Remains

FEATURE = Feature(
    package="portal.core.storage",
    commands=[files],
    schedule=Schedule(every_minute=[keep_promises]),
    retention=[KindOfData("interrupted_uploads", REMAINS, Period(1, 1, 30), Remains())],
    refusals=REFUSALS,
)
