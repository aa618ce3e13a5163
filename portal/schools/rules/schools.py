"""Codes of the room: why a step is refused, why a published row is left out or refused."""

from enum import StrEnum


class MembershipRefusal(StrEnum):
    """Why a confirmation can't be given."""

    ALREADY_DECIDED = "membership_already_decided"
    ALREADY_VERIFIED = "school_already_verified"


class Outside(StrEnum):
    """Why a row of a published list is none of ours."""

    OTHER_REGION = "other_region"
    UNKNOWN_REGION = "unknown_region"  # neither the row nor the caller says where the school is
    KINDERGARTEN = "kindergarten"
    ADULTS = "adults"
    NOT_A_SCHOOL = "not_a_school"  # counselling, library, boarding house, leisure
    CLOSED = "closed"


class Flaw(StrEnum):
    """Why a row of a published list is refused."""

    ID_FORMAT = "id_format"
    ID_CHECK = "id_check"
    ID_MISSING = "id_missing"
    NAME_MISSING = "name_missing"
