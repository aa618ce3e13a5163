"""Sends due letters by SMTP; every letter is claimed first, so that no two processes send it."""

import smtplib
import ssl
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from flask import current_app
from sqlalchemy import Row, delete, select, update

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.mail.rules import CLAIM, MAX_ATTEMPTS, delay_after

PATIENCE = 20  # seconds per step of the SMTP conversation

Claimed = Row[Any]  # a plain copy: while the mail server thinks, no transaction may be open

# What concerns one letter; everything else concerns the mail server.
LETTER_REFUSED = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
    ValueError,
)


def deliver_due() -> int:
    """Sends everything due and gives how many letters left; without MAIL_URL all of them wait.

    When the server can't be reached, only the first letter counts a failed try and the rest stay due.
    A crash between sending and noting it sends the letter again, with the same Message-ID.
    """
    sent = 0
    mail = claim_next() if current_app.config["MAIL_URL"] else None
    if mail is None:
        return 0
    try:
        with connected(current_app.config["MAIL_URL"]) as server:
            while mail:
                sent += send(server, mail)
                mail = claim_next()
    except (OSError, smtplib.SMTPException) as error:
        if mail:
            put_off(mail, error)
    return sent


def claim_next(moment: datetime | None = None) -> Claimed | None:
    """Takes the letter that has waited longest; commits, so that other processes see the claim."""
    moment = moment or now()
    waiting = (Email.sent_at.is_(None), Email.due_at <= moment, Email.attempts < MAX_ATTEMPTS)
    first = select(Email.id).where(*waiting).order_by(Email.due_at, Email.id).limit(1).with_for_update(skip_locked=True)
    claim = (
        update(Email)
        .where(Email.id == first.scalar_subquery(), *waiting)
        .values(due_at=moment + CLAIM, attempts=Email.attempts + 1)
        .returning(*Email.__table__.columns)
        .execution_options(synchronize_session=False)
    )
    mail = db.session.execute(claim).one_or_none()
    db.session.commit()
    return mail


def send(server: smtplib.SMTP, mail: Claimed) -> bool:
    """Hands one letter over; a refused letter is tried again later and does not hold up the others."""
    try:
        server.send_message(compose(mail, current_app.config["MAIL_FROM"]))
    except LETTER_REFUSED as error:
        put_off(mail, error)
        return False
    _note(mail, sent_at=now(), error="")
    return True


def put_off(mail: Claimed, error: Exception) -> None:
    """Keeps the error and waits, longer after every try."""
    current_app.logger.warning("letter %s could not be sent: %s", mail.id, error)
    _note(mail, due_at=now() + delay_after(mail.attempts), error=str(error)[:500])


def compose(mail: Claimed, sender: str) -> EmailMessage:
    """The letter as a message; a line break in an address or subject raises ValueError."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = mail.recipient
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.created_at)
    message["Message-ID"] = (
        f"<letter-{mail.id}-{mail.created_at:%Y%m%d%H%M%S}@{parseaddr(sender)[1].rpartition('@')[2]}>"
    )
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text, cte="quoted-printable")
    message["Content-Language"] = mail.language  # after set_content, which drops all Content-… fields
    return message


def connected(url: str) -> smtplib.SMTP:
    """A session with the server of `smtp://user:password@host:587?starttls=1` or `smtps://…`."""
    parts = urlsplit(url)
    host = parts.hostname or "localhost"
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, parts.port or 465, timeout=PATIENCE, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=PATIENCE)
    if parse_qs(parts.query).get("starttls") == ["1"]:
        server.starttls(context=ssl.create_default_context())
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def forget_sent(older_than: timedelta) -> None:
    """Removes letters that left long ago: they hold names and addresses."""
    db.session.execute(delete(Email).where(Email.sent_at < now() - older_than))


def _note(mail: Claimed, **facts: Any) -> None:
    db.session.execute(update(Email).where(Email.id == mail.id).values(facts))
    db.session.commit()
