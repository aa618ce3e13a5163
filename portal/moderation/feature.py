"""Moderation: the queue of the coordinators, and their decisions."""

from portal.core.feature import Feature
from portal.moderation import views

FEATURE = Feature(
    package="portal.moderation",
    routes=[views.routes],
)
