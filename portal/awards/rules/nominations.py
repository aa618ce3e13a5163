"""Steps of a nomination, whose agreement it needs, and how its nominee is named in forms."""

from dataclasses import dataclass

from portal.awards.rules.codes import NominationRelation, NominationStatus, NominationStep, Nominee, Side
from portal.core.transitions import Transition

NominationTransition = Transition[NominationStep, NominationRelation, NominationStatus]
LONGEST_TEXT = 6000  # characters
S, R = NominationStatus, NominationRelation
BY_NOMINEE = frozenset({R.NOMINEE})
LIVE = frozenset({S.PROPOSED, S.AGREED})  # nobody nominates the same once more
OPEN_TO_WORDS = frozenset({S.DRAFT, S.PROPOSED})  # what was agreed to is not changed any more

TRANSITIONS: tuple[NominationTransition, ...] = (
    Transition(NominationStep.PROPOSE, frozenset({R.NOMINATOR}), frozenset({S.DRAFT}), S.PROPOSED),
    Transition(NominationStep.AGREE, BY_NOMINEE, frozenset({S.PROPOSED}), S.AGREED),
    Transition(NominationStep.DECLINE, BY_NOMINEE, frozenset({S.PROPOSED}), S.DECLINED, needs_reason=True),
    Transition(
        NominationStep.WITHDRAW,
        frozenset({R.NOMINATOR, R.NOMINEE}),
        frozenset({S.DRAFT, S.PROPOSED, S.AGREED}),
        S.WITHDRAWN,
    ),
    Transition(NominationStep.EXPIRE, frozenset({R.CLOCK}), frozenset({S.PROPOSED}), S.EXPIRED),
)


@dataclass(frozen=True)
class Whom:
    """A nominee by its numbers; two for a partnership of schools, the smaller first."""

    kind: Nominee
    number: int
    other: int | None = None

    @property
    def key(self) -> str:
        """As menus and addresses name it: `project:5`, `schools:3-9`."""
        return f"{self.kind}:{self.number}" + (f"-{self.other}" if self.other else "")

    @property
    def columns(self) -> dict[str, int | None]:
        """Of the nomination."""
        names = {Nominee.TWINNING: "twinning_id", Nominee.PROJECT: "project_id", Nominee.SCHOOLS: "one_school_id"}
        return {names[self.kind]: self.number, "other_school_id": self.other}


@dataclass(frozen=True)
class About:
    """What a nomination says."""

    whom: Whom
    text: str
    language: str  # of the text
    category_id: int | None = None


def whom_of(key: str) -> Whom | None:
    """None when the text names no nominee. Two schools are the same in either order, and one alone is no pair."""
    kind, _, typed = key.partition(":")
    parts, n_needed = typed.split("-"), 2 if kind == Nominee.SCHOOLS else 1
    if kind not in set(Nominee) or len(parts) != n_needed or not all(map(_is_number, parts)):
        return None
    numbers = sorted({int(part) for part in parts})
    return Whom(Nominee(kind), *numbers) if len(numbers) == n_needed else None


def sides_needed(kind: Nominee) -> frozenset[Side]:
    return frozenset({Side.ONE}) if kind == Nominee.PROJECT else frozenset(Side)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
