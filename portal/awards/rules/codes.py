"""What an award round is, who can be nominated, and where both stand."""

from enum import StrEnum


class RoundStatus(StrEnum):
    """Where an award round stands."""

    DRAFT = "draft"
    NOMINATING = "nominating"
    JUDGING = "judging"
    JUDGED = "judged"  # the jury is done; the organiser decides
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class Nominee(StrEnum):
    """Who can be nominated."""

    TWINNING = "twinning"  # a partnership of two municipalities
    SCHOOLS = "schools"  # a partnership of two schools
    PROJECT = "project"


class NominationStatus(StrEnum):
    """Where a nomination stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"  # the nominee has not agreed yet
    AGREED = "agreed"  # it counts
    DECLINED = "declined"  # by the nominee
    WITHDRAWN = "withdrawn"


class MissingScores(StrEnum):
    """The stated rule for what jurors did not hand in."""

    LEAVE_OUT = "leave_out"  # the result counts those who scored, corrected for their strictness
    LOWEST = "lowest"  # a missing score counts as the lowest
