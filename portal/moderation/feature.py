"""Moderation: the queue of the coordinators, their decisions, and the opinions of other regions."""

from portal.core.feature import Feature, Schedule
from portal.moderation.actions.absences import forget_absences
from portal.moderation.labels import REFUSALS
from portal.moderation.views import (
    absences,
    contacts,
    contributions,
    decisions,
    opinions,
    projects,
    statistics,
    together,
)

FEATURE = Feature(
    package="portal.moderation",
    routes=[
        contributions.routes,
        together.routes,
        absences.routes,
        contacts.routes,
        decisions.routes,
        opinions.routes,
        projects.routes,
        statistics.routes,
    ],
    schedule=Schedule(every_hour=[forget_absences]),
    refusals=REFUSALS,
)
