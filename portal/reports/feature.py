"""What teachers have reported, and what coordinations do about it."""

from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows
from portal.partnering.models import Report
from portal.reports import queries, views
from portal.reports.labels import DEALT_WITH

FEATURE = Feature(
    package="portal.reports",
    routes=[views.routes],
    url_prefix="/partner-reports",
    retention=[KindOfData("partner_reports", DEALT_WITH, Period(730, 90, 3650), Rows(Report, Report.handled_at))],
    template_globals={"answers_to": queries.answers_to},
    meanwhile={"report_id": views.last_step},
)
