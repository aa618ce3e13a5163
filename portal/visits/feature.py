"""Visits of classes, teachers and delegations: who, when, where, what both sides agreed on, and what they report."""

from portal.core.feature import Feature
from portal.visits.labels.visits import REFUSALS
from portal.visits.views import visits

FEATURE = Feature(package="portal.visits", routes=[visits.routes], refusals=REFUSALS)
