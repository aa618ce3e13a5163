"""Comparing one class with many at once says exactly what comparing it with each alone says."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import Criterion, Stop, balanced
from portal.matching.rules.fit import fit
from portal.matching.rules.overlap import CalendarOverlap
from portal.matching.rules.profiles import SearchProfile
from portal.solver.attributes import Attributes
from portal.solver.regions import common_days
from portal.solver.scoring import count_above, points, possible, stops, totals
from portal.solver.shares import CRITERIA
from tests.matching.profiles import CALENDARS, FIRST, REGIONS, TOPICS, profiles

OVERLAP = CalendarOverlap(
    FIRST, 500, CALENDARS, suspended=frozenset({"jaroslawl"}), unfundable=frozenset({("bursa", "wielkopolska")})
)
CODING = Coding(OVERLAP, TOPICS)


@settings(max_examples=200)
@given(profiles(region_key="hessen"), st.lists(profiles(), max_size=12), st.integers(0, 40))
def test_many_at_once_get_what_each_alone_gets(one: SearchProfile, others: list[SearchProfile], more: int) -> None:
    weights = balanced({criterion: more + number for number, criterion in enumerate(Criterion)})
    among = CODING.attributes(others)
    rows = possible(CODING.one(one), among, OVERLAP.regions)
    given = totals(CODING.one(one), among, rows, OVERLAP.regions, weights)
    known = dict(zip(rows.tolist(), given.tolist(), strict=True))
    alone = [fit(one, other, CODING, weights).total for other in others]
    assert [known.get(place, 0) for place in range(len(others))] == alone


@given(profiles(region_key="hessen"), st.lists(profiles(), max_size=12), st.integers(0, 100))
def test_how_many_have_more_is_what_all_totals_say(one: SearchProfile, others: list[SearchProfile], total: int) -> None:
    weights = balanced({criterion: 1 + number for number, criterion in enumerate(Criterion)})
    among, regions = CODING.attributes(others), OVERLAP.regions
    given = totals(CODING.one(one), among, possible(CODING.one(one), among, regions), regions, weights)
    assert count_above(total, CODING.one(one), among, regions, weights) == (given > total).sum()


def test_criteria_and_reasons_have_the_same_names_in_the_same_order() -> None:
    nobody = CODING.attributes([])
    assert list(CRITERIA) == list(Criterion)
    assert list(stops(a_class("hessen"), nobody, OVERLAP.regions)) == list(Stop)


def a_class(region_key: str, first: date = FIRST, last: date = FIRST) -> Attributes:
    return CODING.one(SearchProfile(1, region_key, {}, 13, first, last, frozenset(REGIONS)))


@pytest.mark.parametrize(
    ("one", "other", "first", "last", "days"),
    [
        ("hessen", "aquitaine", date(2026, 10, 1), date(2026, 10, 20), 4),  # autumn holidays in Hessen
        ("hessen", "bursa", date(2026, 11, 6), date(2026, 11, 16), 2),  # a week off in Bursa
        ("aquitaine", "bursa", date(2027, 4, 30), date(2027, 5, 17), 2),  # exams in Bursa
        ("hessen", "bursa", date(2027, 1, 1), date(2026, 12, 1), 0),  # the end before the start
        ("jaroslawl", "jaroslawl", date(2026, 12, 7), date(2026, 12, 20), 10),  # no calendar: every weekday
    ],
)
def test_days_in_common_leave_out_holidays_and_exams_of_both(
    one: str, other: str, first: date, last: date, days: int
) -> None:
    long = CODING.attributes([SearchProfile(2, other, {}, 13, FIRST, date(2027, 12, 1), frozenset())])
    assert common_days(a_class(one, first, last), long, np.arange(1), OVERLAP.regions).tolist() == [days]


def test_nobody_is_compared_with_an_empty_portal() -> None:
    nobody, one = CODING.attributes([]), a_class("hessen")
    weights: Mapping[Criterion, int] = dict.fromkeys(Criterion, 10)
    assert points(one, nobody, OVERLAP.regions, weights).shape == (8, 0)
    assert possible(one, nobody, OVERLAP.regions).tolist() == []


def test_classes_can_be_left_out_and_added() -> None:
    some = CODING.attributes([SearchProfile(n, "hessen", {}, 13, FIRST, FIRST, frozenset()) for n in (1, 2, 3)])
    more = some.at(np.array([True, False, True])).also(some.at(slice(1)))
    assert (more.class_id.tolist(), more.levels.shape[1], len(more)) == ([1, 3, 1], 3, 3)
