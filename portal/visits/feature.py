"""Visits of classes, teachers and delegations: who, when, where, what both sides agreed on, and what they report."""

from portal.core.clock import today
from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.visits.jobs import begin_visits
from portal.visits.labels.visits import KINDS, QUESTIONS, REFUSALS, STATUSES, WITHOUT_RESULT, change_lines, party_name
from portal.visits.models import Visit
from portal.visits.queries.pairs import can_plan
from portal.visits.rules.codes import Status
from portal.visits.views import planning, reports, visits
from portal.visits.views.meanwhile import last_step

OVER = Rows(
    Visit, Visit.updated_at, lambda: [Visit.status.in_((Status.PLANNED, Status.CANCELLED)), Visit.last_day < today()]
)

FEATURE = Feature(
    package="portal.visits",
    routes=[visits.routes, planning.routes, reports.routes],
    schedule=Schedule(every_hour=[begin_visits]),
    retention=[KindOfData("visits_without_result", WITHOUT_RESULT, Period(365, 90, 1095), OVER)],
    refusals=REFUSALS,
    meanwhile={"visit_id": last_step},
    template_globals={
        "can_plan_visit": can_plan,
        "visit_changes": change_lines,
        "visit_kinds": KINDS,
        "visit_statuses": STATUSES,
        "visit_party": party_name,
        "visit_questions": QUESTIONS,
    },
)
