"""Why rows of a published list are skipped or refused, and why known entries stay as they are."""

from enum import StrEnum


class SkipReason(StrEnum):
    """Why a row of a published list is not taken over."""

    OTHER_REGION = "other_region"
    UNKNOWN_REGION = "unknown_region"  # neither the row nor the caller says where it applies
    ONE_PLACE = "one_place"  # a holiday of a town
    SOME_GRADES = "some_grades"
    EARLIER_YEAR = "earlier_year"
    NO_HOLIDAY = "no_holiday"  # schools work
    CANCELLED = "cancelled"
    REPEATED = "repeated"  # a rule instead of dates
    NO_EVENT = "no_event"  # a task or a note
    TERM = "term"  # lessons begin or end within the school year
    HALF_A_YEAR = "half_a_year"  # one end of a school year of which nothing else is known


class Flaw(StrEnum):
    """Why a row of a published list is refused."""

    DATE_MISSING = "date_missing"
    DATE_FORM = "date_form"
    NAME_MISSING = "name_missing"
    TYPE = "type"


class KeepReason(StrEnum):
    """Why an entry stays as it is, although a published list says otherwise."""

    BY_HAND = "by_hand"
    REMOVED = "removed"
    MORE_CERTAIN = "more_certain"
