"""Reads the outbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.mail.rules import LATE
from portal.core.refusal import existing


def newest(limit: int = 100) -> Sequence[Email]:
    return db.session.scalars(select(Email).order_by(Email.id.desc()).limit(limit)).all()


def get_email(email_id: int) -> Email:
    return existing(db.session.get(Email, email_id))


def latest_failure(event: str) -> Email | None:
    """The last email of these events, when it did not arrive; `event` is how their names begin."""
    query = select(Email).where(Email.event.startswith(event, autoescape=True)).order_by(Email.id.desc()).limit(1)
    email = db.session.scalar(query)
    return email if email and email.given_up_at else None


def held_before(moment: datetime) -> dict[int, list[Email]]:
    """What was held back until then for daily emails and can no longer be undone, by the person's number."""
    is_due = (Email.held_for.is_not(None), Email.created_at <= moment, Email.due_at <= now())
    held: dict[int, list[Email]] = {}
    for email in db.session.scalars(select(Email).where(*is_due).order_by(Email.id)):
        held.setdefault(email.held_for or 0, []).append(email)
    return held


def count_given_up() -> int:
    """Emails that nobody will ever get, unless somebody looks into it."""
    query = select(func.count()).where(Email.given_up_at.is_not(None))
    return db.session.scalar(query.select_from(Email)) or 0


def outbox_state() -> dict[str, Any]:
    """Whether emails are sent in time: how many wait, and for how many seconds the oldest is overdue."""
    waiting = (Email.sent_at.is_(None), Email.given_up_at.is_(None), Email.held_for.is_(None))
    number, due = db.session.execute(select(func.count(), func.min(Email.due_at)).where(*waiting)).one()
    overdue = max(0, int((now() - due).total_seconds())) if due else 0
    is_late = overdue > LATE.total_seconds() and bool(current_app.config["MAIL_URL"])
    return {"ok": not is_late, "waiting": number, "overdue_seconds": overdue, "given_up": count_given_up()}
