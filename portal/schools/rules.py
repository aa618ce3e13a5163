"""Codes of the room: why a step is refused, why a published row is left out or refused."""

from enum import StrEnum


class MembershipRefusal(StrEnum):
    """Why a confirmation can't be given."""

    ALREADY_DECIDED = "membership_already_decided"
    ALREADY_VERIFIED = "school_already_verified"
