"""Reads what the organiser sees of a jury: who judges what and how far everybody is, and no scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from sqlalchemy import select

from portal.awards.models import Nomination
from portal.awards.rules.codes import NominationStatus
from portal.core.db import db
from portal.juries.models import Jury, JuryMember, JurySheet
from portal.juries.queries.seats import Bench
from portal.juries.rules.codes import Ground
from portal.juries.rules.members import n_who_judge
from portal.regions.queries import all_regions
from portal.regions.rules import Status


@dataclass(frozen=True)
class MemberState:
    """A member and how far she is."""

    member: JuryMember
    n_items: int
    n_handed_in: int
    is_silent: bool
    has_judged: bool  # also what counts no more


@dataclass(frozen=True)
class ItemState:
    """A nomination, who can judge it and who does not, with the reason that somebody has given."""

    item: Nomination
    n_judges: int
    n_reserves: int
    n_handed_in: int
    recused: Sequence[tuple[JuryMember, Ground, str]]
    quorum: int

    @property
    def is_reachable(self) -> bool:
        return self.n_judges >= self.quorum

    @property
    def is_reachable_with_reserves(self) -> bool:
        return self.n_judges + self.n_reserves >= self.quorum


def member_states(bench: Bench) -> list[MemberState]:
    seats = {seat.member: seat for seat in bench.seats}
    return [_member_state(bench, member, not seats[member.id].works) for member in bench.members]


def item_states(bench: Bench) -> list[ItemState]:
    numbers = n_who_judge(bench.seats, [item.id for item in bench.items])
    return [_item_state(bench, item, *numbers[item.id]) for item in bench.items]


def missing_regions(bench: Bench) -> list[str]:
    """Keys of the active regions without a member."""
    present = {member.region_key for member in bench.members}
    return [key for key, region in all_regions().items() if region.status == Status.ACTIVE and key not in present]


def comments_of(jury: Jury) -> dict[int, list[str]]:
    """By nomination, what members wrote to the organiser beside their scores; without their names."""
    query = select(JurySheet.nomination_id, JurySheet.comment).join(JurySheet.member).join(JurySheet.nomination)
    is_given = (JurySheet.handed_in_at.is_not(None), JurySheet.comment != "")
    query = query.where(JuryMember.round_id == jury.round_id, Nomination.status == NominationStatus.AGREED, *is_given)
    rows = db.session.execute(query.order_by(JurySheet.nomination_id, JurySheet.comment))
    return {number: [row.comment for row in some] for number, some in groupby(rows, key=itemgetter(0))}


def _member_state(bench: Bench, member: JuryMember, is_silent: bool) -> MemberState:
    items = bench.items_for(member)
    n_handed_in = sum(bench.handed_in(member, item) for item in items)
    has_judged = any(sheet.handed_in_at for (who, _), sheet in bench.sheets.items() if who == member.id)
    return MemberState(member, len(items), n_handed_in, is_silent, has_judged)


def _item_state(bench: Bench, item: Nomination, n_judges: int, n_reserves: int) -> ItemState:
    recused = [
        (member, ground, sheet.reason if (sheet := bench.sheet(member, item)) else "")
        for member in bench.members
        if (ground := bench.grounds.get((member.id, item.id)))
    ]
    n_handed_in = sum(bench.handed_in(member, item) for member in bench.members if bench.may_judge(member, item))
    return ItemState(item, n_judges, n_reserves, n_handed_in, recused, bench.jury.round.quorum)
