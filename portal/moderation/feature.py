"""Moderation: the queue of the coordinators, their decisions, and the opinions of other regions."""

from portal.core.feature import Feature, Schedule
from portal.moderation.actions.absences import forget_absences
from portal.moderation.labels import COMPARISONS, FILE_STEPS, REFUSALS
from portal.moderation.views import (
    absences,
    contacts,
    contributions,
    decisions,
    notes,
    opinions,
    projects,
    statistics,
    texts,
    together,
)

FEATURE = Feature(
    package="portal.moderation",
    template_globals={"comparison_names": COMPARISONS, "file_steps": FILE_STEPS},
    routes=[
        contributions.routes,
        together.routes,
        absences.routes,
        contacts.routes,
        decisions.routes,
        opinions.routes,
        notes.routes,
        texts.routes,
        projects.routes,
        statistics.routes,
    ],
    schedule=Schedule(every_hour=[forget_absences]),
    refusals=REFUSALS,
)
