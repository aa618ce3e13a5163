"""Whether a performance can be at a place at a time beside all others; in minutes since the first day's midnight."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.scheduling.rules.codes import Clash

PAUSE = 30  # minutes between two performances of a class
STEP = 5  # minutes; what is placed begins on a multiple of it
MINUTES = 15  # of a performance whose class has not said


@dataclass(frozen=True)
class Placed:
    """A performance where it is or is to be."""

    number: int  # of its application
    group: int  # its class
    place: int
    start: int
    end: int


@dataclass(frozen=True)
class Room:
    """When a stage is open, and how many minutes it needs between two performances."""

    place: int
    changeover: int
    openings: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Conflict:
    """Why it can't be there; `other` is the performance that is in the way, `free_from` when that is no more so."""

    clash: Clash
    other: int | None = None
    free_from: int | None = None


def conflicts(new: Placed, room: Room, present: tuple[int, int], others: Iterable[Placed]) -> list[Conflict]:
    """All of them; `present` is from when to when its class is there."""
    found = [] if any(opens <= new.start and new.end <= closes for opens, closes in room.openings) else [Clash.CLOSED]
    found += [Clash.NOT_THERE] if new.start < present[0] else []
    found += [Clash.GONE] if new.end > present[1] else []
    return [*map(Conflict, found), *(each for other in others if (each := _with(new, room, other)))]


def _with(new: Placed, room: Room, other: Placed) -> Conflict | None:
    if other.number == new.number:
        return None
    if other.place == new.place and _is_closer(new, other, room.changeover):
        clash = Clash.TAKEN if _is_closer(new, other, 0) else Clash.CHANGEOVER
        return Conflict(clash, other.number, _next_step(other.end + room.changeover))
    if other.group == new.group and _is_closer(new, other, PAUSE):
        return Conflict(Clash.SAME_CLASS, other.number, _next_step(other.end + PAUSE))
    return None


def _is_closer(one: Placed, other: Placed, gap: int) -> bool:
    return one.start < other.end + gap and other.start < one.end + gap


def _next_step(minute: int) -> int:
    return -(-minute // STEP) * STEP
