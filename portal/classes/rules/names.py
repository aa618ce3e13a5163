"""Which lines of a pasted list are names that the portal may store."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.classes.rules.classes import MAX_NAME, MAX_STUDENTS
from portal.core.text import fold

JOINERS = "\u200c\u200d"  # Persian words and families of emoji need them


class NameProblem(StrEnum):
    """Why a line is not accepted as a student's name."""

    SEVERAL_WORDS = "several_words"
    TOO_LONG = "too_long"
    NOT_A_NAME = "not_a_name"
    CLASS_FULL = "class_full"


@dataclass(frozen=True)
class CheckedNames:
    """A pasted list: the accepted names, and the lines that go back with their problem."""

    accepted: list[str]
    refused: list[tuple[str, NameProblem]]


def split_list(text: str) -> list[str]:
    """The names of a list, one per line or separated by comma, semicolon or tab; numbering is dropped."""
    lines = (plain(re.sub(r"^\s*(\d+[.)]|[-–•*])\s+", "", part)) for part in re.split(r"[\n,;\t]", text))
    return [line for line in lines if line]


def plain(name: str) -> str:
    """A name with single blanks and without invisible signs, which could turn or hide other text."""
    seen = (c for c in name if c in JOINERS or unicodedata.category(c) != "Cf")
    return " ".join("".join(seen).split())


def problem_of(name: str) -> NameProblem | None:
    """Only a first name or a pseudonym is accepted: one word, and a number at most (“Mia 2”)."""
    words = [word for word in name.split() if any(c.isalpha() for c in word)]
    if not words or any(sign in name for sign in "@/\\"):
        return NameProblem.NOT_A_NAME
    if len(words) > 1:
        return NameProblem.SEVERAL_WORDS
    return NameProblem.TOO_LONG if len(name) > MAX_NAME else None


def check_names(names: Iterable[str], taken: Collection[str]) -> CheckedNames:
    """Accepts the names that are fine, made distinct from each other and from those already `taken`."""
    checked = CheckedNames([], [])
    for name in names:
        full = len(taken) + len(checked.accepted) >= MAX_STUDENTS
        problem = problem_of(name) or (NameProblem.CLASS_FULL if full else None)
        if problem:
            checked.refused.append((name, problem))
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
