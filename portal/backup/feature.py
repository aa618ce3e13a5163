"""Backups of a whole installation: made while it runs, checked, and brought back on an empty machine."""

from portal.backup.cli import backup
from portal.core.feature import Feature

FEATURE = Feature(package="portal.backup", commands=[backup])
