"""Self-contained folders that open without the portal: the archive of a project."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.offline")
