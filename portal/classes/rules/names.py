"""Which lines of a pasted list are names that the portal may store."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.classes.rules.classes import MAX_NAME, MAX_STUDENTS
from portal.core.text import fold

MOST_WORDS = 3  # of a first name: “Anna Maria Luisa”
FORBIDDEN = re.compile(r"[@/\\,;:|]|\d\s*[.-]\s*\d|\d{4}")  # signs of addresses and columns, dates, years
INITIAL = re.compile(r"[^\W\d_]|[^\W\d_]{1,2}\.")  # how schools tell two apart: “Maja K.”, “Maja Kr.”


class NameProblem(StrEnum):
    """Why a line is not accepted as a student's name."""

    SEVERAL_WORDS = "several_words"
    TOO_MANY_WORDS = "too_many_words"
    TOO_LONG = "too_long"
    NOT_A_NAME = "not_a_name"
    CLASS_FULL = "class_full"
    NOT_PRINTABLE = "not_printable"


@dataclass(frozen=True)
class CheckedNames:
    """A pasted list: the accepted names, and the lines that go back with their problem."""

    accepted: list[str]
    refused: list[tuple[str, NameProblem]]


def full_words(name: str) -> list[str]:
    """The words of a name without initials and numbers."""
    return [word for word in name.split() if any(c.isalpha() for c in word) and not INITIAL.fullmatch(word)]


def problem_of(name: str, *, is_first_name: bool = False) -> NameProblem | None:
    """Only a first name or a pseudonym is accepted, with an initial or a number: “Maja K.”, “Mia 2”.

    Several words could hide a surname: somebody must say that all of them are the first name (“Ayşe Nur”).
    """
    words = full_words(name)
    if not any(c.isalpha() for c in name) or FORBIDDEN.search(name):
        return NameProblem.NOT_A_NAME
    if len(words) > MOST_WORDS:
        return NameProblem.TOO_MANY_WORDS
    if len(words) > 1 and not is_first_name:
        return NameProblem.SEVERAL_WORDS
    return NameProblem.TOO_LONG if len(name) > MAX_NAME else None


def check_names(
    names: Iterable[str], taken: Collection[str], first_names: Collection[str] = (), unprintable: Collection[str] = ()
) -> CheckedNames:
    """Accepts the names that are fine, made distinct from each other and from those already `taken`.

    `first_names` are those with several words of which somebody said that they are no surnames; cards can't show the
    `unprintable` ones.
    """
    checked = CheckedNames([], [])
    for name in names:
        full = len(taken) + len(checked.accepted) >= MAX_STUDENTS
        problem = problem_of(name, is_first_name=name in first_names)
        if name in unprintable:
            problem = NameProblem.NOT_PRINTABLE
        if problem or full:
            checked.refused.append((name, problem or NameProblem.CLASS_FULL))
        else:
            checked.accepted.append(unique_name(name, [*taken, *checked.accepted]))
    return checked


def unique_name(name: str, taken: Collection[str]) -> str:
    """The name itself, or with the first free number when the class has it already: “Mia”, “Mia 2”."""
    known = {fold(other) for other in taken}
    number, free = 1, name
    while fold(free) in known:
        number += 1
        free = f"{name} {number}"
    return free
