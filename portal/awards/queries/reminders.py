"""Reads which nominees have to be reminded that their answer is missing."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from portal.awards.models import AwardRound, Nomination
from portal.awards.rules.codes import NominationStatus, RoundStatus
from portal.awards.rules.reminders import NOMINEE_DAYS, due_reminder
from portal.core.clock import now
from portal.core.db import db


def to_remind() -> list[tuple[Nomination, int]]:
    """Nominations without an answer, with the reminder that is due: its days before the deadline."""
    moment = now()
    until = func.coalesce(AwardRound.agree_until, AwardRound.nominate_until)
    query = select(Nomination).join(Nomination.round).options(contains_eager(Nomination.round))
    query = query.where(
        AwardRound.status == RoundStatus.NOMINATING,
        Nomination.status == NominationStatus.PROPOSED,
        until > moment,
        until <= moment + timedelta(days=max(NOMINEE_DAYS)),
    )
    found = ((each, _reminder(each)) for each in db.session.scalars(query.order_by(Nomination.id)))
    return [(nomination, days) for nomination, days in found if days]


def _reminder(nomination: Nomination) -> int | None:
    until = nomination.round.dates.answer_until
    return due_reminder(nomination.status_since, until, now(), NOMINEE_DAYS) if until else None
