"""Statuses of a partner request and who may take it from which to which; how many days there are for an answer."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import chain

from portal.core.transitions import Transition
from portal.matching.rules.searches import Status as SearchStatus
from portal.projects.rules import MeetingMode

Period = tuple[date, date]  # first and last day


class Status(StrEnum):
    """Where a request stands."""

    SENT = "sent"  # waits for the receiver
    PROPOSED = "proposed"  # the receiver proposed another time; waits for the sender
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"  # nobody answered in time
    ENDED = "ended"  # one of the two classes looks for partners no longer


class Step(StrEnum):
    """What can become of a request; to expire, end and match are steps of the portal itself."""

    SEND = "send"
    ACCEPT = "accept"
    DECLINE = "decline"
    PROPOSE = "propose"  # another time
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    END = "end"
    MATCH = "match"
    UNDO = "undo"  # of a no that was a slip


class Relation(StrEnum):
    """What somebody is to a request."""

    SENDER = "sender"
    RECEIVER = "receiver"


class DeclineReason(StrEnum):
    """Ready reasons to decline; the other side reads them in its own language."""

    TIME = "time"
    AGE = "age"
    LANGUAGE = "language"
    TOPIC = "topic"
    OTHER_PARTNER = "other_partner"
    NOT_THIS_YEAR = "not_this_year"


class PartneringRefusal(StrEnum):
    """Why something can't be done with a request or with two classes."""

    OWN_CLASS_HAS_FOUND = "partnering_own_class_has_found"
    OTHER_CLASS_HAS_FOUND = "partnering_other_class_has_found"
    NOT_LOOKING = "partnering_not_looking"
    ALREADY_PARTNERS = "partnering_already_partners"
    ALREADY_ASKED = "partnering_already_asked"
    TAKES_NO_REQUESTS = "partnering_takes_no_requests"
    MESSAGES_CLOSED = "partnering_messages_closed"
    WAIT_FOR_REPLY = "partnering_wait_for_reply"
    TOO_MANY_WAITING = "partnering_too_many_waiting"
    ALREADY_REPORTED = "partnering_already_reported"
    NOT_CONFIRMED = "partnering_not_confirmed"
    OWN_CLASS_CHANGED = "partnering_own_class_changed"


LIVE = frozenset({Status.SENT, Status.PROPOSED})
TAKES_MESSAGES = LIVE | {Status.ACCEPTED}
UNDOABLE = frozenset({Step.DECLINE, Step.WITHDRAW})
UNSUCCESSFUL = frozenset(Status) - TAKES_MESSAGES
NOT_LOOKING = frozenset({SearchStatus.FULFILLED, SearchStatus.CLOSED, SearchStatus.EXPIRED})
WAITS_FOR = {Status.SENT: Relation.RECEIVER, Status.PROPOSED: Relation.SENDER}
REPLY_DAYS = 10  # school days in the region of whoever has to answer
REMINDER_DAYS = 5  # school days until the reminder
MOST_UNANSWERED = 5  # messages in a row that one side may write without a reply
MOST_WAITING = 10  # requests of one class that may wait for answers at once
LONGEST_TEXT = 3000  # characters of a message
MOST_TOPICS = 3  # of a joint project
MOST_ALTERNATIVES = 3  # classes that are offered when a request came to nothing

_SENDER, _RECEIVER = frozenset({Relation.SENDER}), frozenset({Relation.RECEIVER})
_SENT, _PROPOSED = frozenset({Status.SENT}), frozenset({Status.PROPOSED})

TRANSITIONS = (
    Transition(Step.ACCEPT, _RECEIVER, _SENT, Status.ACCEPTED),
    Transition(Step.PROPOSE, _RECEIVER, _SENT, Status.PROPOSED),
    Transition(Step.DECLINE, _RECEIVER, LIVE, Status.DECLINED, needs_reason=True),
    Transition(Step.ACCEPT, _SENDER, _PROPOSED, Status.ACCEPTED),
    Transition(Step.PROPOSE, _SENDER, _PROPOSED, Status.SENT),
    Transition(Step.DECLINE, _SENDER, _PROPOSED, Status.DECLINED, needs_reason=True),
    Transition(Step.WITHDRAW, _SENDER, _SENT, Status.WITHDRAWN),
)


def pair_key(one: int, other: int) -> str:
    """The same for two searches, whichever comes first: "3-12"."""
    return f"{min(one, other)}-{max(one, other)}"


def proposed_period(own: Period, *others: Period) -> Period:
    """The time that all offer; the own one when they do not meet."""
    starts, ends = zip(own, *others, strict=True)
    return (max(starts), min(ends)) if max(starts) <= min(ends) else own


def joint_topics(*liked: Sequence[str]) -> tuple[str, ...]:
    """What all like; else what one of them likes."""
    shared = [key for key in liked[0] if all(key in each for each in liked)]
    return tuple((shared or list(dict.fromkeys(chain(*liked))))[:MOST_TOPICS])


def joint_form(*wanted: MeetingMode) -> MeetingMode:
    """Both ways when the classes want different ones, what is fixed when the others take both."""
    fixed = {*wanted} - {MeetingMode.HYBRID}
    return fixed.pop() if len(fixed) == 1 else MeetingMode.HYBRID
