"""Reads juries: those that are at work, and those of which somebody is a member."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, or_, select

from portal.accounts.models import Person
from portal.awards.models import AwardRound
from portal.awards.rules.codes import RoundStatus
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.juries.models import Jury, JuryMember

OVER = (RoundStatus.JUDGED, RoundStatus.PUBLISHED, RoundStatus.CANCELLED)
_IS_CANCELLED = AwardRound.status == RoundStatus.CANCELLED
CLOSED_AT = (  # of a member: a jury whose round is cancelled has done with it, too
    select(func.coalesce(Jury.closed_at, case((_IS_CANCELLED, AwardRound.status_since))))
    .join(Jury.round)
    .where(Jury.round_id == JuryMember.round_id)
    .scalar_subquery()
)


def find_jury(round_id: int) -> Jury | None:
    return db.session.get(Jury, round_id)


def get_jury(round_id: int) -> Jury:
    return existing(find_jury(round_id))


def is_open(jury: Jury, moment: datetime | None = None) -> bool:
    """Whether members can score now: the round is with the jury, and the deadline is not over."""
    until = jury.round.judge_until
    is_in_time = until is None or (moment or now()) < until
    return jury.round.status == RoundStatus.JUDGING and jury.closed_at is None and is_in_time


def open_juries() -> Sequence[Jury]:
    """Whose members can score now."""
    is_judging = (AwardRound.status == RoundStatus.JUDGING, Jury.closed_at.is_(None))
    juries = db.session.scalars(select(Jury).join(Jury.round).where(*is_judging).order_by(Jury.round_id))
    return [jury for jury in juries if is_open(jury)]


def due_to_close() -> Sequence[Jury]:
    """Without a result, though the deadline is over or the organiser has ended the judging.

    What somebody changes at this moment waits for the next time.
    """
    is_late = (AwardRound.status == RoundStatus.JUDGING) & (AwardRound.judge_until <= now())
    is_over = or_(AwardRound.status == RoundStatus.JUDGED, is_late)
    query = select(Jury).join(Jury.round).where(Jury.closed_at.is_(None), is_over).order_by(Jury.round_id)
    query = query.with_for_update(of=Jury, skip_locked=True).execution_options(populate_existing=True)
    return db.session.scalars(query).all()


def memberships_of(person: Person) -> Sequence[JuryMember]:
    """In rounds that are not over, the newest first."""
    query = select(JuryMember).join(AwardRound, AwardRound.id == JuryMember.round_id)
    is_own = (JuryMember.person_id == person.id, AwardRound.status.not_in(OVER))
    return db.session.scalars(query.where(*is_own).order_by(JuryMember.round_id.desc())).all()
