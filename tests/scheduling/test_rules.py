"""What keeps a performance from a place at a time, minute by minute."""

from datetime import UTC, date, datetime, time

import pytest

from portal.scheduling.rules.clashes import Conflict, Placed, Room, conflicts
from portal.scheduling.rules.codes import Clash
from portal.scheduling.rules.times import clock_of, end_of, local_minute, minute_of, moment_of, same_hours

STAGE = Room(place=1, changeover=10, openings=((600, 720), (780, 900)))
SONG = Placed(number=1, group=1, place=1, start=630, end=650)
THERE = (0, 10_000)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (660, []),
        (610, [Conflict(Clash.CHANGEOVER, 1, 660)]),
        (600, []),
        (640, [Conflict(Clash.TAKEN, 1, 660)]),
        (655, [Conflict(Clash.CHANGEOVER, 1, 660)]),
        (595, [Conflict(Clash.CLOSED)]),
        (705, [Conflict(Clash.CLOSED)]),
        (780, []),
    ],
)
def test_between_two_performances_a_stage_is_changed_over(start: int, found: list[Conflict]) -> None:
    dance = Placed(number=2, group=2, place=1, start=start, end=start + 20)
    assert conflicts(dance, STAGE, THERE, [SONG]) == found


@pytest.mark.parametrize(("start", "found"), [(675, [Conflict(Clash.SAME_CLASS, 1, 680)]), (680, [])])
def test_a_class_has_half_an_hour_between_its_performances_wherever_they_are(start: int, found: list[Conflict]) -> None:
    second = Placed(number=2, group=1, place=2, start=start, end=start + 20)
    assert conflicts(second, Room(2, 10, ((600, 900),)), THERE, [SONG]) == found


def test_a_class_performs_between_its_buses() -> None:
    dance = Placed(number=2, group=2, place=1, start=660, end=680)
    assert conflicts(dance, STAGE, (661, 679), []) == [Conflict(Clash.NOT_THERE), Conflict(Clash.GONE)]
    assert conflicts(dance, STAGE, (660, 680), []) == []


def test_a_performance_is_not_in_its_own_way() -> None:
    assert conflicts(SONG, STAGE, THERE, [SONG]) == []


def test_minutes_and_clock_times_are_the_same_moments() -> None:
    first = date(2027, 6, 11)
    minute = minute_of(first, date(2027, 6, 13), time(14, 5))
    assert (minute, clock_of(first, minute)) == (2 * 1440 + 845, (date(2027, 6, 13), time(14, 5)))
    assert end_of(time(23, 50), 30) == time(23, 59)


def test_a_bus_is_read_on_the_clocks_of_the_event_also_when_they_change() -> None:
    """At two o'clock in the morning of 28 March 2027, clocks in Berlin go to three."""
    first = date(2027, 3, 27)
    before, after = datetime(2027, 3, 27, 9, tzinfo=UTC), datetime(2027, 3, 28, 9, tzinfo=UTC)
    assert [local_minute(first, moment, "Europe/Berlin") for moment in (before, after)] == [600, 1440 + 660]
    assert moment_of(date(2027, 3, 28), time(11), "Europe/Berlin") == after


def test_days_in_a_row_with_the_same_hours_are_one() -> None:
    long, short = (time(10), time(18)), (time(10), time(12))
    days = [date(2027, 4, day) for day in range(19, 24)]
    openings = [(days[0], *long), (days[1], *long), (days[2], *short), (days[3], *long), (days[4], *long)]
    runs = [(days[0], days[1], *long), (days[2], days[2], *short), (days[3], days[4], *long)]
    assert same_hours(reversed(openings)) == runs
