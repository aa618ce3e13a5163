"""Tables of moves: which part may go from which status to which; draws the buttons and makes the decision."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from portal.core.refusal import Refused

Step = TypeVar("Step", bound=StrEnum)
Relation = TypeVar("Relation", bound=StrEnum)
Status = TypeVar("Status", bound=StrEnum)


class Impossible(StrEnum):
    """Why a move is refused."""

    ALREADY_TAKEN = "already_taken"  # the thing is not (or no longer) where this step starts
    REASON_MISSING = "reason_missing"


@dataclass(frozen=True)
class Transition(Generic[Step, Relation, Status]):
    """One row of a table of moves."""

    step: Step
    by: frozenset[Relation]
    start: frozenset[Status]
    to: Status
    needs_reason: bool = False


def possible(
    table: Iterable[Transition[Step, Relation, Status]], status: Status, parts: Collection[Relation]
) -> list[Transition[Step, Relation, Status]]:
    """The moves that somebody who plays `parts` may make now, in the table's order."""
    return [move for move in table if status in move.start and not move.by.isdisjoint(parts)]


def decide(
    table: Iterable[Transition[Step, Relation, Status]],
    step: Step,
    status: Status,
    parts: Collection[Relation],
    reason: str = "",
) -> Transition[Step, Relation, Status]:
    """The move that `step` makes now; raises Refused when it can't be made or lacks its reason."""
    for move in possible(table, status, parts):
        if move.step == step:
            if move.needs_reason and not reason.strip():
                raise Refused(Impossible.REASON_MISSING)
            return move
    raise Refused(Impossible.ALREADY_TAKEN)
