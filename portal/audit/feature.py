"""The record of who did what: kept in the transaction of each change, read by administrators and coordinators."""

from portal.audit.actions import forget_old
from portal.audit.views import pages
from portal.audit.views.recording import init_recording
from portal.core.feature import Feature, Schedule

FEATURE = Feature(
    package="portal.audit",
    routes=[pages.routes],
    url_prefix="/audit",
    schedule=Schedule(every_hour=[forget_old]),
    init=init_recording,
)
