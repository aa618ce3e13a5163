"""One day of a plan as a grid: stages with their performances in the order of time, and what has no slot yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from portal.events.models import Application, Event, EventPlace, Opening
from portal.scheduling.models import Slot
from portal.scheduling.queries.slots import minutes_of, slots_of, stages_of
from portal.scheduling.rules.times import end_of


@dataclass(frozen=True)
class Entry:
    """A performance on the grid."""

    slot: Slot
    ends: time

    @property
    def application(self) -> Application:
        return self.slot.application

    @property
    def minute(self) -> int:
        return self.slot.starts.hour * 60 + self.slot.starts.minute


@dataclass(frozen=True)
class Stage:
    """A stage on this day."""

    place: EventPlace
    openings: list[Opening]
    entries: list[Entry]


@dataclass(frozen=True)
class Grid:
    """A day; `n_placed` counts those of all days, `per_day` of each."""

    stages: list[Stage]
    unplaced: list[Application]
    n_placed: int
    per_day: dict[date, int]


def grid_of(event: Event, day: date, performances: Sequence[Application]) -> Grid:
    slots = slots_of(event)
    placed = {slot.application_id for slot in slots}
    stages = [
        Stage(
            place,
            [each for each in place.openings if each.day == day],
            [
                Entry(slot, end_of(slot.starts, minutes_of(slot.application)))
                for slot in slots
                if slot.place_id == place.id and slot.day == day
            ],
        )
        for place in stages_of(event)
    ]
    per_day = {each: sum(slot.day == each for slot in slots) for each in event.days}
    return Grid(stages, [each for each in performances if each.id not in placed], len(slots), per_day)
