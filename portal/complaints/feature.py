"""What anybody reports about public pages, and what coordinations decide about it."""

from portal.complaints.actions.reporting import forget_reporters
from portal.complaints.labels import CATEGORIES, DECISIONS, KINDS, REFUSALS, STATEMENTS
from portal.complaints.views import cases, objections, reporting
from portal.core.feature import Feature, Schedule

FEATURE = Feature(
    package="portal.complaints",
    routes=[reporting.routes, cases.routes, objections.routes],
    schedule=Schedule(every_hour=[forget_reporters]),
    refusals=REFUSALS,
    template_globals={
        "report_categories": CATEGORIES,
        "report_decisions": DECISIONS,
        "report_kinds": KINDS,
        "report_statements": STATEMENTS,
    },
    meanwhile={"case_id": cases.last_step},
)
