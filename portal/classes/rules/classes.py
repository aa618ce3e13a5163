"""What a class may look like, and which lines of a pasted list are names that we may keep."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.core.text import fold

MAX_STUDENTS = 60
MAX_NAME = 40  # characters
MAX_LANGUAGES = 6
AGES = range(5, 21)
LANGUAGES = ("de", "fr", "it", "pl", "ru", "tr", "en", "es", "pt", "nl", "la", "el", "uk", "ro", "hr", "sr", "sq", "ku",
             "ar", "fa", "zh", "ja")  # fmt: skip
JOINERS = "\u200c\u200d"  # Persian words and families of emoji need them


class Level(StrEnum):
    """Levels of the Common European Framework of Reference for Languages."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


class ClassRefusal(StrEnum):
    """Why something can't be done with a class or a student."""

    HAS_CONTRIBUTIONS = "student_has_work"


class NameProblem(StrEnum):
    """Why a line is not taken over as a student's name."""

    SEVERAL_WORDS = "several_words"
    TOO_LONG = "too_long"
    NOT_A_NAME = "not_a_name"
    CLASS_FULL = "class_full"


@dataclass(frozen=True)
class Reading:
    """A pasted list after reading: what is kept, what is handed back with its problem."""

    kept: list[str]
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
    """Only a first name or a pseudonym is kept: one word, and a number at most (“Mia 2”)."""
    words = [word for word in name.split() if any(c.isalpha() for c in word)]
    if not words or any(sign in name for sign in "@/\\"):
        return NameProblem.NOT_A_NAME
    if len(words) > 1:
        return NameProblem.SEVERAL_WORDS
    return NameProblem.TOO_LONG if len(name) > MAX_NAME else None


def read_names(names: Iterable[str], taken: Collection[str]) -> Reading:
    """Keeps the names that are fine, told apart from each other and from those already `taken`."""
    reading = Reading([], [])
    for name in names:
        full = len(taken) + len(reading.kept) >= MAX_STUDENTS
        problem = problem_of(name) or (NameProblem.CLASS_FULL if full else None)
        if problem:
            reading.refused.append((name, problem))
        else:
            reading.kept.append(told_apart(name, [*taken, *reading.kept]))
    return reading


def told_apart(name: str, taken: Collection[str]) -> str:
    """The name itself, or with the first free number when the class has it already: “Mia”, “Mia 2”."""
    known = {fold(other) for other in taken}
    number, free = 1, name
    while fold(free) in known:
        number += 1
        free = f"{name} {number}"
    return free
