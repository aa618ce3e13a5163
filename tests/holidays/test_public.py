"""Public holidays by law: what the portal knows by itself, and what it means for windows and due days."""

from datetime import date
from itertools import combinations

import pytest

from portal.holidays.queries import calendars, entries_of
from portal.holidays.rules.calendar import is_school_day, nth_school_day
from portal.holidays.rules.days import Span, days_of
from portal.holidays.rules.entries import Certainty
from portal.holidays.rules.plans import plan_of
from portal.holidays.rules.public import public_holidays

REGIONS = ("hessen", "aquitaine", "emilia_romagna", "wielkopolska", "jaroslawl", "bursa")


@pytest.mark.parametrize(
    ("iso", "name", "day"),
    [
        ("DE-HE", "Fronleichnam", date(2027, 5, 27)),  # of Hessen, not of all German states
        ("FR-NAQ", "Armistice", date(2026, 11, 11)),
        ("IT-45", "Festa della Repubblica", date(2027, 6, 2)),
        ("PL-WP", "Święto Niepodległości", date(2026, 11, 11)),
        ("RU-YAR", "День защитника Отечества", date(2027, 2, 23)),
        ("TR-16", "Cumhuriyet Bayramı", date(2026, 10, 29)),
    ],
)
def test_each_region_has_those_of_its_country_and_part(iso: str, name: str, day: date) -> None:
    [found] = [each for each in public_holidays(iso, (2026, 2027)) if day in Span(each.start, each.end)]
    assert (name in found.event, found.certainty) == (True, Certainty.OFFICIAL)


def test_a_feast_of_several_days_is_one_entry_and_one_that_is_only_calculated_is_expected() -> None:
    near, far = ([f for f in public_holidays("TR-16", [year]) if "Ramazan" in f.event] for year in (2027, 2036))
    assert [(f.start, f.end, f.certainty) for f in near] == [(date(2027, 3, 9), date(2027, 3, 11), Certainty.OFFICIAL)]
    assert {feast.certainty for feast in far} == {Certainty.EXPECTED}


def test_what_falls_on_a_weekend_costs_no_lesson_and_a_country_nobody_knows_has_none() -> None:
    assert not [each for each in public_holidays("DE-HE", [2026]) if each.start == date(2026, 10, 3)]  # a Saturday
    assert public_holidays("ZZ", [2027]) == []


@pytest.mark.usefixtures("app")
def test_no_window_of_any_regions_counts_a_public_holiday() -> None:
    """Of all sets of two to six regions, day by day."""
    n_free = 0
    for n in range(2, 7):
        for keys in combinations(REGIONS, n):
            plan = plan_of(2026, keys, entries_of(keys, 2026))
            known = [calendars()[key] for key in keys]
            for window in plan.windows:
                days = [day for day in days_of(Span(window.start, window.end)) if day.weekday() < 5]
                free = [day for day in days if any(day in span for one in known for span in one.public)]
                assert window.n_days == len(days) - len(free)
                n_free += len(free)
    assert n_free > 100


@pytest.mark.usefixtures("app")
def test_a_due_day_lets_holidays_pass_by() -> None:
    bursa, hessen = calendars()["bursa"], calendars()["hessen"]
    assert nth_school_day(bursa, date(2026, 10, 28), 1) == date(2026, 10, 30)
    assert nth_school_day(hessen, date(2027, 5, 26), 1) == date(2027, 5, 28)
    assert not is_school_day(hessen, date(2027, 5, 6))
