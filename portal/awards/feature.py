"""Award rounds such as LEAH: nominations with their dossiers, results, laureates and certificates."""

from portal.core.feature import Feature

FEATURE = Feature(package="portal.awards")
