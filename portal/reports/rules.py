"""What coordinations do about a report: who may take which step, and which one needs words."""

from enum import StrEnum

from portal.core.transitions import Transition


class Status(StrEnum):
    """Where a report stands."""

    OPEN = "open"
    CLOSED = "closed"  # the reporter has an answer


class Step(StrEnum):
    """What can be done about a report."""

    WARN = "warn"  # the teacher who was reported
    HIDE = "hide"  # a message from both sides
    SHOW = "show"  # a message that was hidden
    LOCK = "lock"  # the account of the teacher who was reported
    TELL = "tell"  # the coordination of the other region
    NOTE = "note"  # for the coordinations alone
    CLOSE = "close"  # with an answer to the reporter
    REOPEN = "reopen"


class Relation(StrEnum):
    """What a coordinator is to a report."""

    OWN = "own"  # cares for the region of the reporter
    TOLD = "told"  # cares for the other region, which was told of it


LONGEST_TEXT = 2000  # characters
_OWN, _BOTH = frozenset({Relation.OWN}), frozenset(Relation)
_OPEN, _CLOSED = frozenset({Status.OPEN}), frozenset({Status.CLOSED})

TRANSITIONS = (
    Transition(Step.CLOSE, _OWN, _OPEN, Status.CLOSED, needs_reason=True),
    Transition(Step.WARN, _BOTH, _OPEN, Status.OPEN, needs_reason=True),
    Transition(Step.TELL, _OWN, _OPEN, Status.OPEN),
    Transition(Step.LOCK, _BOTH, _OPEN, Status.OPEN, needs_reason=True),
    Transition(Step.NOTE, _BOTH, _OPEN, Status.OPEN, needs_reason=True),
    Transition(Step.HIDE, _BOTH, _OPEN, Status.OPEN),
    Transition(Step.SHOW, _BOTH, _OPEN, Status.OPEN),
    Transition(Step.REOPEN, _OWN, _CLOSED, Status.OPEN),
)
