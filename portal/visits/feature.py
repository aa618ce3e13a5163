"""Visits of classes, teachers and delegations: who, when, where, what both sides agreed on, and what they report."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.visits")
