"""Who may do what with a visit when, and what the calendars of two regions say about its days; no application."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide, possible
from portal.holidays.rules.days import Span
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.plans import RegionYear
from portal.visits.rules.codes import TRANSITIONS, Relation, Status, Step
from portal.visits.rules.days import Clash, DayFlaw, Obstacle, clashes, flaw_of, free_windows

TODAY = date(2026, 11, 30)


@dataclass
class Entry:
    """An entry of a calendar as the database has it."""

    kind: Kind
    start: date
    end: date
    event: str = "event"
    region_key: str = "bursa"
    certainty: Certainty = Certainty.OFFICIAL
    id: int = 0
    source: str = ""
    changed_at: datetime = datetime(2026, 11, 30, tzinfo=UTC)


def region(*entries: Entry, key: str = "bursa") -> RegionYear:
    lessons = Entry(Kind.LESSONS, date(2026, 9, 1), date(2027, 6, 30), "lessons")
    return RegionYear(key, [lessons, *entries])


def found(days: Span, *regions: RegionYear) -> list[tuple[Obstacle, str, str]]:
    return [(clash.obstacle, clash.region_key, clash.event) for clash in clashes(days, regions)]


WEEK = Span(date(2027, 3, 8), date(2027, 3, 14))  # Monday to Sunday
EXAMS = Entry(Kind.EXAMS, date(2027, 3, 1), date(2027, 3, 9), "exams")
FEAST = Entry(Kind.PUBLIC, date(2027, 3, 10), date(2027, 3, 10), "Bayram", certainty=Certainty.EXPECTED)
BREAK = Entry(Kind.BREAK, date(2027, 3, 13), date(2027, 3, 21), "spring")


def test_every_step_has_its_sides_and_its_times() -> None:
    steps = {status: [t.step for t in possible(TRANSITIONS, status, {Relation.GUEST})] for status in Status}
    assert steps == {
        Status.PLANNED: [Step.AGREE, Step.CHANGE, Step.CANCEL],
        Status.AGREED: [Step.CHANGE, Step.CANCEL],
        Status.UNDER_WAY: [Step.REPORT, Step.CANCEL],
        Status.REPORTED: [Step.REPORT],
        Status.CANCELLED: [],
    }
    assert [t.step for t in possible(TRANSITIONS, Status.AGREED, {Relation.PORTAL})] == [Step.BEGIN]


def test_nobody_cancels_without_a_reason_or_without_a_side() -> None:
    with pytest.raises(Refused) as refused:
        decide(TRANSITIONS, Step.CANCEL, Status.AGREED, {Relation.HOST}, " ")
    assert refused.value.code == Impossible.REASON_MISSING
    with pytest.raises(Refused):
        decide(TRANSITIONS, Step.CANCEL, Status.AGREED, set(), "Krank")


@pytest.mark.parametrize(
    ("first", "last", "flaw"),
    [
        (date(2027, 3, 8), date(2027, 3, 7), DayFlaw.BACKWARDS),
        (date(2026, 11, 29), date(2026, 12, 2), DayFlaw.PAST),
        (date(2026, 11, 30), date(2026, 11, 30), None),
        (date(2027, 3, 1), date(2027, 4, 29), None),
        (date(2027, 3, 1), date(2027, 4, 30), DayFlaw.TOO_LONG),
    ],
)
def test_what_is_wrong_with_days(first: date, last: date, flaw: DayFlaw | None) -> None:
    assert flaw_of(Span(first, last), TODAY) == flaw


def test_holidays_exams_and_public_holidays_are_named_with_their_region() -> None:
    other = region(key="hessen")
    assert found(WEEK, region(EXAMS, FEAST, BREAK), other) == [
        (Obstacle.EXAMS, "bursa", "exams"),
        (Obstacle.PUBLIC, "bursa", "Bayram"),
        (Obstacle.BREAK, "bursa", "spring"),
    ]
    feast = clashes(WEEK, [region(FEAST)])[0]
    assert feast == Clash(Obstacle.PUBLIC, "bursa", Span(FEAST.start, FEAST.end), "Bayram", Certainty.EXPECTED)


def test_a_public_holiday_on_a_sunday_is_no_obstacle() -> None:
    sunday = Entry(Kind.PUBLIC, date(2027, 3, 14), date(2027, 3, 14))
    assert found(WEEK, region(sunday)) == []


def test_the_end_of_the_school_year_and_of_the_year_and_what_nobody_has_entered() -> None:
    assert found(Span(date(2027, 6, 28), date(2027, 7, 4)), region()) == [(Obstacle.NO_LESSONS, "bursa", "")]
    assert found(Span(date(2026, 12, 30), date(2027, 1, 3)), region()) == [(Obstacle.YEAR_END, "", "")]
    assert found(Span(date(2027, 9, 6), date(2027, 9, 10)), region()) == [(Obstacle.UNKNOWN, "bursa", "")]


def test_the_next_free_days_are_as_long_and_begin_on_the_same_weekday() -> None:
    windows = free_windows(WEEK, [region(EXAMS, FEAST, BREAK), region(key="hessen")], TODAY)
    assert windows[0] == Span(date(2027, 3, 22), date(2027, 3, 28))
    assert [window.start for window in windows] == [date(2027, 3, 22), date(2027, 3, 29), date(2027, 4, 5)]


def test_no_days_are_offered_that_are_over_or_of_which_nothing_is_known() -> None:
    earlier = Span(date(2026, 9, 7), date(2026, 9, 11))
    assert free_windows(earlier, [region()], TODAY)[0].start == date(2026, 11, 30)
    assert free_windows(WEEK, [RegionYear("bursa", [])], TODAY) == []
    assert free_windows(Span(date(2027, 7, 1), date(2027, 7, 5)), [region()], TODAY) == []
