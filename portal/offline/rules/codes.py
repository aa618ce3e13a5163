"""What somebody holds a copy of, and for which use its works were allowed."""

from enum import StrEnum

from portal.consent.rules.codes import Use


class CopyKind(StrEnum):
    """What was downloaded as one folder."""

    EXHIBITION = "exhibition"
    PROJECT = "project"

    @property
    def use(self) -> Use:
        """What families were asked about."""
        return Use.EXHIBITION if self == CopyKind.EXHIBITION else Use.WEBSITE
