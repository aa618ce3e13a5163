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


class RoundStep(StrEnum):
    """What is done with a round."""

    OPEN = "open"
    BEGIN_JUDGING = "begin_judging"
    END_JUDGING = "end_judging"
    PUBLISH = "publish"
    CANCEL = "cancel"


class RoundRelation(StrEnum):
    """Who takes steps of a round."""

    ORGANISER = "organiser"
    CLOCK = "clock"  # a date of the round is over


class Nominee(StrEnum):
    """Who can be nominated."""

    TWINNING = "twinning"  # a partnership of two municipalities
    SCHOOLS = "schools"  # a partnership of two schools
    PROJECT = "project"


class Side(StrEnum):
    """Whose agreement a nomination needs: of two towns or schools both, of a project its teachers as one."""

    ONE = "one"
    OTHER = "other"


class NominationStatus(StrEnum):
    """Where a nomination stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"  # the nominee has not agreed yet
    AGREED = "agreed"  # it counts
    DECLINED = "declined"  # by the nominee
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"  # the nominee did not answer in time


class NominationStep(StrEnum):
    """What is done with a nomination."""

    PROPOSE = "propose"
    AGREE = "agree"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


class NominationRelation(StrEnum):
    """What somebody is to a nomination."""

    NOMINATOR = "nominator"
    NOMINEE = "nominee"
    CLOCK = "clock"


class MissingScores(StrEnum):
    """The stated rule for what jurors did not hand in."""

    LEAVE_OUT = "leave_out"  # the result counts those who scored, corrected for their strictness
    LOWEST = "lowest"  # a missing score counts as the lowest


class AwardRefusal(StrEnum):
    """Why something can't be done with a round or a nomination."""

    YEAR_TAKEN = "award_year_taken"
    NOT_READY = "award_not_ready"
    TOO_LATE = "award_too_late"
    CHANGED_SINCE = "award_changed_since"
    NOMINATED_ALREADY = "award_nominated_already"
    NOT_NOMINABLE = "award_not_nominable"
    TOO_LATE_TO_CHANGE = "award_too_late_to_change"
    NOT_DECIDING = "award_not_deciding"
    NOT_PUBLIC = "award_not_public"  # visitors do not see who is to be awarded
    NO_LAUREATE = "award_no_laureate"
    NOT_AGREED = "award_not_agreed"


class Missing(StrEnum):
    """What a round still lacks before it opens."""

    TITLE = "title"
    NOMINEES = "nominees"
    DATES = "dates"
    ORDER = "order"
    PAST = "past"
    CRITERIA = "criteria"
    WEIGHTS = "weights"
