"""The one rule about consent: whose consent is missing for what is to be shown where, and why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from portal.consent.rules.codes import Giver, Kind, Lack, Use, grant


@dataclass(frozen=True)
class Decision:
    """What a parent or a student said at one time."""

    giver: Giver
    grants: frozenset[str]  # what is allowed; everything else is not
    school_year: int | None  # of the works, by the calendar year in which it began; None: of any year
    until: date | None  # the last day on which it may be shown; None: until it is withdrawn
    project_id: int | None  # None: in every project
    is_withdrawal: bool


@dataclass(frozen=True)
class Showing:
    """What is to be shown of a student."""

    use: Use
    kind: Kind
    school_year: int  # in which the work was made
    day: date  # on which it is shown
    project_id: int


@dataclass(frozen=True)
class Ages:
    """From which age a student agrees as well, and up to which age (exclusive) the parents have to."""

    student_from: int
    parent_until: int

    def givers(self, youngest: int, oldest: int) -> frozenset[Giver]:
        """Of a class only the range is known: whoever may have to agree, has to."""
        asks_parent = youngest < self.parent_until
        asks_student = oldest >= self.student_from or not asks_parent
        return frozenset(
            giver for giver, is_asked in ((Giver.PARENT, asks_parent), (Giver.STUDENT, asks_student)) if is_asked
        )


def lacks(showing: Showing, decisions: Sequence[Decision], givers: Collection[Giver]) -> dict[Giver, Lack]:
    """Whose consent does not count, and why; empty: it may be shown. The decisions come in the order they were made.

    Students who are not asked yet can take back all the same: nobody is shown who does not want it any more.
    """
    found = {giver: _lack(showing, [each for each in decisions if each.giver == giver]) for giver in Giver}
    return {
        giver: lack
        for giver, lack in found.items()
        if lack and (giver in givers or (giver, lack) == (Giver.STUDENT, Lack.WITHDRAWN))
    }


def _lack(showing: Showing, decisions: Sequence[Decision]) -> Lack | None:
    """The last decision that is about this project and school year counts."""
    here = [each for each in decisions if each.project_id in (None, showing.project_id)]
    if not here:
        return Lack.MISSING
    counting = [each for each in here if each.school_year in (None, showing.school_year)]
    if not counting:
        return Lack.OTHER_YEAR
    last = counting[-1]
    if grant(showing.use, showing.kind) not in last.grants:
        return Lack.WITHDRAWN if last.is_withdrawal else Lack.REFUSED
    return Lack.EXPIRED if last.until and last.until < showing.day else None
