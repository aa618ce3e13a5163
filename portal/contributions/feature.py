"""Contributions of students: writing, uploads, versions, steps from draft to published."""

from portal.contributions.labels import REFUSALS, STATUSES, reason_label
from portal.contributions.views import authors, contributions, drafts, media, steps, versions
from portal.core.feature import Feature

FEATURE = Feature(
    package="portal.contributions",
    routes=[contributions.routes, drafts.routes, authors.routes, media.routes, steps.routes, versions.routes],
    refusals=REFUSALS,
    template_globals={"contribution_statuses": STATUSES, "reason_label": reason_label},
)
