"""Steps of an award round, what it needs before it opens, and what its dates bring about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from portal.awards.rules.codes import (
    Missing,
    MissingScores,
    Nominee,
    RoundRelation,
    RoundStatus,
    RoundStep,
)
from portal.core.transitions import Transition

RoundTransition = Transition[RoundStep, RoundRelation, RoundStatus]
WHOLE = 100  # per cent
BEFORE_JUDGING = frozenset({RoundStatus.DRAFT, RoundStatus.NOMINATING})
UNDER_WAY = frozenset({*BEFORE_JUDGING, RoundStatus.JUDGING, RoundStatus.JUDGED})
OPEN_TO_ALL = frozenset(RoundStatus) - {RoundStatus.DRAFT}
BY_ORGANISER = frozenset({RoundRelation.ORGANISER})
BY_DATE = frozenset({RoundRelation.ORGANISER, RoundRelation.CLOCK})

TRANSITIONS: tuple[RoundTransition, ...] = (
    Transition(RoundStep.OPEN, BY_ORGANISER, frozenset({RoundStatus.DRAFT}), RoundStatus.NOMINATING),
    Transition(RoundStep.BEGIN_JUDGING, BY_DATE, frozenset({RoundStatus.NOMINATING}), RoundStatus.JUDGING),
    Transition(RoundStep.END_JUDGING, BY_DATE, frozenset({RoundStatus.JUDGING}), RoundStatus.JUDGED),
    Transition(RoundStep.PUBLISH, BY_ORGANISER, frozenset({RoundStatus.JUDGED}), RoundStatus.PUBLISHED),
    Transition(RoundStep.CANCEL, BY_ORGANISER, UNDER_WAY, RoundStatus.CANCELLED, needs_reason=True),
)


@dataclass(frozen=True)
class Dates:
    """Each is a moment that does not belong to the period any more."""

    nominate_until: datetime | None = None
    agree_until: datetime | None = None
    judge_until: datetime | None = None

    @property
    def all(self) -> list[datetime | None]:
        return [self.nominate_until, self.agree_until, self.judge_until]

    @property
    def answer_until(self) -> datetime | None:
        """When nominees must have answered."""
        return self.agree_until or self.nominate_until

    @property
    def known(self) -> list[datetime]:
        return [moment for moment in self.all if moment]

    @property
    def are_in_order(self) -> bool:
        return self.known == sorted(self.known)


@dataclass(frozen=True)
class Description:
    """What an organiser says about a round."""

    award: str
    year: int
    titles: dict[str, str]
    language: str  # of the original
    texts: dict[str, str] = field(default_factory=dict)
    nominees: Sequence[Nominee] = (Nominee.TWINNING,)
    dates: Dates = Dates()
    quorum: int = 3
    missing_scores: MissingScores = MissingScores.LEAVE_OUT


@dataclass(frozen=True)
class Row:
    """A category, or a criterion with its weight in per cent; `number` of one that exists."""

    names: dict[str, str]  # language → name
    weight: int = 0
    number: int | None = None


def missing_to_open(round_: Description, weights: Sequence[int], moment: datetime) -> list[Missing]:
    """Empty when the round may open."""
    is_past = any(each <= moment for each in round_.dates.known)
    return [*_missing(round_, weights), *([Missing.PAST] if is_past else [])]


def lacks_when_open(status: RoundStatus, round_: Description, weights: Sequence[int]) -> list[Missing]:
    """What a round needed to open stays; only its dates pass."""
    return [] if status == RoundStatus.DRAFT else _missing(round_, weights)


def fixed_in(status: RoundStatus) -> list[str]:
    """What is not changed any more: who could be nominated and how missing scores count, once the jury is at work, and
    then by which quorum it has judged.
    """
    from_judging_on = [] if status in BEFORE_JUDGING else ["nominees", "missing_scores"]
    return from_judging_on + (["quorum"] if status == RoundStatus.JUDGED else [])


def _missing(round_: Description, weights: Sequence[int]) -> list[Missing]:
    dates = round_.dates
    lacks = {
        Missing.TITLE: not round_.titles.get(round_.language),
        Missing.NOMINEES: not round_.nominees,
        Missing.DATES: len(dates.known) < len(dates.all),
        Missing.ORDER: not dates.are_in_order,
        Missing.CRITERIA: not weights,
        Missing.WEIGHTS: bool(weights) and sum(weights) != WHOLE,
    }
    return [code for code, is_lacking in lacks.items() if is_lacking]


def due_step(status: RoundStatus, dates: Dates, moment: datetime) -> RoundStep | None:
    """What the dates of a round bring about now."""
    steps = {
        RoundStatus.NOMINATING: (dates.answer_until, RoundStep.BEGIN_JUDGING),
        RoundStatus.JUDGING: (dates.judge_until, RoundStep.END_JUDGING),
    }
    until, step = steps.get(status, (None, None))
    return step if until and until <= moment else None


def takes_nominations(status: RoundStatus, dates: Dates, moment: datetime) -> bool:
    return status == RoundStatus.NOMINATING and (dates.nominate_until is None or moment < dates.nominate_until)


def takes_answers(status: RoundStatus, dates: Dates, moment: datetime) -> bool:
    """Whether nominees can still agree."""
    until = dates.answer_until
    return status == RoundStatus.NOMINATING and (until is None or moment < until)
