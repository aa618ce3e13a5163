"""The programme of a visit: its days with what happens when, for those who travel, their parents and the public."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.agenda")
