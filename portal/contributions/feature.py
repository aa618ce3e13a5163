"""Contributions of students: writing, uploads, versions, handing in."""

from portal.contributions.labels import REFUSALS, STATUSES, reason_label
from portal.contributions.views import contributions, writing
from portal.core.feature import Feature

FEATURE = Feature(
    package="portal.contributions",
    routes=[contributions.routes, writing.routes],
    refusals=REFUSALS,
    template_globals={"work_statuses": STATUSES, "reason_label": reason_label},
)
