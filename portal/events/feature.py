"""Events such as the Hessentag: stages, the call for performances and exhibits, and what is accepted."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.events")
