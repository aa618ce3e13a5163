"""Comparing one class with many at once says exactly what comparing it with each alone says."""

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.holidays.rules.calendar import Calendar
from portal.holidays.rules.days import Span
from portal.matching.columns import columns, possible, scores
from portal.matching.overlap import CalendarOverlap, unfundable_pairs
from portal.matching.rules import Criterion, SearchProfile, balanced, fit
from tests.matching.profiles import FIRST, REGIONS, TOPICS, profiles

YEAR = Span(date(2026, 9, 1), date(2027, 6, 25))
CALENDARS = {key: Calendar((YEAR,), (), ()) for key in REGIONS} | {
    "hessen": Calendar((Span(date(2026, 8, 10), date(2027, 6, 25)),), (Span(date(2026, 10, 5), date(2026, 10, 17)),), ()),
    "bursa": Calendar((YEAR,), (Span(date(2026, 11, 9), date(2026, 11, 13)),), (Span(date(2027, 5, 3), date(2027, 5, 14)),)),
    "jaroslawl": Calendar((), (), ()),
}  # fmt: skip
OVERLAP = CalendarOverlap(
    FIRST, 500, CALENDARS, suspended=frozenset({"jaroslawl"}), unfundable=frozenset({("bursa", "wielkopolska")})
)


@settings(max_examples=200)
@given(profiles(region_key="hessen"), st.lists(profiles(), max_size=12), st.integers(0, 40))
def test_many_at_once_get_what_each_alone_gets(one: SearchProfile, others: list[SearchProfile], more: int) -> None:
    weights = balanced({criterion: more + number for number, criterion in enumerate(Criterion)})
    among = columns(others, OVERLAP, TOPICS)
    rows = possible(one, among, OVERLAP)
    totals = scores(one, among, rows, OVERLAP, weights).sum(axis=0)
    found = dict(zip(rows.tolist(), totals.tolist(), strict=True))
    fits = [fit(one, other, OVERLAP.ground(one, other), weights) for other in others]
    assert [found.get(number, 0) for number in range(len(others))] == [each.total for each in fits]


def test_days_in_common_leave_out_holidays_and_exams_of_both() -> None:
    def days(one: str, other: str, first: date, last: date) -> int:
        profile = SearchProfile(1, one, {}, 13, first, last, frozenset())
        return OVERLAP.ground(profile, SearchProfile(2, other, {}, 13, FIRST, date(2027, 12, 1), frozenset())).n_days

    assert days("hessen", "aquitaine", date(2026, 10, 1), date(2026, 10, 20)) == 4
    assert days("hessen", "bursa", date(2026, 11, 6), date(2026, 11, 16)) == 2
    assert days("aquitaine", "bursa", date(2027, 4, 30), date(2027, 5, 17)) == 2
    assert days("hessen", "bursa", date(2027, 1, 1), date(2026, 12, 1)) == 0


def test_where_no_calendar_is_known_every_weekday_counts() -> None:
    profile = SearchProfile(1, "jaroslawl", {}, 13, date(2026, 12, 7), date(2026, 12, 20), frozenset())
    assert OVERLAP.ground(profile, profile).n_days == 10


def test_pairs_of_countries_that_no_programme_takes() -> None:
    countries = {"hessen": "DE", "bursa": "TR", "jaroslawl": "RU"}
    assert unfundable_pairs(countries, lambda pair: "RU" not in pair and len(pair) > 1) == {
        ("bursa", "bursa"), ("bursa", "jaroslawl"), ("hessen", "hessen"), ("hessen", "jaroslawl"),
        ("jaroslawl", "jaroslawl"),
    }  # fmt: skip


def test_nobody_is_compared_with_an_empty_portal() -> None:
    profile = SearchProfile(1, "hessen", {}, 13, FIRST, FIRST, frozenset(REGIONS))
    among = columns([], OVERLAP, TOPICS)
    assert scores(profile, among, possible(profile, among, OVERLAP), OVERLAP, dict.fromkeys(Criterion, 10)).shape == (
        8,
        0,
    )
    assert np.array_equal(possible(profile, among, OVERLAP), [])
