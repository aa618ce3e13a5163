"""For which name and address a confirmation counts, how often a school is asked, and why it can't be given."""

from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from portal.accounts.rules.throttle import A_DAY, Limits
from portal.core.text import fold

SCHOOL_MAILS = Limits(everywhere=5, window=A_DAY)  # to the official address of one school
TEACHER_MAILS = Limits(everywhere=3, window=A_DAY)  # about one teacher
REMIND_AFTER = timedelta(days=3)  # that somebody waits for a confirmation
ALIKE = 0.8  # from here on two names count as two spellings of one; 1.0 are equal names


LONGEST_REASON = 1000  # characters


class Step(StrEnum):
    """What was decided about a teacher at a school, or about the school itself."""

    CONFIRM = "confirm"
    DECLINE = "decline"
    ASK_AGAIN = "ask_again"  # the teacher
    VERIFY = "verify"  # the school
    UNDO = "undo"


UNDOABLE = frozenset({Step.CONFIRM, Step.DECLINE, Step.VERIFY})  # by whoever decided, for a while


class MembershipRefusal(StrEnum):
    """Why a confirmation can't be given."""

    ALREADY_DECIDED = "membership_already_decided"
    HAS_ENDED = "membership_has_ended"
    ALREADY_VERIFIED = "school_already_verified"
    CHANGED_SINCE = "membership_changed_since"
    REASON_MISSING = "membership_reason_missing"
    NOT_CLOSED = "membership_not_closed"


@dataclass(frozen=True)
class Details:
    """What somebody who confirms a teacher reads about the person; None: not recorded."""

    name: str | None
    email: str | None


def still_counts(confirmed: Details, present: Details) -> bool:
    """Whether a confirmation for some details holds for those of today: a corrected letter matters to nobody.

    The name is compared with the confirmed one, so that many small changes do not add up to another person.
    """
    if confirmed.email not in (None, present.email):
        return False
    return confirmed.name is None or is_same_name(confirmed.name, present.name or "")


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ by a slip of the pen at most."""
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio() >= ALIKE
