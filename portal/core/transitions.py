"""Tables of moves: which part may go from which status to which; draws the buttons and makes the decision."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from portal.core.refusal import Refused

Step = TypeVar("Step", bound=StrEnum)
Part = TypeVar("Part", bound=StrEnum)
Status = TypeVar("Status", bound=StrEnum)


class Impossible(StrEnum):
    """Why a move is refused."""

    ALREADY_MOVED = "already_moved"  # the thing is not (or no longer) where this step starts
    REASON_MISSING = "reason_missing"


@dataclass(frozen=True)
class Move(Generic[Step, Part, Status]):
    """One row of a table of moves."""

    step: Step
    by: frozenset[Part]
    start: frozenset[Status]
    to: Status
    needs_reason: bool = False


def possible(
    table: Iterable[Move[Step, Part, Status]], status: Status, parts: Collection[Part]
) -> list[Move[Step, Part, Status]]:
    """The moves that somebody who plays `parts` may make now, in the table's order."""
    return [move for move in table if status in move.start and not move.by.isdisjoint(parts)]


def decide(
    table: Iterable[Move[Step, Part, Status]], step: Step, status: Status, parts: Collection[Part], reason: str = ""
) -> Move[Step, Part, Status]:
    """The move that `step` makes now; raises Refused when it can't be made or lacks its reason."""
    for move in possible(table, status, parts):
        if move.step == step:
            if move.needs_reason and not reason.strip():
                raise Refused(Impossible.REASON_MISSING)
            return move
    raise Refused(Impossible.ALREADY_MOVED)
