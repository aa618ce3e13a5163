"""What does not fit in a programme: overlaps, no rest after the arrival, days that are too long."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby

from portal.agenda.rules.codes import Conflict, Mark

# Minutes between an arrival and what comes next: to unpack, eat and call home. No source settles how long that takes;
# an hour is what a first meal with the host family needs.
REST = 60
LONGEST_DAY = 10 * 60  # minutes from the first item to the end of the last one
A_DAY = 24 * 60


@dataclass(frozen=True)
class Slot:
    """When an item takes place, on the clocks of the hosts."""

    id: int
    day: date
    starts: time
    ends: time | None
    ends_next_day: bool = False
    mark: Mark = Mark.USUAL

    @property
    def begin(self) -> int:
        """Minutes since the first of all days."""
        return _minutes(self.day, self.starts)

    @property
    def end(self) -> int:
        """Without an end it takes no time."""
        if self.ends is None:
            return self.begin
        return _minutes(self.day + timedelta(days=int(self.ends_next_day)), self.ends)


@dataclass(frozen=True)
class Found:
    """A conflict of an item, with the other one if there is one; of a whole day, with its last item."""

    conflict: Conflict
    item_id: int
    other_id: int | None = None
    minutes: int = 0


def conflicts(slots: Iterable[Slot], first: date, last: date) -> list[Found]:
    """One of each kind for each item, in the order of the programme."""
    ordered = sorted(slots, key=lambda slot: (slot.begin, slot.end, slot.id))
    outside = [Found(Conflict.OUTSIDE, slot.id) for slot in ordered if not first <= slot.day <= last]
    return [*_overlaps(ordered), *_without_rest(ordered), *_long_days(ordered), *outside]


def _overlaps(ordered: Sequence[Slot]) -> Iterator[Found]:
    """Each with the item before it that ends last; two that begin together and have no end overlap, too."""
    longest: Slot | None = None
    for slot in ordered:
        if longest and slot.begin < max(longest.end, longest.begin + 1):
            yield Found(Conflict.OVERLAP, slot.id, longest.id)
        if longest is None or slot.end >= longest.end:
            longest = slot


def _without_rest(ordered: Sequence[Slot]) -> Iterator[Found]:
    for number, arrival in enumerate(ordered):
        if arrival.mark != Mark.ARRIVAL:
            continue
        following = (slot for slot in ordered[number + 1 :] if slot.mark not in (Mark.REST, Mark.ARRIVAL))
        after = next((slot for slot in following if slot.begin >= arrival.end), None)
        if after and after.begin < arrival.end + REST:
            yield Found(Conflict.NO_REST, after.id, arrival.id, after.begin - arrival.end)


def _long_days(ordered: Sequence[Slot]) -> Iterator[Found]:
    for _day, group in groupby(ordered, key=lambda slot: slot.day):
        slots = list(group)
        last = max(slots, key=lambda slot: slot.end)
        minutes = last.end - slots[0].begin
        if minutes > LONGEST_DAY:
            yield Found(Conflict.LONG_DAY, last.id, None, minutes)


def _minutes(day: date, at: time) -> int:
    return day.toordinal() * A_DAY + at.hour * 60 + at.minute
