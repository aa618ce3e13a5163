"""Which lines of a pasted list become students."""

import pytest

from portal.classes.rules.classes import MAX_STUDENTS
from portal.classes.rules.names import NameProblem, check_names, problem_of, split_list, unique_name


def test_a_list_may_come_from_anywhere() -> None:
    assert split_list("Mia\nBen, Łucja; Iğdır\tЁжик\n\n 1. Zoé \n- Ayşe") == [
        "Mia", "Ben", "Łucja", "Iğdır", "Ёжик", "Zoé", "Ayşe",
    ]  # fmt: skip


def test_invisible_signs_do_not_hide_in_names() -> None:
    assert split_list("Mi\u200ba\n\u202eneB\u202c\n\ufeff") == ["Mia", "neB"]


@pytest.mark.parametrize(
    "name", ["Mia", "Anna-Lena", "D’Artagnan", "Mia 2", "Ömer", "Ёжик", "名前", "<b>Mia", "Fuchs🦊"]
)
def test_first_names_and_pseudonyms_are_kept(name: str) -> None:
    assert problem_of(name) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Anna Müller", NameProblem.SEVERAL_WORDS),
        ("Mia B.", NameProblem.SEVERAL_WORDS),
        ("mia@school.example", NameProblem.NOT_A_NAME),
        ("https://example.org", NameProblem.NOT_A_NAME),
        ("12345", NameProblem.NOT_A_NAME),
        ("🦊", NameProblem.NOT_A_NAME),
        ("x" * 41, NameProblem.TOO_LONG),
    ],
)
def test_everything_else_is_handed_back(name: str, problem: NameProblem) -> None:
    assert problem_of(name) == problem


def test_the_same_name_gets_a_number() -> None:
    assert check_names(["Mia", "mia", "İpek", "ipek"], ["MIA"]).accepted == ["Mia 2", "mia 3", "İpek", "ipek 2"]
    assert unique_name("Ben", ["Anna"]) == "Ben"


def test_a_class_has_an_end() -> None:
    checked = check_names(["Zoe", "Zeno"], [f"Student{n}" for n in range(MAX_STUDENTS - 1)])
    assert checked.accepted == ["Zoe"]
    assert checked.refused == [("Zeno", NameProblem.CLASS_FULL)]
