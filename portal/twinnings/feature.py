"""Partnerships of two municipalities, with the schools and projects that belong to them."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.twinnings")
