"""What the outbox does in the background: it sends letters as soon as their deed is committed, and every minute."""

from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.core.db import db
from portal.core.jobs.queue import enqueue
from portal.core.mail.actions.delivery import deliver_due, forget_sent

KEEP_SENT = timedelta(days=90)


def deliver() -> None:
    deliver_due()


def clear() -> None:
    forget_sent(KEEP_SENT)


EVERY_MINUTE = [deliver]
EVERY_HOUR = [clear]


@event.listens_for(db.session, "after_commit")
def deliver_soon(session: Session) -> None:
    """Letters of a committed deed leave at once; whatever goes wrong here, the next minute sends them."""
    if session.in_nested_transaction() or not session.info.pop("letters", False) or not current_app.config["MAIL_URL"]:
        return
    try:
        enqueue(deliver)
    except Exception:  # the deed is saved already; a broken queue must not make it look failed
        current_app.logger.exception("the job queue does not answer; letters leave with the next minute")


@event.listens_for(db.session, "after_soft_rollback")
def forget_letters(session: Session, _transaction: Any) -> None:
    session.info.pop("letters", None)
