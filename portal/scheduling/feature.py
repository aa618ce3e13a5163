"""Which performance is on which stage when: proposed by the solver, moved by hand, published."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.scheduling")
