"""Folders that open without the portal: archives of projects, and who holds which copies."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.offline.jobs import tell_holders
from portal.offline.labels import COPIES
from portal.offline.models import Copy
from portal.offline.queries.copies import count_to_remove
from portal.offline.views import archives, copies

FEATURE = Feature(
    package="portal.offline",
    routes=[archives.routes, copies.routes],
    schedule=Schedule(every_hour=[tell_holders]),
    retention=[KindOfData("offline_copies", COPIES, Period(1825, 365, 3650), Rows(Copy, Copy.at))],
    template_globals={"count_to_remove": count_to_remove},
)
