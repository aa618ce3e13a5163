"""Speaks with the mail server: how a session is opened, and what an email looks like as a message."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from portal.core.addresses import deliverable
from portal.core.mail.actions import ClaimedEmail

TIMEOUT = 20  # seconds per step of the SMTP conversation

# Errors that concern one email; all others concern the mail server.
REFUSED = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
    ValueError,
)


def reason(error: Exception) -> str:
    """Why an email could not be sent, for the log: words of servers repeat addresses, their numbers do not."""
    refused = getattr(error, "recipients", {})
    codes = [code for code, _words in refused.values()] if isinstance(refused, dict) else []
    told = getattr(error, "smtp_code", None) or getattr(error, "strerror", None) or (codes and codes[0])
    return f"{type(error).__name__} {told or ''}".strip()


def compose(email: ClaimedEmail, sender: str) -> EmailMessage:
    """The email as a message, with the same Message-ID at every attempt; a line break in a header raises ValueError."""
    message = EmailMessage()
    typed = parseaddr(sender)[1]
    address = deliverable(typed)
    message["From"] = sender.replace(typed, address)
    message["To"] = deliverable(email.recipient)
    message["Subject"] = email.subject
    message["Date"] = format_datetime(email.created_at)
    domain = address.rpartition("@")[2]
    message["Message-ID"] = f"<letter-{email.id}-{email.created_at:%Y%m%d%H%M%S}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(email.text, cte="quoted-printable")
    message["Content-Language"] = email.language  # after set_content, which drops all Content-… fields
    return message


def connected(url: str) -> smtplib.SMTP:
    """A session with the server of `smtp://user:password@host:587?starttls=1` or `smtps://…`."""
    parts = urlsplit(url)
    host = parts.hostname or "localhost"
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT)
    if parse_qs(parts.query).get("starttls") == ["1"]:
        server.starttls(context=ssl.create_default_context())
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server
