"""Native grades and their ages."""

import pytest

from portal.classes.rules.grades import all_grades, grades_of, nearest_grade
from portal.config import LANGUAGES


@pytest.mark.parametrize(
    ("region", "age", "label"),
    [
        ("hessen", 13, "Jahrgangsstufe 7"),
        ("hessen", 14, "Jahrgangsstufe 8"),
        ("aquitaine", 11, "6e"),
        ("emilia_romagna", 14, "classe 1ª secondaria di secondo grado"),
        ("wielkopolska", 16, "klasa 2 liceum"),
        ("jaroslawl", 13, "7 класс"),
        ("bursa", 18, "12. sınıf"),
        ("bursa", 99, "12. sınıf"),
    ],
)
def test_an_age_finds_the_nearest_grade(region: str, age: int, label: str) -> None:
    grade = nearest_grade(region, age)
    assert grade is not None
    assert grade.label == label


def test_a_region_outside_the_file_uses_its_country_or_nothing() -> None:
    assert grades_of("bayern", "DE") == grades_of("hessen")
    assert grades_of("wales", "GB") == []
    assert nearest_grade("wales", 13) is None


def test_every_grade_speaks_a_language_of_the_portal() -> None:
    assert {grade.language for grade in all_grades().values()} <= set(LANGUAGES)
    assert all(grade.age_from < grade.age_to for grade in all_grades().values())
