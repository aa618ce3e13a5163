"""How many take part, and what programmes and usage expect of those who travel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from portal.hosting.rules.codes import Kind


class Hint(StrEnum):
    """What does not agree."""

    COMPANIONS = "companions"  # too few for so many students
    STUDENTS_PLANNED = "students_planned"  # another number than the visit says
    COMPANIONS_PLANNED = "companions_planned"
    TOO_FEW_PUPILS = "too_few_pupils"  # for a programme
    TOO_MANY_PARTICIPANTS = "too_many_participants"


@dataclass(frozen=True)
class Noticed:
    """One thing that does not agree: how many there are, and how many are expected; of a programme its key."""

    hint: Hint
    have: int
    need: int
    programme: str = ""


@dataclass(frozen=True)
class Planned:
    """What the visit says about a side, and how many students an adult accompanies; None: nobody travels."""

    n_students: int
    n_companions: int
    students_per_companion: int | None = None


@dataclass(frozen=True)
class Bounds:
    """What a programme wants of a group that travels; None: it says nothing."""

    programme: str
    min_pupils: int | None
    max_participants: int | None


def noticed_of_side(kinds: Mapping[Kind, int], planned: Planned) -> list[Noticed]:
    """`kinds`: how many of each are on the list of the side. Nothing is said about an empty list."""
    n_students = kinds.get(Kind.STUDENT, 0)
    n_adults = kinds.get(Kind.COMPANION, 0) + kinds.get(Kind.DELEGATE, 0)
    needed = ceil(n_students / planned.students_per_companion) if planned.students_per_companion else 0
    found = []
    if n_adults < needed:
        found.append(Noticed(Hint.COMPANIONS, n_adults, needed))
    if n_students and planned.n_students and n_students != planned.n_students:
        found.append(Noticed(Hint.STUDENTS_PLANNED, n_students, planned.n_students))
    if n_adults and planned.n_companions and n_adults != planned.n_companions:
        found.append(Noticed(Hint.COMPANIONS_PLANNED, n_adults, planned.n_companions))
    return found


def noticed_of_guests(kinds: Mapping[Kind, int], bounds: Iterable[Bounds]) -> list[Noticed]:
    """By what programmes say that the partners could apply for."""
    n_students, n_all = kinds.get(Kind.STUDENT, 0), sum(kinds.values())
    found = []
    for each in bounds:
        if each.min_pupils and 0 < n_students < each.min_pupils:
            found.append(Noticed(Hint.TOO_FEW_PUPILS, n_students, each.min_pupils, each.programme))
        if each.max_participants and n_all > each.max_participants:
            found.append(Noticed(Hint.TOO_MANY_PARTICIPANTS, n_all, each.max_participants, each.programme))
    return found
