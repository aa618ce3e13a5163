"""School years of the regions: holidays, joint plans, calendar files."""

from portal.core.feature import Feature, Schedule
from portal.holidays.actions.entries import add_public_holidays
from portal.holidays.cli import holidays
from portal.holidays.labels.entries import REFUSALS
from portal.holidays.views import editing, plans

FEATURE = Feature(
    package="portal.holidays",
    routes=[plans.routes, editing.routes],
    commands=[holidays],
    schedule=Schedule(every_hour=[add_public_holidays]),
    refusals=REFUSALS,
)
