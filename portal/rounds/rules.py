"""Statuses of a matching round, its runs and its proposals; who is asked again, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from portal.matching.rules.criteria import Criterion
from portal.solver.problem import MOST_SECONDS


class RoundStatus(StrEnum):
    """Whether a round still looks for pairs."""

    OPEN = "open"
    CLOSED = "closed"  # reopened with one click


class RunStatus(StrEnum):
    """Where a run stands; its result is a preview until it is published."""

    WAITING = "waiting"  # one run at a time, the oldest first
    RUNNING = "running"
    PREVIEW = "preview"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    BROKEN = "broken"  # the server stopped meanwhile


class Ending(StrEnum):
    """Why the computing of a run came to its end."""

    COMPLETE = "complete"
    TIME_OVER = "time_over"
    STOPPED = "stopped"  # a coordinator took what had been found so far
    BROKEN_OFF = "broken_off"  # the server was stopped, and a coordinator took what had been found


class ProposalStatus(StrEnum):
    """Where a proposal stands."""

    WAITING = "waiting"  # for at least one of its classes
    CONFIRMED = "confirmed"  # by all: they are partners now
    DECLINED = "declined"  # by one of them; the others go into the next run
    EXPIRED = "expired"  # somebody did not answer in time
    ENDED = "ended"  # one of the classes looks no longer


class Answer(StrEnum):
    """What a class says to its proposal."""

    CONFIRM = "confirm"
    DECLINE = "decline"


class RoundRefusal(StrEnum):
    """Why something can't be done with a round."""

    CLOSED = "round_closed"
    TOO_FEW = "round_too_few"
    ALREADY_RUNNING = "round_already_running"
    NOTHING_FOUND = "round_nothing_found"
    DISCARDED = "round_discarded"
    COMPUTED = "round_computed"
    NOT_A_PREVIEW = "round_not_a_preview"
    WITHOUT_RESULT = "round_without_result"
    NOTHING_LEFT = "round_nothing_left"
    TOO_LATE = "round_too_late"
    ANSWERED = "round_answered"
    CHANGED_SINCE = "round_changed_since"
    PAIR_IMPOSSIBLE = "round_pair_impossible"
    PAIR_DECIDED = "round_pair_decided"
    PAIR_TAKEN = "round_pair_taken"
    PAIR_OF_ONE_REGION = "round_pair_of_one_region"
    PAIR_GONE = "round_pair_gone"
    PAIR_REMOVED = "round_pair_removed"


class Missing(StrEnum):
    """Why a class took no part in a run, as far as is known now."""

    LEFT = "left"
    PROPOSED = "proposed"
    FOUND = "found"
    ENDED = "ended"
    SUSPENDED = "suspended"
    TOO_LATE = "too_late"
    FEW_WANTED = "few_wanted"
    JOINED_SINCE = "joined_since"


class Obstacle(StrEnum):
    """Why two classes that fit and took part could come into no group together."""

    DECIDED = "decided"
    DECLINED = "declined"
    PROPOSED = "proposal_waits"
    SAME_REGION = "group_of_regions"
    NO_POINTS = "no_points"
    NO_LONGER = "no_longer"  # whatever kept them apart is over


SIZES = (2, 3, 4)  # classes of a group, each of another region when there are more than two
UNDER_WAY = frozenset({RunStatus.WAITING, RunStatus.RUNNING})
UNFINISHED = frozenset({RunStatus.RUNNING, RunStatus.BROKEN})  # may have found something that is no preview yet
COMPUTED = frozenset({RunStatus.PREVIEW, RunStatus.PUBLISHED})
ANSWER_DAYS = 10  # school days that every region has for its answers, when nobody says otherwise
JOIN_DAYS = 14  # days for classes to join, when nobody says otherwise
SILENCE = timedelta(seconds=45)  # without a sign of life a run has lost its process
MOST_TRIES = 3


@dataclass(frozen=True)
class Description:
    """What a coordinator says about a round."""

    regions: Sequence[str]
    size: int  # one of SIZES
    weights: Mapping[Criterion, int]
    join_until: date
    answer_until: date


@dataclass(frozen=True)
class Wish:
    """What coordinators say of two classes of a round."""

    one_id: int
    other_id: int
    is_together: bool
    reason: str = ""

    @property
    def ids(self) -> tuple[int, int]:
        """The smaller number first."""
        return min(self.one_id, self.other_id), max(self.one_id, self.other_id)


def contradiction(wish: Wish, known: Mapping[tuple[int, int], bool]) -> RoundRefusal | None:
    """Why a wish can't be obeyed beside those that are known: pair → whether it is together."""
    if wish.one_id == wish.other_id:
        return RoundRefusal.PAIR_IMPOSSIBLE
    if wish.ids in known:
        return RoundRefusal.PAIR_DECIDED
    if not wish.is_together:
        return None
    taken = {search_id for ids, is_together in known.items() if is_together for search_id in ids}
    return RoundRefusal.PAIR_TAKEN if taken.intersection(wish.ids) else None


def time_limit(size: int) -> int | None:
    """Seconds that a run of groups of this size may take; pairs take as long as they need."""
    return int(MOST_SECONDS) if size > 2 else None


def is_too_long(size: int, seconds: float) -> bool:
    """Whether a run is to be ended from outside: the solver ends its work before, unless a step takes too long."""
    limit = time_limit(size)
    return limit is not None and seconds > limit


def how_far(size: int, progress: float, seconds: float) -> float:
    """From 0 to 1: what the solver says, and at least the share of the time that is over."""
    limit = time_limit(size)
    return max(progress, min(seconds / limit, 1.0)) if limit else progress


def places_needed(size: int) -> int:
    """How many more partners a class must be looking for to take part in groups of this size."""
    return size - 1


def half_time(start: date, end: date) -> date:
    """The day of the reminder: half-way, never after the last day."""
    return start + (end - start) // 2


def pairs_of(members: Sequence[int]) -> list[tuple[int, int]]:
    """Every two of a group, each pair with the smaller number first."""
    return list(combinations(sorted(members), 2))


def mean_points(points: int, size: int) -> int:
    """Of a pair, out of 100, when `points` are those of all pairs among `size` classes."""
    return round(points / (size * (size - 1) / 2))
