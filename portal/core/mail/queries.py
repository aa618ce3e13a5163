"""Reads the outbox."""

from collections.abc import Sequence
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.mail.rules import LATE, MAX_ATTEMPTS
from portal.core.refusal import existing


def newest(limit: int = 100) -> Sequence[Email]:
    return db.session.scalars(select(Email).order_by(Email.id.desc()).limit(limit)).all()


def get_email(email_id: int) -> Email:
    return existing(db.session.get(Email, email_id))


def count_given_up() -> int:
    """Emails that nobody will ever get, unless somebody looks into it."""
    query = select(func.count()).where(Email.sent_at.is_(None), Email.attempts >= MAX_ATTEMPTS)
    return db.session.scalar(query.select_from(Email)) or 0


def outbox_state() -> dict[str, Any]:
    """Whether emails are sent in time: how many wait, and for how many seconds the oldest is overdue."""
    waiting = (Email.sent_at.is_(None), Email.attempts < MAX_ATTEMPTS)
    number, due = db.session.execute(select(func.count(), func.min(Email.due_at)).where(*waiting)).one()
    overdue = max(0, int((now() - due).total_seconds())) if due else 0
    is_late = overdue > LATE.total_seconds() and bool(current_app.config["MAIL_URL"])
    return {"ok": not is_late, "waiting": number, "overdue_seconds": overdue, "given_up": count_given_up()}
