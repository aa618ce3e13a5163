"""Decides about several contributions at once, each by itself: a refused one holds up no other."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum

from portal.accounts.models import Person
from portal.contributions.actions import undoing
from portal.contributions.actions.opinions import hand_over
from portal.contributions.actions.steps import Explanation, take_step
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import get_passed_on
from portal.contributions.rules import Step
from portal.core.db import db
from portal.core.refusal import NotFound, Refused
from portal.moderation.queries.opened import opened_by
from portal.moderation.queries.queue import get_decidable
from portal.moderation.rules import ModerationRefusal


@dataclass(frozen=True)
class Decision:
    """What is done with each of them; `region_key` is that to which they are handed over."""

    step: Step
    explanation: Explanation
    region_key: str = ""


@dataclass
class Outcome:
    """The ids of those that it was done with, and of the others with the code of what stands against it."""

    done: list[int] = field(default_factory=list)
    left: dict[int, StrEnum] = field(default_factory=dict)


def decide_together(contribution_ids: Collection[int], decision: Decision, *, by: Person) -> Outcome:
    """Of those that this coordinator has opened as they are now."""
    opened = opened_by(by, contribution_ids)

    def decide(contribution_id: int) -> None:
        contribution = get_decidable(by, contribution_id)
        if contribution_id not in opened:
            raise Refused(ModerationRefusal.NOT_OPENED)
        _take(contribution, decision, by)

    return _each(contribution_ids, decide)


def undo_together(contribution_ids: Collection[int], *, by: Person) -> Outcome:
    """The last decision about each of them."""
    return _each(contribution_ids, lambda number: undoing.undo(get_passed_on(by, number), by=by))


def _take(contribution: Contribution, decision: Decision, by: Person) -> None:
    if decision.step == Step.HAND_OVER:
        hand_over(contribution, decision.region_key, by=by)
    else:
        take_step(contribution, decision.step, by=by, explanation=decision.explanation, seen=contribution.revision)


def _each(contribution_ids: Collection[int], act: Callable[[int], None]) -> Outcome:
    """In the order of their numbers, so that two who decide about the same wait for each other, and not in a circle."""
    outcome = Outcome()
    for number in sorted(set(contribution_ids)):
        try:
            with db.session.begin_nested():
                act(number)
        except Refused as refusal:
            outcome.left[number] = refusal.code
        except NotFound:
            continue
        else:
            outcome.done.append(number)
    return outcome
