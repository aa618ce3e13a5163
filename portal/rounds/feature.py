"""Matching rounds: previews of the best pairs or groups, and the proposals that come of them."""

from portal.core.feature import Feature, Schedule
from portal.rounds.jobs import announce, compute_runs, end, expire, remind
from portal.rounds.labels import REFUSALS
from portal.rounds.views import pairs, proposals, reasons, rounds, runs
from portal.rounds.views.meanwhile import last_answer, last_run

FEATURE = Feature(
    package="portal.rounds",
    routes=[rounds.routes, pairs.routes, runs.routes, reasons.routes, proposals.routes],
    schedule=Schedule(every_minute=[compute_runs, announce], every_hour=[remind, expire, end]),
    refusals=REFUSALS,
    meanwhile={"round_id": last_run, "proposal_id": last_answer},
)
