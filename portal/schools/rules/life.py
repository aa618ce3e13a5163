"""Why a step in the life of a school can't be taken."""

from enum import StrEnum


class SchoolRefusal(StrEnum):
    CLOSED_ALREADY = "school_closed_already"
    OPEN_ALREADY = "school_open_already"
    NO_SUCCESSOR = "school_no_successor"
