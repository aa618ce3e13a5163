"""Which names become students."""

import pytest

from portal.classes.rules.classes import MAX_STUDENTS
from portal.classes.rules.names import NameProblem, check_names, problem_of, unique_name


@pytest.mark.parametrize(
    "name",
    ["Mia", "Anna-Lena", "Jean-Luc", "D’Artagnan", "Mia 2", "Ömer", "Ёжик", "名前", "<b>Mia", "Fuchs🦊", "Maja K.", "Maja K", "Maja Kr.",
     "K. Maja"],
)  # fmt: skip
def test_first_names_and_pseudonyms_are_kept(name: str) -> None:
    assert problem_of(name) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Anna Müller", NameProblem.SEVERAL_WORDS),
        ("Ayşe Nur", NameProblem.SEVERAL_WORDS),
        ("Anna Maria Luisa Elena", NameProblem.TOO_MANY_WORDS),
        ("Becker, Anna", NameProblem.NOT_A_NAME),
        ("mia@school.example", NameProblem.NOT_A_NAME),
        ("https://example.org", NameProblem.NOT_A_NAME),
        ("12345", NameProblem.NOT_A_NAME),
        ("Mia 12.03.2011", NameProblem.NOT_A_NAME),
        ("Mia 2011", NameProblem.NOT_A_NAME),
        ("Total: b", NameProblem.NOT_A_NAME),
        ("Becker | Anna", NameProblem.NOT_A_NAME),
        ("🦊", NameProblem.NOT_A_NAME),
        ("x" * 41, NameProblem.TOO_LONG),
    ],
)
def test_everything_else_is_handed_back(name: str, problem: NameProblem) -> None:
    assert problem_of(name) == problem


def test_names_with_several_words_are_names_when_somebody_says_so() -> None:
    names = ["Ayşe Nur", "Mehmet Ali", "Anna Maria Luisa", "Anna Maria Luisa Elena", "mia@school.example"]
    checked = check_names(names, ["Ayşe Nur"], names)
    assert checked.accepted == ["Ayşe Nur 2", "Mehmet Ali", "Anna Maria Luisa"]
    assert checked.refused == [(names[3], NameProblem.TOO_MANY_WORDS), (names[4], NameProblem.NOT_A_NAME)]


def test_the_same_name_gets_a_number() -> None:
    assert check_names(["Mia", "mia", "İpek", "ipek"], ["MIA"]).accepted == ["Mia 2", "mia 3", "İpek", "ipek 2"]
    assert unique_name("Ben", ["Anna"]) == "Ben"


def test_a_class_has_an_end() -> None:
    checked = check_names(["Zoe", "Zeno"], [f"Student{n}" for n in range(MAX_STUDENTS - 1)])
    assert checked.accepted == ["Zoe"]
    assert checked.refused == [("Zeno", NameProblem.CLASS_FULL)]
