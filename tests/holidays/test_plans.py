"""A school year of several regions side by side, and its pictures, worked out without a database."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest

from portal.holidays.rules.days import year_span
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.plans import Plan, plan_of
from portal.holidays.views.drawing import lines_of, months, months_of, whole_year

numbers = count(1)


@dataclass
class Row:
    """An entry as the database stores it."""

    region_key: str
    kind: Kind
    start: date
    end: date
    event: str = "autumn"
    certainty: Certainty = Certainty.OFFICIAL
    source: str = ""
    changed_at: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    id: int = field(default_factory=lambda: next(numbers))


def row(region: str, kind: Kind, start: str, end: str, **more: Any) -> Row:
    return Row(region, kind, date.fromisoformat(start), date.fromisoformat(end), **more)


TWO = [
    row("hessen", Kind.LESSONS, "2026-08-10", "2027-06-25"),
    row("bursa", Kind.LESSONS, "2026-09-07", "2027-06-25", certainty=Certainty.EXPECTED),
    row("hessen", Kind.BREAK, "2026-10-05", "2026-10-17"),
    row("bursa", Kind.BREAK, "2026-11-09", "2026-11-13", certainty=Certainty.PATTERN),
]


def plan(*more: Row, keys: tuple[str, ...] = ("hessen", "bursa")) -> Plan:
    return plan_of(2026, keys, sorted([*TWO, *more], key=lambda each: each.start))


def test_the_windows_are_counted_in_days_on_which_all_have_school() -> None:
    windows = [(w.number, f"{w.start:%d.%m.}–{w.end:%d.%m.}", w.n_days) for w in plan().windows]
    assert windows == [(1, "07.09.–02.10.", 20), (2, "19.10.–06.11.", 15), (3, "16.11.–25.06.", 160)]


def test_a_public_holiday_of_one_region_is_one_school_day_less() -> None:
    holiday = row("bursa", Kind.PUBLIC, "2026-10-29", "2026-10-29")
    assert [window.n_days for window in plan(holiday).windows] == [20, 14, 160]


def test_windows_with_exams_stay_and_say_whose() -> None:
    exams = row("hessen", Kind.EXAMS, "2026-10-26", "2026-11-20")
    assert [window.exams for window in plan(exams).windows] == [[], ["hessen"], ["hessen"]]


def test_a_region_without_dates_is_named_and_left_out() -> None:
    three = plan(keys=("hessen", "bursa", "jaroslawl"))
    assert three.unknown == ["jaroslawl"]
    assert three.windows == plan().windows


def test_where_nobody_knows_anything_there_is_no_window() -> None:
    assert plan_of(2031, ("hessen", "bursa"), []).windows == []


def test_doubts_are_named_from_the_surest() -> None:
    assert [region.doubts for region in plan().regions] == [[], [Certainty.EXPECTED, Certainty.PATTERN]]


def test_the_months_of_a_school_year_follow_each_other_without_gaps() -> None:
    all_months = months_of(year_span(2026))
    assert [(all_months[0].start, all_months[-1].end, len(all_months))] == [(date(2026, 8, 1), date(2027, 7, 31), 12)]
    assert sum((month.end - month.start).days + 1 for month in all_months) == 365


def test_the_wide_picture_has_a_line_for_every_region_and_a_frame_for_every_window() -> None:
    picture = whole_year(plan())
    assert [each.key for each in picture.rows] == ["hessen", "bursa"]
    assert [sorted(each.marks) for each in picture.rows] == [["break", "lessons"], ["lessons", "unsure"]]
    assert [frame.number for frame in picture.frames] == [1, 2, 3]
    assert all(frame.x >= 0 and frame.x + frame.width <= picture.width for frame in picture.frames)
    assert len(picture.ticks) == 12


def test_a_holiday_lies_where_its_days_lie() -> None:
    """5 to 17 October are days 66 to 78 of the school year: 65 days after its beginning, 13 days long."""
    [hessen, _bursa] = whole_year(plan()).rows
    assert hessen.marks["break"] == "M333 0h28.6v18h-28.6z"  # 190 + 65 · 2.2; 13 · 2.2


def test_months_show_their_part_of_a_long_holiday_and_number_a_window_where_it_begins() -> None:
    pictures = {picture.first.month: picture for picture in months(plan())}
    assert pictures[10].rows[0].marks["break"] == "M40 0h130v18h-130z"
    assert "break" not in pictures[9].rows[0].marks
    assert [[frame.number for frame in pictures[month].frames] for month in (9, 10, 11, 12)] == [
        [1],
        [0, 2],
        [0, 3],
        [0],
    ]
    assert [day.day for _x, day in pictures[10].ticks] == [5, 12, 19, 26]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Hessen", ["Hessen"]),
        ("Великопольское воеводство", ["Великопольское", "воеводство"]),
        ("Nordrhein-Westfalen-und-Lippe", ["Nordrhein-Westfalen-und-Lippe"]),
        ("Provence Alpes Côte d’Azur", ["Provence Alpes", "Côte d’Azur"]),
    ],
)
def test_long_names_take_two_lines(name: str, lines: list[str]) -> None:
    assert lines_of(name) == lines
