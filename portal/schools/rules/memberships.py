"""Why a school or a teacher can't be confirmed, as codes; how often a school is asked."""

from enum import StrEnum

from portal.accounts.rules.throttle import A_DAY, Limits

SCHOOL_MAILS = Limits(everywhere=5, window=A_DAY)  # to the official address of one school
TEACHER_MAILS = Limits(everywhere=3, window=A_DAY)  # about one teacher


class MembershipRefusal(StrEnum):
    """Why a confirmation can't be given."""

    ALREADY_DECIDED = "membership_already_decided"
    HAS_ENDED = "membership_has_ended"
    ALREADY_VERIFIED = "school_already_verified"
