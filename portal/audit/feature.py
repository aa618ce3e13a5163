"""The record of who did what: kept in the transaction of each change, read by administrators and coordinators."""

from portal.audit.labels.things import ENTRIES
from portal.audit.models import AuditEntry
from portal.audit.views import pages
from portal.audit.views.recording import init_recording
from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows

LEAST_DAYS = 31  # the database refuses to delete entries of the last 30 days

FEATURE = Feature(
    package="portal.audit",
    routes=[pages.routes],
    url_prefix="/audit",
    retention=[KindOfData("audit", ENTRIES, Period(365, LEAST_DAYS, 3650), Rows(AuditEntry, AuditEntry.at))],
    init=init_recording,
)
