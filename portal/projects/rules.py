"""Statuses and topics of projects, and who may take which step from which status to which."""

import csv
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from portal.core.transitions import Transition, possible


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
    ACCEPT_CHANGES = "accept_changes"
    RETURN_CHANGES = "return_changes"
    DISCARD_CHANGES = "discard_changes"
    UNDO = "undo"
    HIDE = "hide"  # in place: it was reported, and two people decide
    SHOW_AGAIN = "show_again"  # after a report, as it was before
    TAKE_DOWN = "take_down"  # after a report, by one person
    REMOVE = "remove"  # after a report, by two


class Field(StrEnum):
    """What visitors read about a project."""

    TITLE = "title"
    SUMMARY = "summary"
    LANGUAGE = "language"
    TOPICS = "topics"
    REGIONS = "regions"
    CLASSES = "classes"
    LANGUAGES = "languages"
    FORM = "form"
    AGE_FROM = "age_from"
    AGE_TO = "age_to"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"


class Difference(NamedTuple):
    """A field of a public project that its teachers want to change."""

    field: Field
    before: Any
    after: Any


class Relation(StrEnum):
    """What somebody is to a project."""

    OWNER = "owner"
    COORDINATOR = "coordinator"


class MeetingMode(StrEnum):
    """How the classes meet."""

    ONLINE = "online"
    ON_SITE = "on_site"
    HYBRID = "hybrid"


class ProjectRefusal(StrEnum):
    """Why a step can't be taken, or a project not be changed."""

    NOT_CONFIRMED = "project_not_confirmed"
    INCOMPLETE = "project_incomplete"
    NOT_EDITABLE = "project_not_editable"
    CHANGED_SINCE = "project_changed_since"
    AT_WORK = "project_at_work"
    REMOVED = "project_removed"


IN_PLACE = frozenset({Step.ACCEPT_CHANGES, Step.RETURN_CHANGES, Step.DISCARD_CHANGES})  # the status stays
UNDOABLE = IN_PLACE | {
    Step.ACCEPT,
    Step.REQUEST_CHANGES,
    Step.DECLINE,
    Step.RECONSIDER,
}  # by whoever took it, for a while
DESCRIBED = tuple(field for field in Field if field not in (Field.REGIONS, Field.CLASSES))
AGES = range(6, 20)
LONGEST_REASON = 2000  # characters
LONGEST_TASK = 2000
SOON = timedelta(days=3)  # before the due date, from when on students are reminded without being asked to
EDITABLE = frozenset({Status.DRAFT, Status.CHANGES_REQUESTED, Status.ACCEPTED, Status.RUNNING})
BEGINNINGS = frozenset({Step.SUBMIT, Step.START, Step.REOPEN})  # not while the partnership with the region is suspended
PUBLIC = frozenset({Status.ACCEPTED, Status.RUNNING, Status.FINISHED})
TAKES_CONTRIBUTIONS = frozenset(Status) - {Status.DECLINED, Status.FINISHED}

_OWNER, _COORDINATOR = frozenset({Relation.OWNER}), frozenset({Relation.COORDINATOR})
_ANSWERED = frozenset({Status.DECLINED, Status.CHANGES_REQUESTED})
_SUBMITTED, _RUNNING = frozenset({Status.SUBMITTED}), frozenset({Status.RUNNING})

TRANSITIONS = (
    Transition(Step.SUBMIT, _OWNER, frozenset({Status.DRAFT, Status.CHANGES_REQUESTED}), Status.SUBMITTED),
    Transition(Step.TAKE_BACK, _OWNER, _SUBMITTED, Status.DRAFT),
    Transition(Step.ACCEPT, _COORDINATOR, _SUBMITTED, Status.ACCEPTED),
    Transition(Step.REQUEST_CHANGES, _COORDINATOR, _SUBMITTED, Status.CHANGES_REQUESTED, needs_reason=True),
    Transition(Step.DECLINE, _COORDINATOR, _SUBMITTED, Status.DECLINED, needs_reason=True),
    Transition(Step.RECONSIDER, _COORDINATOR, PUBLIC, Status.SUBMITTED, needs_reason=True),
    Transition(Step.RECONSIDER, _COORDINATOR, _ANSWERED, Status.SUBMITTED),
    Transition(Step.START, _OWNER, frozenset({Status.ACCEPTED}), Status.RUNNING),
    Transition(Step.FINISH, _OWNER, _RUNNING, Status.FINISHED),
    Transition(Step.REOPEN, _OWNER, frozenset({Status.FINISHED}), Status.RUNNING),
)


def steps_offered(
    status: Status, relations: Collection[Relation], *, is_suspended: bool, is_at_work: bool = False
) -> list[Transition[Step, Relation, Status]]:
    """The transitions to choose from; while the partnership with the region is suspended, nothing begins, and what the
    teachers work on is not taken out of their hands.
    """
    refused = BEGINNINGS if is_suspended else frozenset()
    refused |= {Step.RECONSIDER} if is_at_work else set()
    return [transition for transition in possible(TRANSITIONS, status, relations) if transition.step not in refused]


def may_edit(status: Status, relations: Collection[Relation], *, is_suspended: bool) -> bool:
    return Relation.OWNER in relations and status in EDITABLE and not is_suspended


def is_pressing(due_on: date | None, reminded_at: datetime | None, today: date) -> bool:
    """Whether students who have not handed in anything are reminded of it."""
    return reminded_at is not None or (due_on is not None and due_on - today <= SOON)


def differences(shown: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[Difference]:
    """The fields that are not the same, in the order of the form; the order inside a list does not matter."""
    changed = (field for field in Field if _unordered(shown[field]) != _unordered(wanted[field]))
    return [Difference(field, shown[field], wanted[field]) for field in changed]


def _unordered(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def missing_fields(title: str, summary: str, topics: list[str], n_classes: int) -> list[str]:
    """The fields that a project still needs before it can be submitted; empty means ready."""
    have = {"title": bool(title), "summary": bool(summary), "topics": bool(topics), "classes": n_classes > 0}
    return [name for name, is_there in have.items() if not is_there]


@cache
def topics() -> dict[str, dict[str, str]]:
    """Topic key → row of data/topics.csv with its labels, in the file's order."""
    with (Path(__file__).parent / "data" / "topics.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}
