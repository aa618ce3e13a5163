"""How urgent a report is, when two people have agreed, and how long is objected and kept."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from portal.accounts.rules.throttle import A_DAY, Limits
from portal.complaints.rules.codes import Category, Status, Step

URGENT = frozenset({Category.DANGEROUS, Category.PERSON, Category.PRIVATE_DATA})
VOTES = (Step.RESTORE, Step.REMOVE)
# Whoever took one of them does not decide about the same case again.
DECIDING = frozenset({Step.KEEP, Step.ASK_CHANGES, Step.UNPUBLISH, Step.AMEND, *VOTES, Step.UPHOLD, Step.GIVE_WAY})
RESTRICTING = frozenset({Step.ASK_CHANGES, Step.UNPUBLISH, Step.AMEND, Step.REMOVE})  # teachers read why, and object
OF_PUBLIC = frozenset({Step.HIDE, Step.ASK_CHANGES, Step.UNPUBLISH})  # only while visitors see the thing
NEEDED = 2  # people who agree about what is hidden
OBJECT_WITHIN = timedelta(days=183)
LONGEST_TEXT = 2000  # characters

REPORTS = Limits(network=20, here=5, window=A_DAY)  # a whole school may share one address; `here`: about one thing
ADDRESSES = Limits(everywhere=3, window=A_DAY)  # emails to one address that anybody has typed
CODES = Limits(network=100)  # wrong ones
CODE_LENGTH = 10


def allowed_time(category: Category, hours: int, days: int) -> timedelta:
    """In which an answer is promised: hours for what is urgent, days for the rest."""
    return timedelta(hours=hours) if category in URGENT else timedelta(days=days)


def more_urgent(one: Category, other: Category) -> Category:
    return min(one, other, key=list(Category).index)


def agreed(votes: Sequence[Step]) -> Step | None:
    """What two people want; None while nobody agrees with another one."""
    return next((step for step in VOTES if votes.count(step) >= NEEDED), None)


def n_missing(status: Status, votes: Sequence[Step]) -> int:
    """How many people are needed at least who have not decided yet."""
    if status == Status.HIDDEN:
        return NEEDED - max(votes.count(step) for step in VOTES)
    return 1 if status == Status.OBJECTED else 0


def needs_others(n_needed: int, coordinators: Collection[int], deciders: Collection[int]) -> bool:
    """Whether the coordinators of a region are too few, so that those of other regions may decide with them."""
    return len({*coordinators} - {*deciders}) < n_needed
