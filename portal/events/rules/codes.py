"""What an event is, where it and an application stand, and what a decision about an application says."""

from enum import StrEnum


class EventStatus(StrEnum):
    """Where an event stands."""

    DRAFT = "draft"
    OPEN = "open"  # the call is public, classes apply until the deadline
    CLOSED = "closed"  # the deadline is over: the organiser decides and plans
    PUBLISHED = "published"  # its programme is public
    CANCELLED = "cancelled"


class PlaceKind(StrEnum):
    """What can be done at a place of an event."""

    STAGE = "stage"  # performances
    ROOM = "room"  # exhibits


class ApplicationKind(StrEnum):
    """What a class applies with."""

    PERFORMANCE = "performance"
    EXHIBIT = "exhibit"


class Performance(StrEnum):
    """Kinds of performances."""

    MUSIC = "music"
    DANCE = "dance"
    THEATRE = "theatre"
    READING = "reading"
    FILM = "film"
    TALK = "talk"
    OTHER = "other"


class ApplicationStatus(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    LATE = "late"  # its class asks the organiser to admit it after the deadline
    ASKED_BACK = "asked_back"  # its class answers a question and hands it in again
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Reason(StrEnum):
    """Why an application is declined, or what its class is asked."""

    FULL = "full"  # more was applied for than there is time and room
    TOO_LONG = "too_long"
    SIMILAR = "similar"  # several offer much the same
    NEEDS = "needs"  # what it needs is not there
    DATES = "dates"  # the days do not fit
    UNCLEAR = "unclear"
    THEME = "theme"  # it does not fit the event
    LATE = "late"


class EventRefusal(StrEnum):
    """Why something about an event can't be done."""

    INCOMPLETE = "event_incomplete"
    CALL_OVER = "event_call_over"
    CALL_NOT_OVER = "event_call_not_over"
    NOT_INVITED = "event_not_invited"
    NOT_CONFIRMED = "event_class_not_confirmed"
    APPLICATION_INCOMPLETE = "event_application_incomplete"
    WORKS_NOT_ALLOWED = "event_works_not_allowed"
