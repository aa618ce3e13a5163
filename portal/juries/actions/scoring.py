"""Members score: drafts are saved, handed in one by one or all at once, and given up where somebody is partial.

Whoever changes a sheet takes it first by one conditional statement: what two tabs do at once is done one after another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, select

from portal.awards.models import Nomination
from portal.core.claims import add_if_new, change_if
from portal.core.clock import now
from portal.core.db import db, insert_into
from portal.core.refusal import Refused, existing
from portal.juries.actions.calling import call_in
from portal.juries.models import Jury, JuryMember, JuryScore, JurySheet
from portal.juries.queries.rounds import is_open
from portal.juries.rules.codes import JuryRefusal


@dataclass(frozen=True)
class Draft:
    """What a member has typed; `seen` is the revision of the sheet when she began."""

    scores: Mapping[int, int] = field(default_factory=dict)  # criterion → score
    comment: str = ""
    seen: str = ""


def save(jury: Jury, member: JuryMember, item: Nomination, draft: Draft, *, is_by_hand: bool = True) -> JurySheet:
    """Scores that are not in the draft stay. Of two comments both stay; what a script saves is refused then."""
    must_be_open(jury)
    sheet = _taken(member, item)
    is_overtaken = bool(draft.seen) and draft.seen != sheet.revision and draft.comment != sheet.comment
    if is_overtaken and not is_by_hand:
        raise Refused(JuryRefusal.CHANGED_SINCE)
    kept = [sheet.comment] if is_overtaken else []
    sheet.comment = "\n\n".join(each for each in (*kept, draft.comment) if each)
    for criterion_id, score in draft.scores.items():
        _put(sheet, criterion_id, score)
    db.session.flush()
    db.session.refresh(sheet)
    return sheet


def hand_in(jury: Jury, member: JuryMember, items: Sequence[Nomination]) -> int:
    """Of these, all that have a score by every criterion; the number of them. It can not be changed any more."""
    _hold_open(jury)
    needed = {criterion.id for criterion in jury.round.criteria}
    n_handed_in = sum(_hand_in(member, item, needed) for item in items)
    if not n_handed_in:
        raise Refused(JuryRefusal.NOTHING_COMPLETE)
    return n_handed_in


def recuse(jury: Jury, member: JuryMember, item: Nomination, reason: str) -> None:
    """By her own word, also after she has begun or handed in: what she gave this nomination goes."""
    _hold_open(jury)
    sheet = _sheet(member, item)
    gone = {"recused_at": now(), "reason": reason, "handed_in_at": None, "comment": ""}
    if not change_if(JurySheet, JurySheet.id == sheet.id, JurySheet.recused_at.is_(None), **gone):
        raise Refused(JuryRefusal.RECUSED)
    db.session.execute(delete(JuryScore).where(JuryScore.sheet_id == sheet.id))
    db.session.expire_all()
    call_in(jury)


def must_be_open(jury: Jury) -> None:
    if not is_open(jury):
        raise Refused(JuryRefusal.CLOSED)


def _hold_open(jury: Jury) -> None:
    """Until this transaction ends, nobody closes the jury."""
    must_be_open(jury)
    is_not_closed = (Jury.round_id == jury.round_id, Jury.closed_at.is_(None))
    if not change_if(Jury, *is_not_closed, n_steps=Jury.n_steps + 1):
        raise Refused(JuryRefusal.CLOSED)


def _hand_in(member: JuryMember, item: Nomination, needed: set[int]) -> bool:
    sheet = _sheet(member, item)
    is_draft = (JurySheet.id == sheet.id, JurySheet.handed_in_at.is_(None), JurySheet.recused_at.is_(None))
    scored = select(JuryScore.criterion_id).where(JuryScore.sheet_id == sheet.id)
    if not change_if(JurySheet, *is_draft, saved_at=now()) or not needed <= set(db.session.scalars(scored)):
        return False
    change_if(JurySheet, JurySheet.id == sheet.id, handed_in_at=now())
    db.session.refresh(sheet)
    return True


def _taken(member: JuryMember, item: Nomination) -> JurySheet:
    """The sheet, for this transaction alone."""
    sheet = _sheet(member, item)
    is_draft = (JurySheet.id == sheet.id, JurySheet.handed_in_at.is_(None), JurySheet.recused_at.is_(None))
    if not change_if(JurySheet, *is_draft, saved_at=now()):
        raise Refused(JuryRefusal.HANDED_IN)
    db.session.refresh(sheet)
    return sheet


def _sheet(member: JuryMember, item: Nomination) -> JurySheet:
    """Raises NotFound for somebody who is dismissed in this moment."""
    is_member = select(JuryMember.id).where(JuryMember.id == member.id)
    existing(db.session.scalar(is_member.with_for_update(read=True, key_share=True)))
    add_if_new(JurySheet, member_id=member.id, nomination_id=item.id)
    is_same = (JurySheet.member_id == member.id, JurySheet.nomination_id == item.id)
    return existing(db.session.scalar(select(JurySheet).where(*is_same)))


def _put(sheet: JurySheet, criterion_id: int, score: int) -> None:
    values = {"sheet_id": sheet.id, "criterion_id": criterion_id, "score": score}
    new = insert_into(JuryScore).values(**values)
    db.session.execute(new.on_conflict_do_update(index_elements=["sheet_id", "criterion_id"], set_={"score": score}))
