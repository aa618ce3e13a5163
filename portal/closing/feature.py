"""A class or the school year of a school is closed in one step; what is left of it goes after a period."""

from portal.classes.rules.classes import CLOSED_CLASSES
from portal.closing import labels, views
from portal.closing.actions import LEFT_OF_CLASSES
from portal.closing.jobs import remind
from portal.closing.queries import open_until
from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period

FEATURE = Feature(
    package="portal.closing",
    routes=[views.routes],
    schedule=Schedule(every_hour=[remind]),
    refusals=labels.REFUSALS,
    retention=[KindOfData(CLOSED_CLASSES, labels.CLOSED, Period(180, 30, 730), LEFT_OF_CLASSES)],
    template_globals={"open_until": open_until},
)
