"""Works shown full-screen on a kiosk, online or from a folder, with labels that lead to their pages."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.exhibitions")
