"""What the outbox does in the background: it sends letters as soon as their deed is committed, and every minute."""

from datetime import timedelta
from typing import Any

from flask import Flask, current_app
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


def init_delivery(_app: Flask) -> None:
    """Listens to the commits of this process, once for however many applications."""
    event.listen(db.session, "after_commit", deliver_soon)
    event.listen(db.session, "after_soft_rollback", forget_letters)


def deliver_soon(session: Session) -> None:
    """Letters of a committed deed leave at once; whatever goes wrong here, the next minute sends them."""
    if session.in_nested_transaction() or not session.info.pop("letters", False) or not current_app.config["MAIL_URL"]:
        return
    try:
        enqueue(deliver)
    except Exception:  # the deed is saved already; a broken queue must not make it look failed
        current_app.logger.exception("the job queue does not answer; letters leave with the next minute")


def forget_letters(session: Session, _transaction: Any) -> None:
    session.info.pop("letters", None)
