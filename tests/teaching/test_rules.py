"""What a class is called in the next school year, and which grade it is in."""

from datetime import date

import pytest

from portal.classes.rules.grades import all_grades, grade_after
from portal.teaching.rules import Level, may_prepare, name_after, older, years_between


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        ("8b", "Jahrgangsstufe 8", "Jahrgangsstufe 9", "9b"),
        ("G8b", "Jahrgangsstufe 8", "Jahrgangsstufe 9", "G9b"),
        ("8-A", "8. sınıf", "9. sınıf", "9-A"),
        ("2de 3", "2de", "1re", "1re 3"),
        ("CM2 A", "CM2", "6e", "6e A"),
        ("3B", "classe 3ª secondaria di primo grado", "classe 1ª secondaria di secondo grado", "1B"),
        ("10 „А“", "10 класс", "11 класс", "11 „А“"),
        ("Die Flussforscher", "Jahrgangsstufe 8", "Jahrgangsstufe 9", "Die Flussforscher"),
        ("Gruppe 2", "Jahrgangsstufe 8", "Jahrgangsstufe 9", "Gruppe 2"),
        ("10c", "Jahrgangsstufe 10", "E-Phase (E1/E2)", "10c"),
    ],
)
def test_a_class_is_called_after_its_new_grade(name: str, before: str, after: str, expected: str) -> None:
    assert name_after(name, before, after) == expected


def test_every_grade_leads_to_the_next_one_of_its_kind_of_school() -> None:
    grades = all_grades()
    assert grade_after(grades["DE-G9-08"]) == grades["DE-G9-09"]
    assert grade_after(grades["DE-G9-08"], 2) == grades["DE-G9-10"]
    assert grade_after(grades["FR-main-12"]) is None


def test_a_class_without_grade_grows_older_until_it_has_left_school() -> None:
    assert older(Level(None, 13, 14), 1) == Level(None, 14, 15)
    assert older(Level(None, 20, 21), 1) is None


def test_the_next_year_is_prepared_two_months_before_the_end_and_years_that_nobody_counted_are_made_up_for() -> None:
    assert not may_prepare(date(2026, 7, 31), date(2026, 5, 1))
    assert may_prepare(date(2026, 7, 31), date(2026, 6, 15))
    assert years_between(date(2026, 7, 3), date(2027, 7, 16)) == 1
    assert years_between(date(2024, 7, 3), date(2027, 7, 16)) == 3
