"""A person's rights: a copy of the own data, corrections, and being forgotten."""

from portal.core.feature import Feature, Schedule
from portal.rights.cli import rights
from portal.rights.jobs import finish_erasures, forget_old, init_finishing
from portal.rights.labels import REFUSALS
from portal.rights.views import archives, families, own, students, waiting

FEATURE = Feature(
    package="portal.rights",
    routes=[own.routes, archives.routes, students.routes, families.routes, waiting.routes],
    schedule=Schedule(every_minute=[finish_erasures], every_hour=[forget_old]),
    commands=[rights],
    refusals=REFUSALS,
    init=init_finishing,
)
