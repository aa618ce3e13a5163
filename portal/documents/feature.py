"""What must be handed in for a visit by when, and the papers that are printed for it."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.documents")
