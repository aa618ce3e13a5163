"""The directory of schools, and which teacher works where."""

from portal.core.feature import Feature
from portal.schools import views
from portal.schools.cli import schools
from portal.schools.labels.memberships import REFUSALS

FEATURE = Feature(
    package="portal.schools",
    routes=[views.routes],
    commands=[schools],
    refusals=REFUSALS,
)
