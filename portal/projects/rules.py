"""Statuses of a project and who may move it where."""

from enum import StrEnum

from portal.core.transitions import Transition


class Status(StrEnum):
    """Where a project stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    RUNNING = "running"
    FINISHED = "finished"


class Step(StrEnum):
    """What can be done with a project."""

    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    ACCEPT = "accept"
    REQUEST_CHANGES = "request_changes"
    DECLINE = "decline"
    RECONSIDER = "reconsider"
    START = "start"
    FINISH = "finish"
    REOPEN = "reopen"


class Relation(StrEnum):
    """What somebody is to a project."""

    OWNER = "owner"
    COORDINATOR = "coordinator"


class Form(StrEnum):
    """How the classes meet."""

    ONLINE = "online"
    ON_SITE = "on_site"
    HYBRID = "hybrid"


class ProjectRefusal(StrEnum):
    """Why a project can't be moved."""

    NOT_CONFIRMED = "project_not_confirmed"
    INCOMPLETE = "project_incomplete"
    NOT_EDITABLE = "project_not_editable"


EDITABLE = frozenset({Status.DRAFT, Status.CHANGES_REQUESTED, Status.ACCEPTED, Status.RUNNING})
BEGINNINGS = frozenset({Step.SUBMIT, Step.START, Step.REOPEN})  # not while the partnership with the region rests
PUBLIC = frozenset({Status.ACCEPTED, Status.RUNNING, Status.FINISHED})
TAKES_CONTRIBUTIONS = frozenset(Status) - {Status.DECLINED, Status.FINISHED}

_OWNER, _COORDINATOR = frozenset({Relation.OWNER}), frozenset({Relation.COORDINATOR})


def _row(
    step: Step, by: frozenset[Relation], start: set[Status], to: Status, needs_reason: bool = False
) -> Transition[Step, Relation, Status]:
    return Transition(step, by, frozenset(start), to, needs_reason)


TRANSITIONS = (
    _row(Step.SUBMIT, _OWNER, {Status.DRAFT, Status.CHANGES_REQUESTED}, Status.SUBMITTED),
    _row(Step.TAKE_BACK, _OWNER, {Status.SUBMITTED}, Status.DRAFT),
    _row(Step.ACCEPT, _COORDINATOR, {Status.SUBMITTED}, Status.ACCEPTED),
    _row(Step.REQUEST_CHANGES, _COORDINATOR, {Status.SUBMITTED}, Status.CHANGES_REQUESTED, True),
    _row(Step.DECLINE, _COORDINATOR, {Status.SUBMITTED}, Status.DECLINED, True),
    _row(Step.RECONSIDER, _COORDINATOR, {Status.DECLINED, Status.ACCEPTED}, Status.SUBMITTED),
    _row(Step.START, _OWNER, {Status.ACCEPTED}, Status.RUNNING),
    _row(Step.FINISH, _OWNER, {Status.RUNNING}, Status.FINISHED),
    _row(Step.REOPEN, _OWNER, {Status.FINISHED}, Status.RUNNING),
)


def missing(title: str, summary: str, topics: list[str], n_classes: int) -> list[str]:
    """The fields that a project still lacks before it can be submitted; empty means ready."""
    have = {"title": bool(title), "summary": bool(summary), "topics": bool(topics), "classes": n_classes > 0}
    return [name for name, there in have.items() if not there]
