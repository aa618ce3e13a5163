"""What a visit is, and where it stands."""

from enum import StrEnum


class Kind(StrEnum):
    """Who visits whom."""

    CLASSES = "classes"  # two classes of a joint project
    PREPARATORY = "preparatory"  # teachers of two classes who prepare a visit
    DELEGATION = "delegation"  # experts of a region


class Side(StrEnum):
    """Whose visit it is: both sides own it."""

    HOST = "host"
    GUEST = "guest"

    @property
    def other(self) -> "Side":
        return Side.GUEST if self == Side.HOST else Side.HOST


class Status(StrEnum):
    """Where a visit stands."""

    PLANNED = "planned"
    AGREED = "agreed"  # by both sides
    UNDER_WAY = "under_way"
    REPORTED = "reported"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """What is done with a visit."""

    PLAN = "plan"
    CHANGE = "change"
    AGREE = "agree"
    BEGIN = "begin"
    REPORT = "report"
    CANCEL = "cancel"
