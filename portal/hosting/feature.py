"""Who takes part in a visit, what host families offer, and which guest stays with whom."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.hosting")
