"""Why a school or a teacher can't be confirmed, as codes."""

from enum import StrEnum


class MembershipRefusal(StrEnum):
    """Why a confirmation can't be given."""

    ALREADY_DECIDED = "membership_already_decided"
    HAS_ENDED = "membership_has_ended"
    ALREADY_VERIFIED = "school_already_verified"
