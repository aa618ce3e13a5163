"""Why a row of a published list is skipped or refused, as codes."""

from enum import StrEnum


class SkipReason(StrEnum):
    """Why a row of a published list is not taken over."""

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
