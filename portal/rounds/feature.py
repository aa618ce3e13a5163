"""Matching rounds: previews of the best pairs or groups, and the proposals that come of them."""

from portal.core.feature import Feature, Schedule
from portal.rounds.actions.announcing import announce
from portal.rounds.actions.runs import work
from portal.rounds.jobs.schedule import end, expire, remind
from portal.rounds.labels import REFUSALS
from portal.rounds.views import answers, rounds, runs

FEATURE = Feature(
    package="portal.rounds",
    routes=[rounds.routes, runs.routes, answers.routes],
    schedule=Schedule(every_minute=[work, announce], every_hour=[remind, expire, end]),
    refusals=REFUSALS,
)
