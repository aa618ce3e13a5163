"""A person's rights: a copy of the own data, corrections, and being forgotten."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.rights.cli import rights
from portal.rights.jobs import finish_erasures, forget_old, init_finishing
from portal.rights.labels import ANSWERED_REQUESTS, REFUSALS
from portal.rights.models import RightsRequest
from portal.rights.views import archives, families, own, students, waiting

ANSWERED = Rows(RightsRequest, RightsRequest.answered_at)

FEATURE = Feature(
    package="portal.rights",
    routes=[own.routes, archives.routes, students.routes, families.routes, waiting.routes],
    schedule=Schedule(every_minute=[finish_erasures], every_hour=[forget_old]),
    commands=[rights],
    retention=[KindOfData("data_requests", ANSWERED_REQUESTS, Period(365, 30, 1095), ANSWERED)],
    refusals=REFUSALS,
    init=init_finishing,
)
