"""For how long each kind of data stays: settings, a job at night, a preview and a report."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period
from portal.retention import labels, views
from portal.retention.actions import OLD_RUNS
from portal.retention.jobs import erase_at_night
from portal.retention.queries import days_of

FEATURE = Feature(
    package="portal.retention",
    routes=[views.routes],
    url_prefix="/retention",
    schedule=Schedule(every_hour=[erase_at_night]),
    retention=[KindOfData("retention_runs", labels.OWN_REPORTS, Period(365, 30, 3650), OLD_RUNS)],
    template_globals={"days_kept": days_of},
)
