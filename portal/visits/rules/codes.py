"""What a visit is, where it stands, and who may take it from which status to which."""

from enum import StrEnum

from portal.core.transitions import Transition


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


class Relation(StrEnum):
    """What takes a step with a visit: a side of it, or the portal itself when the day has come."""

    HOST = "host"
    GUEST = "guest"
    PORTAL = "portal"


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
    UNDO = "undo"  # of a yes or a cancellation that was a slip
    HIDE = "hide"  # a coordination takes the report off the public pages
    SHOW = "show"
    ANNOUNCE = "announce"  # visitors may know of it
    CONCEAL = "conceal"


class Question(StrEnum):
    """What both sides are asked after a visit."""

    DONE = "done"
    LEARNED = "learned"
    NEXT = "next"


class VisitRefusal(StrEnum):
    """Why something can't be done with a visit."""

    CHANGED_SINCE = "visit_changed_since"
    DAYS_OVER = "visit_days_over"
    NOT_OVER = "visit_not_over"
    NOT_CONFIRMED = "visit_not_confirmed"
    CLASS_CLOSED = "visit_class_closed"
    HIDDEN = "visit_hidden"
    PRIVATE = "visit_private"


BOTH = frozenset({Relation.HOST, Relation.GUEST})
OPEN = frozenset({Status.PLANNED, Status.AGREED})
CERTAIN = frozenset(Status) - {Status.PLANNED, Status.CANCELLED}  # of which visitors may know
UNDOABLE = frozenset({Step.AGREE, Step.CANCEL})
_PLANNED, _OVER = frozenset({Status.PLANNED}), frozenset({Status.UNDER_WAY, Status.REPORTED})

TRANSITIONS = (
    Transition(Step.AGREE, BOTH, _PLANNED, Status.AGREED),  # once both sides have said yes to the same version
    Transition(Step.CHANGE, BOTH, OPEN, Status.PLANNED),
    Transition(Step.BEGIN, frozenset({Relation.PORTAL}), frozenset({Status.AGREED}), Status.UNDER_WAY),
    Transition(Step.REPORT, BOTH, _OVER, Status.REPORTED),
    Transition(Step.CANCEL, BOTH, OPEN | {Status.UNDER_WAY}, Status.CANCELLED, needs_reason=True),
)
