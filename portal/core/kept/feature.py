"""What was typed when a session ended: its author finds it after the next login, and sends it or drops it."""

from portal.core.feature import Feature, Schedule
from portal.core.kept import jobs, views

FEATURE = Feature(
    package="portal.core.kept",
    routes=[views.routes],
    schedule=Schedule(every_hour=[jobs.forget_old]),
)
