"""School years of the regions: holidays, joint plans, calendar files."""

from portal.core.feature import Feature, Schedule
from portal.holidays.cli import holidays
from portal.holidays.jobs import follow_the_law
from portal.holidays.labels.entries import REFUSALS
from portal.holidays.views import editing, plans

FEATURE = Feature(
    package="portal.holidays",
    routes=[plans.routes, editing.routes],
    commands=[holidays],
    schedule=Schedule(every_hour=[follow_the_law]),
    refusals=REFUSALS,
)
