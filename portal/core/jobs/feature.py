"""Background jobs: their commands, and whether somebody works on the queue."""

from portal.core.feature import Feature
from portal.core.jobs.cli import jobs
from portal.core.jobs.queue import status

FEATURE = Feature(
    package="portal.core.jobs",
    commands=[jobs],
    health={"queue": status},
)
