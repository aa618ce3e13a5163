"""School years of the regions: holidays, joint plans, calendar files."""

from portal.core.feature import Feature
from portal.holidays.cli import holidays
from portal.holidays.labels.entries import REFUSALS
from portal.holidays.views import editing, plans

FEATURE = Feature(
    package="portal.holidays",
    routes=[plans.routes, editing.routes],
    commands=[holidays],
    refusals=REFUSALS,
)
