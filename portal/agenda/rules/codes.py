"""What an item of a programme is, what may be wrong with it, and why it is refused."""

from enum import StrEnum

MOST_ITEMS = 500  # of one visit; a page with more of them can neither be read nor printed by anybody


class Mark(StrEnum):
    """What an item is for those who travel."""

    USUAL = "usual"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    REST = "rest"  # meals and free time: nobody has to be anywhere


class Conflict(StrEnum):
    """What the people who plan should look at; nothing of it is forbidden."""

    OVERLAP = "overlap"
    NO_REST = "no_rest"
    LONG_DAY = "long_day"
    OUTSIDE = "outside"  # the days of the visit have changed since


class ClockChange(StrEnum):
    """In one night of the year an hour does not exist, in another one there are two of it."""

    SKIPPED = "skipped"
    TWICE = "twice"


class AgendaRefusal(StrEnum):
    """Why something is not done."""

    FULL = "full"
    CANCELLED = "cancelled"
    NOT_AGREED = "not_agreed"
    CONTACTS = "contacts"
    EMPTY_DAY = "empty_day"
    TOO_LONG = "too_long"
