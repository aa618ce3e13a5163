"""Reads what one member has to judge: only what is hers, and nothing of what she is recused from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.accounts.models import Person
from portal.awards.models import Nomination
from portal.core.refusal import existing
from portal.juries.models import Jury, JuryMember, JurySheet
from portal.juries.queries.rounds import get_jury, is_open, memberships_of
from portal.juries.queries.seats import Bench, bench_of


@dataclass(frozen=True)
class Desk:
    """A jury as one of its members sees it; of other members nothing is read before she asks for their scores."""

    bench: Bench
    member: JuryMember

    @property
    def jury(self) -> Jury:
        return self.bench.jury

    @property
    def is_open(self) -> bool:
        return is_open(self.jury)

    @property
    def items(self) -> Sequence[Nomination]:
        """Nothing before the nominations are complete, in reserve, after the end, or for who can not act."""
        is_at_work = self.is_open and self.bench.can_act(self.member)
        return self.bench.items_for(self.member) if is_at_work else []

    @property
    def waiting(self) -> list[Nomination]:
        """What she has not handed in yet."""
        return [item for item in self.items if not self.is_handed_in(item)]

    @property
    def complete(self) -> list[Nomination]:
        """What she could hand in now."""
        needed = {criterion.id for criterion in self.jury.round.criteria}
        return [item for item in self.waiting if (sheet := self.sheet(item)) and needed <= set(sheet.by_criterion)]

    def sheet(self, item: Nomination) -> JurySheet | None:
        return self.bench.sheet(self.member, item)

    def is_handed_in(self, item: Nomination) -> bool:
        return self.bench.handed_in(self.member, item)

    def others(self, item: Nomination) -> Mapping[int, list[int]]:
        """By criterion, what other members gave, without saying who; empty until she has handed in her own."""
        if not self.is_handed_in(item):
            return {}
        bench = bench_of(self.jury, item_id=item.id)
        sheets = [bench.sheet(each, item) for each in bench.members if bench.may_judge(each, item)]
        others = (sheet for sheet in sheets if sheet and sheet.member_id != self.member.id)
        given = [sheet.by_criterion for sheet in others if sheet.handed_in_at]
        criteria = [criterion.id for criterion in self.jury.round.criteria]
        return {number: sorted(scores[number] for scores in given) for number in criteria} if given else {}


def own_desks(person: Person) -> list[Desk]:
    """In rounds that are not over, the newest first."""
    return [_desk(member) for member in memberships_of(person)]


def get_desk(person: Person, round_id: int) -> Desk:
    found = (member for member in memberships_of(person) if member.round_id == round_id)
    return _desk(existing(next(found, None)))


def get_item(person: Person, round_id: int, nomination_id: int) -> tuple[Desk, Nomination]:
    """A nomination that she judges; raises NotFound for all others, and while the jury is not at work."""
    desk = get_desk(person, round_id)
    return desk, existing(next((item for item in desk.items if item.id == nomination_id), None))


def count_waiting(person: Person) -> int:
    """Nominations that wait for her scores."""
    return sum(len(desk.waiting) for desk in own_desks(person))


def _desk(member: JuryMember) -> Desk:
    return Desk(bench_of(get_jury(member.round_id), member_id=member.id), member)
