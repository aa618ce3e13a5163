"""How well a guest and a family go together: what excludes it, what has to be asked, and what speaks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.hosting.rules.answers import Answer
from portal.hosting.rules.codes import Advantage, Limit, Reply

BASE = 30  # so that three questions leave no pair below zero
FOR_LANGUAGE, FOR_PETS, FOR_ROOM = 40, 10, 10
FOR_AGE = (30, 24, 18, 10, 4)  # by the years between the children
FOR_QUESTION = -10
MOST_POINTS = BASE + FOR_LANGUAGE + FOR_AGE[0] + FOR_PETS + FOR_ROOM

OPPOSITE = {Reply.YES: Reply.NO, Reply.NO: Reply.YES, Reply.ASK: Reply.ASK}


@dataclass(frozen=True)
class Fit:
    """Of one guest with one family."""

    limits: Sequence[Limit]  # empty: it is possible
    questions: Sequence[Limit]
    advantages: Mapping[Advantage, int]  # with their points
    languages: Sequence[str]  # in common
    years_between: int

    @property
    def points(self) -> int | None:
        """None: impossible."""
        if self.limits:
            return None
        return BASE + sum(self.advantages.values()) + FOR_QUESTION * len(self.questions)


def fit(guest: Answer, host: Answer) -> Fit:
    clashes = {
        Limit.PETS: _clash(OPPOSITE[guest.pets], host.pets),
        Limit.NEEDS: _clash(guest.needs, OPPOSITE[host.needs]),
        Limit.ROOM: _clash(OPPOSITE[guest.room], host.room),
    }
    languages, years = _common(guest, host), abs(guest.age - host.age)
    points = {
        Advantage.LANGUAGE: FOR_LANGUAGE if languages else 0,
        Advantage.AGE: FOR_AGE[years] if years < len(FOR_AGE) else 0,
        Advantage.PETS: FOR_PETS if guest.pets == host.pets == Reply.YES else 0,
        Advantage.ROOM: FOR_ROOM if guest.room == host.room != Reply.ASK else 0,
    }
    return Fit(
        [limit for limit, clash in clashes.items() if clash == Reply.YES],
        [limit for limit, clash in clashes.items() if clash == Reply.ASK],
        {advantage: n for advantage, n in points.items() if n},
        languages,
        years,
    )


def _clash(is_strict: Reply, is_hard: Reply) -> Reply:
    """Whether a need meets what it can't bear; a question on either side makes a question of it."""
    if Reply.NO in (is_strict, is_hard):
        return Reply.NO
    return Reply.ASK if Reply.ASK in (is_strict, is_hard) else Reply.YES


def _common(guest: Answer, host: Answer) -> list[str]:
    return [language for language in guest.languages if language in host.languages]
