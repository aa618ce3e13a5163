"""Tables of transitions: who may bring a thing from which status to which; they draw the buttons and decide."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from portal.core.refusal import Refused

Step = TypeVar("Step", bound=StrEnum)
Relation = TypeVar("Relation", bound=StrEnum)
Status = TypeVar("Status", bound=StrEnum)


class Impossible(StrEnum):
    """Why a transition is refused."""

    ALREADY_TAKEN = "already_taken"  # the thing is not (or no longer) where this step starts
    REASON_MISSING = "reason_missing"
    TOO_LATE = "too_late"  # to undo it


UNDO_FOR = timedelta(minutes=10)  # whoever took a step can undo it as long; emails about it wait until then


@dataclass(frozen=True)
class Transition(Generic[Step, Relation, Status]):
    """One row of a table of transitions."""

    step: Step
    by: frozenset[Relation]
    start: frozenset[Status]
    to: Status
    needs_reason: bool = False


def possible(
    table: Iterable[Transition[Step, Relation, Status]], status: Status, relations: Collection[Relation]
) -> list[Transition[Step, Relation, Status]]:
    """The transitions that somebody with these relations to the thing may make now, in the table's order."""
    return [
        transition for transition in table if status in transition.start and not transition.by.isdisjoint(relations)
    ]


def decide(
    table: Iterable[Transition[Step, Relation, Status]],
    step: Step,
    status: Status,
    relations: Collection[Relation],
    reason: str = "",
) -> Transition[Step, Relation, Status]:
    """The transition that `step` makes now; raises Refused when it can't be made or lacks its reason."""
    for transition in possible(table, status, relations):
        if transition.step == step:
            if transition.needs_reason and not reason.strip():
                raise Refused(Impossible.REASON_MISSING)
            return transition
    raise Refused(Impossible.ALREADY_TAKEN)


def is_fresh(at: datetime, moment: datetime) -> bool:
    """Whether a step that was taken `at` can still be undone."""
    return moment < at + UNDO_FOR
