"""What an event is, and where it and an application stand."""

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
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
