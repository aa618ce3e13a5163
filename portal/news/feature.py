"""Short news of the regions, written by their coordinators."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.news")
