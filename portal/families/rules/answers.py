"""What a class list of answers means, and what is known of each student."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.consent.rules.codes import Giver, Kind, Lack, Use, grant
from portal.consent.rules.gate import Decision, Showing, lacks

YEARS_SHOWN = 3  # after the school year, unless the letter says otherwise
NO_PROJECT = -1  # a decision about one project is none about all


class Answer(StrEnum):
    """What a family's sheet of paper says."""

    OPEN = ""
    YES = "yes"  # everybody who has to sign has signed
    PARENTS_ONLY = "parents"
    NO = "no"


RECORDED = (Answer.YES, Answer.PARENTS_ONLY, Answer.NO)  # what a sheet can say


@dataclass(frozen=True)
class Standing:
    """What may be shown of a student now, in every project."""

    allowed: Mapping[Use, tuple[Kind, ...]]  # uses for which something is allowed
    lacks: Mapping[Giver, Lack]  # why nothing is allowed; empty where something is

    @property
    def groups(self) -> list[tuple[list[Use], tuple[Kind, ...]]]:
        """Uses for which the same is allowed, together."""
        by_kinds: dict[tuple[Kind, ...], list[Use]] = {}
        for use, kinds in self.allowed.items():
            by_kinds.setdefault(kinds, []).append(use)
        return [(uses, kinds) for kinds, uses in by_kinds.items()]

    @property
    def is_answered(self) -> bool:
        return Lack.MISSING not in self.lacks.values()


def answered(answers: Mapping[int, str], givers: Collection[Giver]) -> dict[tuple[Answer, frozenset[Giver]], list[int]]:
    """Whose answers are recorded alike: (yes or no, of whom) → ids of the students."""
    signed = {
        Answer.YES: (Answer.YES, frozenset(givers)),
        Answer.PARENTS_ONLY: (Answer.YES, frozenset(givers) & {Giver.PARENT}),
        Answer.NO: (Answer.NO, frozenset(givers)),
    }
    found: dict[tuple[Answer, frozenset[Giver]], list[int]] = {}
    for number, answer in answers.items():
        if answer in signed:
            found.setdefault(signed[Answer(answer)], []).append(number)
    return found


def granted(uses: Collection[str], kinds: Collection[str]) -> tuple[str, ...]:
    """Every kind for every use; unknown codes are dropped."""
    return tuple(grant(use, kind) for use in Use if use in uses for kind in Kind if kind in kinds)


def offered_parts(grants: Collection[str]) -> list[tuple[Use, list[tuple[str, Kind]]]]:
    """What a letter asks for, by use: each kind with what is stored for it."""
    parts = [(use, [(grant(use, kind), kind) for kind in Kind if grant(use, kind) in grants]) for use in Use]
    return [(use, of_use) for use, of_use in parts if of_use]


def standing(decisions: Sequence[Decision], givers: Collection[Giver], school_year: int, day: date) -> Standing:
    """What counts for works of this school year."""
    why = {
        (use, kind): lacks(Showing(use, kind, school_year, day, NO_PROJECT), decisions, givers)
        for use in Use
        for kind in Kind
    }
    kinds = {use: tuple(kind for kind in Kind if not why[use, kind]) for use in Use}
    allowed = {use: of_use for use, of_use in kinds.items() if of_use}
    return Standing(allowed, {} if allowed else why[Use.WEBSITE, Kind.PICTURE])
