"""Whether a jury can judge everything, and which reserve members step in when it can not."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

REMIND_DAYS = (14, 7, 2)  # before the deadline
STEP_IN_DAYS = 7
MOST_DAYS = 60
FEWEST_REGIONS = 2
MOST_MEMBERS = 50
LONGEST_TEXT = 2000  # characters of a comment or a reason
NUMBERS = range(10, 100)  # of jurors in tables


@dataclass(frozen=True)
class Seat:
    """A member as the rules see one; `barred` are the items that she does not judge."""

    member: int
    is_reserve: bool = False
    is_called_in: bool = False
    is_silent: bool = False
    can_act: bool = True  # her account is there, and she does not organise the round
    barred: Collection[int] = field(default_factory=frozenset)

    @property
    def is_active(self) -> bool:
        return self.is_called_in or not self.is_reserve

    @property
    def judges(self) -> bool:
        return self.is_active and self.can_act

    @property
    def waits(self) -> bool:
        return not self.is_active and self.can_act

    @property
    def works(self) -> bool:
        return self.judges and not self.is_silent


def who_steps_in(seats: Sequence[Seat], items: Collection[int], quorum: int) -> list[int]:
    """Reserve members to call in, the most useful first.

    Every item shall have as many working members as the quorum asks, and every silent member a substitute.
    """
    working = [seat for seat in seats if seat.works]
    waiting = [seat for seat in seats if seat.waits]
    n_regular = sum(not seat.is_reserve for seat in seats)
    called: list[int] = []
    while waiting:
        lacking = {item for item in items if _n_judges(working, item) < quorum}
        best = max(waiting, key=lambda seat: (len(lacking.difference(seat.barred)), -seat.member))
        if len(working) >= n_regular and not lacking.difference(best.barred):
            break
        called.append(best.member)
        working.append(best)
        waiting.remove(best)
    return called


def is_silent(called_in: datetime | None, until: datetime, moment: datetime, days: int) -> bool:
    """Of somebody who has saved nothing: so many days before the deadline, and as long after being called in."""
    allowed = timedelta(days=days)
    return moment >= until - allowed and (called_in is None or moment >= called_in + allowed)


def n_who_judge(seats: Sequence[Seat], items: Iterable[int]) -> Mapping[int, tuple[int, int]]:
    """Of each item: how many members, and how many reserve members in waiting, can judge it."""
    judging = [seat for seat in seats if seat.judges]
    waiting = [seat for seat in seats if seat.waits]
    return {item: (_n_judges(judging, item), _n_judges(waiting, item)) for item in items}


def _n_judges(seats: Iterable[Seat], item: int) -> int:
    return sum(item not in seat.barred for seat in seats)
