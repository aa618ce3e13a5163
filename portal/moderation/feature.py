"""Moderation: the queue of the coordinators, their decisions, and the opinions of other regions."""

from portal.core.feature import Feature
from portal.moderation.labels import COMPARISONS, FILE_STEPS
from portal.moderation.views import contacts, contributions, decisions, notes, opinions, projects, texts

FEATURE = Feature(
    package="portal.moderation",
    template_globals={"comparison_names": COMPARISONS, "file_steps": FILE_STEPS},
    routes=[
        contributions.routes,
        contacts.routes,
        decisions.routes,
        opinions.routes,
        notes.routes,
        texts.routes,
        projects.routes,
    ],
)
