"""What teachers have reported, and what coordinations do about it."""

from portal.core.feature import Feature
from portal.reports import queries, views

FEATURE = Feature(
    package="portal.reports",
    routes=[views.routes],
    url_prefix="/partner-reports",
    template_globals={"answers_to": queries.answers_to},
    meanwhile={"report_id": views.last_step},
)
