"""When several regions teach at the same time, worked out from real and from drawn calendars."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portal.holidays.rules.calendar import (
    Calendar,
    common_windows,
    is_school_day,
    is_teaching_time,
    last_day_of_year,
    nth_school_day,
)
from portal.holidays.rules.days import Span, days_of, weekdays, year_name, year_of, year_span
from scripts.bench.calendars import shipped_calendars

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)


def school_days(calendar: Calendar, span: Span) -> list[date]:
    return [day for day in days_of(span) if is_school_day(calendar, day)]


def test_the_windows_of_2026_27_of_the_five_regions_with_calendars() -> None:
    five = [calendar for key, calendar in shipped_calendars().items() if key != "jaroslawl"]
    windows = [f"{w.start:%-d %b}–{w.end:%-d %b}" for w in common_windows(five, FIRST, LAST)]
    assert windows == [
        "15 Sep–2 Oct", "16 Nov–18 Dec", "1 Feb–12 Feb", "1 Mar–12 Mar", "5 Apr–9 Apr", "26 Apr–5 May", "10 May–4 Jun",
    ]  # fmt: skip


def test_the_due_day_after_ten_school_days_leaves_out_holidays_of_the_region() -> None:
    hessen = shipped_calendars()["hessen"]
    assert nth_school_day(hessen, date(2026, 9, 28), 10) == date(2026, 10, 26)


def test_where_nothing_is_known_weekdays_count() -> None:
    assert nth_school_day(Calendar(), date(2026, 11, 27), 1) == date(2026, 11, 30)
    assert nth_school_day(shipped_calendars()["bursa"], date(2031, 7, 4), 2) == date(2031, 7, 8)


def test_a_school_year_ends_with_its_last_lessons_and_in_the_summer_the_next_one_counts() -> None:
    hessen = shipped_calendars()["hessen"]
    for day in (date(2026, 8, 1), date(2026, 11, 29), date(2027, 6, 25)):
        assert last_day_of_year(hessen, day) == date(2027, 6, 25)
    assert last_day_of_year(hessen, date(2027, 6, 26)) == date(2028, 7, 31)  # of which no lessons are known
    assert last_day_of_year(Calendar(), date(2027, 7, 31)) == date(2027, 7, 31)


def test_a_public_holiday_is_no_school_day_but_ends_no_window() -> None:
    calendar = Calendar((Span(FIRST, LAST),), (), (Span(date(2027, 5, 6), date(2027, 5, 6)),))
    [window] = common_windows([calendar], date(2027, 5, 3), date(2027, 5, 7))
    assert (weekdays(window), len(school_days(calendar, window))) == (5, 4)


def test_a_window_of_less_than_a_week_is_none() -> None:
    assert common_windows([Calendar()], date(2027, 5, 3), date(2027, 5, 6)) == []
    assert len(common_windows([Calendar()], date(2027, 5, 3), date(2027, 5, 6), shortest=4)) == 1


def test_nothing_lies_between_a_last_day_and_an_earlier_first() -> None:
    assert common_windows([Calendar()], LAST, FIRST) == []


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = FIRST + timedelta(days=draw(st.integers(0, 300)))
    return Span(start, start + timedelta(days=draw(st.integers(0, 60))))


drawn = st.builds(
    Calendar,
    lessons=st.lists(spans(), max_size=2).map(tuple),
    breaks=st.lists(spans(), max_size=3).map(tuple),
    public=st.lists(spans(), max_size=2).map(tuple),
)


@given(st.lists(drawn, min_size=1, max_size=3))
def test_in_a_window_everybody_teaches_and_none_touches_another(calendars: list[Calendar]) -> None:
    windows = common_windows(calendars, FIRST, LAST)
    for window in windows:
        days = [window.start + timedelta(days=n) for n in range((window.end - window.start).days + 1)]
        assert all(is_teaching_time(calendar, day) for day in days for calendar in calendars)
        assert weekdays(window) >= 5
    assert all(one.end < other.start for one, other in pairwise(windows))


@given(st.lists(drawn, min_size=1, max_size=3))
def test_the_order_of_the_regions_does_not_matter(calendars: list[Calendar]) -> None:
    assert common_windows(calendars, FIRST, LAST) == common_windows(calendars[::-1], FIRST, LAST)


@given(drawn, st.integers(1, 15))
def test_ten_school_days_are_ten_school_days(calendar: Calendar, n: int) -> None:
    due = nth_school_day(calendar, FIRST, n)
    assert is_school_day(calendar, due)
    assert len(school_days(calendar, Span(FIRST + timedelta(days=1), due))) == n


def test_breaks_without_lessons_do_not_close_the_school() -> None:
    """A list of holidays names breaks of years of which it does not say when lessons begin."""
    calendar = Calendar(lessons=(Span(FIRST, LAST),), breaks=(Span(date(2028, 3, 6), date(2028, 3, 17)),))
    assert [span.start.year for span in calendar.known] == [2026]
    days = [date(2026, 8, 1), date(2028, 3, 3), date(2028, 3, 6), date(2028, 3, 20), date(2030, 1, 8)]
    assert [is_teaching_time(calendar, day) for day in days] == [True, True, False, True, True]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_lies_in_the_school_year_that_is_named_after_it(day: date) -> None:
    assert day in year_span(year_of(day))


def test_school_years_are_named_as_schools_do() -> None:
    assert [year_name(year) for year in (1998, 1999, 2026)] == ["1998/99", "1999/00", "2026/27"]
