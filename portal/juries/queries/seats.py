"""Reads the members of a jury as the rules see them: who judges what, and who has been silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, lazyload

from portal.awards.models import Nomination
from portal.awards.queries.rounds import is_organiser
from portal.awards.rules.codes import RoundStatus
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.juries.models import Jury, JuryMember, JurySheet
from portal.juries.queries.parts import items_of, jurors_of, parts_of
from portal.juries.rules.codes import Ground
from portal.juries.rules.members import Seat, is_silent
from portal.juries.rules.recusal import ground_of


@dataclass(frozen=True)
class Bench:
    """A jury with all that is known about who judges what; `grounds`: member and item → why she does not judge it."""

    jury: Jury
    members: Sequence[JuryMember]
    items: Sequence[Nomination]
    sheets: Mapping[tuple[int, int], JurySheet]
    grounds: Mapping[tuple[int, int], Ground]

    def may_judge(self, member: JuryMember, item: Nomination) -> bool:
        return member.is_active and (member.id, item.id) not in self.grounds

    def can_act(self, member: JuryMember) -> bool:
        """Not erased or suspended, nor an organiser by now: who reads all of a round judges nothing of it."""
        person = member.person
        return person is not None and not person.suspended_at and not is_organiser(person, self.jury.round)

    def items_for(self, member: JuryMember) -> list[Nomination]:
        """What this member judges; nothing while she is in reserve."""
        return [item for item in self.items if self.may_judge(member, item)]

    def sheet(self, member: JuryMember, item: Nomination) -> JurySheet | None:
        return self.sheets.get((member.id, item.id))

    def handed_in(self, member: JuryMember, item: Nomination) -> bool:
        sheet = self.sheet(member, item)
        return sheet is not None and sheet.handed_in_at is not None

    @property
    def seats(self) -> list[Seat]:
        return [_seat(self, member) for member in self.members]


def bench_of(
    jury: Jury, *, member_id: int | None = None, item_id: int | None = None, with_scores: bool = True
) -> Bench:
    """All of it or, as large juries are slow to read, what concerns one member or one nomination."""
    members = [each for each in members_of(jury.round_id) if member_id in (None, each.id)]
    items = [each for each in items_of(jury.round_id) if item_id in (None, each.id)]
    found = _sheets(jury.round_id, member_id, item_id, with_scores)
    sheets = {(each.member_id, each.nomination_id): each for each in found}
    jurors, parts = jurors_of(members), parts_of(items)
    grounds = {}
    for member in members:
        for item in items:
            sheet = sheets.get((member.id, item.id))
            is_declared = sheet is not None and sheet.recused_at is not None
            if ground := ground_of(jurors[member.id], parts[item.id]) or (Ground.DECLARED if is_declared else None):
                grounds[member.id, item.id] = ground
    return Bench(jury, members, items, sheets, grounds)


def members_of(round_id: int) -> Sequence[JuryMember]:
    query = select(JuryMember).where(JuryMember.round_id == round_id).order_by(JuryMember.id)
    return db.session.scalars(query.options(joinedload(JuryMember.person))).all()


def _sheets(round_id: int, member_id: int | None, item_id: int | None, with_scores: bool) -> Sequence[JurySheet]:
    query = select(JurySheet).join(JurySheet.member).where(JuryMember.round_id == round_id)
    if member_id is not None:
        query = query.where(JurySheet.member_id == member_id)
    if item_id is not None:
        query = query.where(JurySheet.nomination_id == item_id)
    scores = [] if with_scores else [lazyload(JurySheet.scores)]
    return db.session.scalars(query.options(lazyload(JurySheet.member), *scores)).all()


def _seat(bench: Bench, member: JuryMember) -> Seat:
    barred = frozenset(item for who, item in bench.grounds if who == member.id)
    is_called_in, is_silent_now = member.called_in_at is not None, _is_silent(bench, member)
    return Seat(member.id, member.is_reserve, is_called_in, is_silent_now, bench.can_act(member), barred)


def _is_silent(bench: Bench, member: JuryMember, moment: datetime | None = None) -> bool:
    jury = bench.jury
    if jury.round.status != RoundStatus.JUDGING or jury.round.judge_until is None:
        return False
    has_saved = any(who == member.id for who, _ in bench.sheets)
    limits = (member.called_in_at, jury.round.judge_until, moment or now(), jury.step_in_days)
    return not has_saved and is_silent(*limits)


def get_member(round_id: int, member_id: int) -> JuryMember:
    query = select(JuryMember).where(JuryMember.id == member_id, JuryMember.round_id == round_id)
    return existing(db.session.scalar(query))
