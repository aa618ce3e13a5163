"""Sends the outbox: as soon as an action that wrote emails is committed, and every minute."""

import smtplib
from typing import Any

from flask import Flask, current_app

from portal.core.db import db, listen_to_sessions
from portal.core.jobs.queue import enqueue
from portal.core.mail import actions
from portal.core.mail.jobs.smtp import REFUSED, compose, connected, problem_of, reason


def deliver() -> int:
    """Sends everything due and gives how many emails were sent; without MAIL_URL all of them wait.

    Every email is claimed before it is sent, and the claim committed, so that no two processes send it. When the server
    can't be reached, only the first email counts a failed attempt and the rest stay due. A crash between sending and
    recording it sends the email again, with the same Message-ID.
    """
    n_sent = 0
    email = _claimed() if current_app.config["MAIL_URL"] else None
    if email is None:
        return 0
    try:
        with connected(current_app.config["MAIL_URL"]) as server:
            while email:
                n_sent += _send(server, email)
                email = _claimed()
    except (OSError, smtplib.SMTPException) as error:
        if email:
            _record(email, error)
    return n_sent


def init_delivery(_app: Flask) -> None:
    """Listens to the commits of this process, once for however many applications."""
    listen_to_sessions(after_commit=_deliver_soon, after_soft_rollback=_forget_written)


def _claimed() -> actions.ClaimedEmail | None:
    email = actions.claim_next()
    db.session.commit()
    return email


def _send(server: smtplib.SMTP, email: actions.ClaimedEmail) -> bool:
    """An email that the server refuses does not hold up the others."""
    try:
        server.send_message(compose(email, current_app.config["MAIL_FROM"]))
    except REFUSED as error:
        _record(email, error)
        return False
    actions.record_sent(email)
    db.session.commit()
    return True


def _record(email: actions.ClaimedEmail, error: Exception) -> None:
    current_app.logger.warning("email %s could not be sent: %s", email.id, reason(error))
    actions.record_failure(email, problem_of(error))
    db.session.commit()


def _deliver_soon(session: Any) -> None:
    """Emails of a committed action are sent at once; whatever goes wrong here, the next minute sends them."""
    if session.in_nested_transaction() or not session.info.pop(actions.EMAILS_WRITTEN, False):
        return
    if not current_app.config["MAIL_URL"]:
        return
    try:
        enqueue(deliver)
    except Exception:  # the action is saved already; a broken queue must not make it look failed
        current_app.logger.exception("the job queue does not answer; emails are sent within a minute")


def _forget_written(session: Any, _transaction: Any) -> None:
    session.info.pop(actions.EMAILS_WRITTEN, None)
