"""The directory of schools, and which teacher works where."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.schools.cli import schools
from portal.schools.jobs import announce_confirmations, ask_about_changes, renew_index
from portal.schools.labels.memberships import FORMER_TEACHERS, REFUSALS
from portal.schools.models import Membership
from portal.schools.queries.memberships import left_at
from portal.schools.views import confirming, life
from portal.schools.views.meanwhile import last_step

FEATURE = Feature(
    package="portal.schools",
    routes=[confirming.routes, life.routes],
    schedule=Schedule(every_minute=[ask_about_changes, announce_confirmations, renew_index]),
    commands=[schools],
    retention=[KindOfData("former_teachers", FORMER_TEACHERS, Period(730, 30, 3650), Rows(Membership, left_at))],
    meanwhile={"school": last_step},
    refusals=REFUSALS,
)
