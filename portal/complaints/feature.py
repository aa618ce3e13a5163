"""What anybody reports about public pages, and what coordinations decide about it."""

from portal.complaints.actions.reporting import forget_words
from portal.complaints.labels import CASES, CATEGORIES, DECISIONS, KINDS, REFUSALS, REPORTERS, STATEMENTS
from portal.complaints.models import Case, Complaint
from portal.complaints.queries.answers import answered_at
from portal.complaints.queries.cases import find_concerning, find_concerning_page
from portal.complaints.rules.codes import Status
from portal.complaints.views import cases, objections, reporting
from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows

WORDS = Rows(Complaint, answered_at(), lambda: [(Complaint.email + Complaint.text) != ""], erase_some=forget_words)
DECIDED = Rows(Case, Case.decided_at, lambda: [Case.status == Status.ANSWERED])

FEATURE = Feature(
    package="portal.complaints",
    routes=[reporting.routes, cases.routes, objections.routes],
    retention=[
        KindOfData("reporters", REPORTERS, Period(180, 30, 730), WORDS),
        KindOfData("report_cases", CASES, Period(730, 183, 3650), DECIDED),
    ],
    refusals=REFUSALS,
    template_globals={
        "case_concerning": find_concerning,
        "case_concerning_page": find_concerning_page,
        "report_categories": CATEGORIES,
        "report_decisions": DECISIONS,
        "report_kinds": KINDS,
        "report_statements": STATEMENTS,
    },
    meanwhile={"case_id": cases.last_step},
)
