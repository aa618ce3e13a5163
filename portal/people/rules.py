"""Steps with accounts of adults: who may take which, in which state of an account, and why one is refused."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from portal.core.transitions import Impossible


class State(StrEnum):
    """Where an account stands."""

    ACTIVE = "active"
    INVITED = "invited"  # nobody has accepted the invitation yet
    UNCONFIRMED = "unconfirmed"  # somebody signed up and has not proven the address yet
    SUSPENDED = "suspended"


class Step(StrEnum):
    """What can be done with somebody's account."""

    INVITE = "invite"
    CHANGE_ROLE = "change_role"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    END_SESSIONS = "end_sessions"
    RESET_SECOND_FACTOR = "reset_second_factor"
    END_MEMBERSHIP = "end_membership"
    RENEW_MEMBERSHIP = "renew_membership"
    HAND_OVER = "hand_over"
    TAKE_OVER = "take_over"  # the other side of a hand-over
    DELETE = "delete"


class Relation(StrEnum):
    """What whoever acts is to an account."""

    COORDINATOR = "coordinator"  # of a region in which the teacher works
    ADMINISTRATOR = "administrator"  # or the operator on the command line
    TEACHER = "teacher"  # decides about the own work alone


class PeopleRefusal(StrEnum):
    """Why a step with an account can't be taken."""

    OWN_ACCOUNT = "people_own_account"
    LAST_ADMINISTRATOR = "people_last_administrator"
    ADMINISTRATORS_ONLY = "people_administrators_only"
    CHANGED_SINCE = "people_changed_since"
    REASON_MISSING = "people_reason_missing"
    NO_REGION = "people_no_region"
    HAS_WORK = "people_has_work"
    NOT_CONFIRMED = "people_not_confirmed"
    ALREADY_THERE = "people_already_there"


@dataclass(frozen=True)
class Standing:
    """What decides about the steps with an account."""

    state: State
    relation: Relation
    is_own: bool = False
    is_last_administrator: bool = False
    is_suspended_by_administration: bool = False
    works_elsewhere: bool = False  # at a school outside the regions of the coordinator who acts


@dataclass(frozen=True)
class Ended:
    """How a membership ended last."""

    by_own_wish: bool
    at: datetime


LONGEST_REASON = 1000  # characters
OF_OWN_WORK = frozenset({Step.END_MEMBERSHIP, Step.RENEW_MEMBERSHIP, Step.HAND_OVER})  # what teachers do themselves
OF_ONESELF = frozenset({Step.DELETE})  # what everybody does, of whatever role
TAKE_BACK_WITHIN = timedelta(days=30)  # whoever has left a school comes back as if nothing had happened
NEEDS_REASON = frozenset({Step.SUSPEND, Step.END_MEMBERSHIP, Step.DELETE})
FOR_ADMINISTRATORS = frozenset({Step.CHANGE_ROLE, Step.RESET_SECOND_FACTOR, Step.DELETE})
OF_WHOLE_ACCOUNT = frozenset({Step.INVITE, Step.SUSPEND, Step.REINSTATE, Step.END_SESSIONS})  # also in other regions
LEAVES_AN_ADMINISTRATOR = frozenset({Step.CHANGE_ROLE, Step.SUSPEND, Step.DELETE})
STARTS = {  # other steps begin in any state
    Step.INVITE: {State.INVITED},
    Step.CHANGE_ROLE: {State.ACTIVE, State.INVITED, State.SUSPENDED},
    Step.SUSPEND: {State.ACTIVE, State.INVITED, State.UNCONFIRMED},
    Step.REINSTATE: {State.SUSPENDED},
    Step.END_SESSIONS: {State.ACTIVE, State.UNCONFIRMED},
    Step.RESET_SECOND_FACTOR: {State.ACTIVE},
}


def state_of(*, is_suspended: bool, is_confirmed: bool, has_email: bool) -> State:
    """`has_email`: an address that somebody else vouches for, or that was proven once."""
    if is_suspended:
        return State.SUSPENDED
    if is_confirmed:
        return State.ACTIVE
    return State.INVITED if has_email else State.UNCONFIRMED


def refusal_of(step: Step, standing: Standing) -> StrEnum | None:
    """Why this step can't be taken now; None when it can."""
    if standing.is_own and step in OF_ONESELF:
        return PeopleRefusal.LAST_ADMINISTRATOR if standing.is_last_administrator else None
    if standing.relation == Relation.TEACHER:
        return None if standing.is_own and step in OF_OWN_WORK else PeopleRefusal.ADMINISTRATORS_ONLY
    if standing.is_own:
        return PeopleRefusal.OWN_ACCOUNT
    is_administrator = standing.relation == Relation.ADMINISTRATOR
    if not is_administrator and _is_beyond_coordinators(step, standing):
        return PeopleRefusal.ADMINISTRATORS_ONLY
    if standing.is_last_administrator and step in LEAVES_AN_ADMINISTRATOR:
        return PeopleRefusal.LAST_ADMINISTRATOR
    return None if standing.state in STARTS.get(step, State) else Impossible.ALREADY_TAKEN


def needs_reason(step: Step, standing: Standing) -> bool:
    """Nobody explains to herself why she leaves."""
    return step in NEEDS_REASON and standing.relation != Relation.TEACHER and not standing.is_own


def may_come_back(ended: Ended | None, moment: datetime) -> bool:
    """Whether a teacher takes back herself that a membership has ended: only what nobody else decided, for a while."""
    return ended is not None and ended.by_own_wish and moment - ended.at <= TAKE_BACK_WITHIN


def possible_steps(standing: Standing) -> list[Step]:
    """The steps that the page of an account offers; what people do with their own is on a page of its own."""
    offered = [] if standing.is_own and standing.relation != Relation.TEACHER else list(Step)
    return [step for step in offered if refusal_of(step, standing) is None]


def _is_beyond_coordinators(step: Step, standing: Standing) -> bool:
    """Who works in other regions, too, loses there nothing by one coordinator's word."""
    undoes_administration = step == Step.REINSTATE and standing.is_suspended_by_administration
    reaches_elsewhere = step in OF_WHOLE_ACCOUNT and standing.works_elsewhere
    return step in FOR_ADMINISTRATORS or undoes_administration or reaches_elsewhere
