"""Who may bring an event or an application from which status to which: the tables draw the buttons and decide."""

from enum import StrEnum

from portal.core.transitions import Transition
from portal.events.rules.codes import ApplicationStatus, EventStatus


class EventStep(StrEnum):
    """What can be done with an event."""

    OPEN_CALL = "open_call"
    END_CALL = "end_call"  # at its deadline, by itself
    REOPEN_CALL = "reopen_call"  # with a new deadline
    PUBLISH_PROGRAMME = "publish_programme"
    CANCEL = "cancel"


class Step(StrEnum):
    """What can be done with an application."""

    HAND_IN = "hand_in"  # and again, with changes
    ASK_LATE = "ask_late"  # after the deadline
    WITHDRAW = "withdraw"
    RESUME = "resume"
    ADMIT = "admit"  # in spite of the deadline
    ACCEPT = "accept"
    DECLINE = "decline"
    ASK_BACK = "ask_back"
    RECONSIDER = "reconsider"
    UNDO = "undo"


class Relation(StrEnum):
    """What somebody is to an event or an application."""

    ORGANISER = "organiser"  # coordinates the region that organises it, or administers the portal
    TEACHER = "teacher"  # of the class that applies
    COORDINATOR = "coordinator"  # of the region of the class: reads
    PORTAL = "portal"  # a job


_ORGANISER, _TEACHER = frozenset({Relation.ORGANISER}), frozenset({Relation.TEACHER})
_PLANNED = frozenset({EventStatus.OPEN, EventStatus.CLOSED})
_S = ApplicationStatus
_HERE = frozenset({_S.HANDED_IN, _S.LATE})

EVENT_TRANSITIONS = (
    Transition(EventStep.OPEN_CALL, _ORGANISER, frozenset({EventStatus.DRAFT}), EventStatus.OPEN),
    Transition(EventStep.END_CALL, frozenset({Relation.PORTAL}), frozenset({EventStatus.OPEN}), EventStatus.CLOSED),
    Transition(EventStep.REOPEN_CALL, _ORGANISER, frozenset({EventStatus.CLOSED}), EventStatus.OPEN),
    Transition(EventStep.PUBLISH_PROGRAMME, _ORGANISER, _PLANNED, EventStatus.PUBLISHED),
    Transition(
        EventStep.CANCEL, _ORGANISER, _PLANNED | {EventStatus.PUBLISHED}, EventStatus.CANCELLED, needs_reason=True
    ),
)

TRANSITIONS = (
    Transition(Step.HAND_IN, _TEACHER, frozenset({_S.DRAFT, _S.ASKED_BACK, _S.HANDED_IN}), _S.HANDED_IN),
    Transition(Step.ASK_LATE, _TEACHER, frozenset({_S.DRAFT}), _S.LATE),
    Transition(Step.WITHDRAW, _TEACHER, _HERE | {_S.ASKED_BACK, _S.ACCEPTED}, _S.WITHDRAWN),
    Transition(Step.RESUME, _TEACHER, frozenset({_S.WITHDRAWN}), _S.DRAFT),
    Transition(Step.ADMIT, _ORGANISER, frozenset({_S.LATE}), _S.HANDED_IN),
    Transition(Step.ACCEPT, _ORGANISER, _HERE, _S.ACCEPTED),
    Transition(Step.DECLINE, _ORGANISER, _HERE | {_S.ASKED_BACK}, _S.DECLINED, needs_reason=True),
    Transition(Step.ASK_BACK, _ORGANISER, _HERE, _S.ASKED_BACK, needs_reason=True),
    Transition(Step.RECONSIDER, _ORGANISER, frozenset({_S.ACCEPTED, _S.DECLINED}), _S.HANDED_IN),
)

DECISIONS = frozenset(row.step for row in TRANSITIONS if Relation.ORGANISER in row.by)  # can be undone for a while
EDITABLE = frozenset({_S.DRAFT, _S.ASKED_BACK, _S.HANDED_IN})
UNDER_WAY = frozenset({_S.HANDED_IN, _S.LATE, _S.ASKED_BACK, _S.ACCEPTED})  # told when the event is cancelled
PUBLIC = frozenset(EventStatus) - {EventStatus.DRAFT}
