"""Moderation: the queue of the coordinators, and their decisions."""

from portal.core.feature import Feature
from portal.moderation.views import contributions, projects

FEATURE = Feature(
    package="portal.moderation",
    routes=[contributions.routes, projects.routes],
)
