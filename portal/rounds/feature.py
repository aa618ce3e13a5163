"""Matching rounds: previews of the best pairs or groups, and the proposals that come of them."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.rounds.actions.inputs import forget_inputs
from portal.rounds.jobs import announce, compute_runs, end, expire, remind
from portal.rounds.labels import INPUTS, REFUSALS
from portal.rounds.models import Run
from portal.rounds.rules import UNDER_WAY
from portal.rounds.views import pairs, proposals, reasons, rounds, runs
from portal.rounds.views.meanwhile import last_answer, last_run

COMPUTED_FROM = Rows(
    Run, Run.asked_at, lambda: [Run.inputs.is_not(None), Run.status.not_in(UNDER_WAY)], erase_some=forget_inputs
)

FEATURE = Feature(
    package="portal.rounds",
    routes=[rounds.routes, pairs.routes, runs.routes, reasons.routes, proposals.routes],
    schedule=Schedule(every_minute=[compute_runs, announce], every_hour=[remind, expire, end]),
    retention=[KindOfData("round_inputs", INPUTS, Period(365, 30, 1095), COMPUTED_FROM)],
    refusals=REFUSALS,
    meanwhile={"round_id": last_run, "proposal_id": last_answer},
)
