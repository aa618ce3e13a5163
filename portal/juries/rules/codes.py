"""Why a juror does not judge an item, and why a step of a jury is refused."""

from enum import StrEnum


class Ground(StrEnum):
    """Why somebody does not judge a nomination: by rule, or by her own word."""

    REGION = "region"
    SCHOOL = "school"
    TOWN = "town"
    FORMER_TEACHER = "former_teacher"
    NOMINATOR = "nominator"
    DECLARED = "declared"


class JuryRefusal(StrEnum):
    """Why a step is not possible."""

    CLOSED = "jury_closed"  # the deadline is over, or the organiser has closed it
    NOTHING_COMPLETE = "jury_nothing_complete"  # a criterion without a score
    HANDED_IN = "jury_handed_in"
    RECUSED = "jury_recused"
    CHANGED_SINCE = "jury_changed_since"
    HAS_JUDGED = "jury_has_judged"  # a member who has handed in something stays
    ALREADY_MEMBER = "jury_already_member"
    FULL = "jury_full"
    SUSPENDED = "jury_suspended"
    ORGANISER = "jury_organiser"  # who organises the round reads all of it, also what is barred to jurors
