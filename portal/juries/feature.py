"""Who judges which nomination, the scores, and the result that follows from them."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.juries")
