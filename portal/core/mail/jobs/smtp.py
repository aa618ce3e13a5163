"""Speaks with the mail server: how a session is opened, what an email looks like as a message, what went wrong."""

import smtplib
import ssl
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from portal.core.addresses import deliverable
from portal.core.mail.actions import ClaimedEmail
from portal.core.mail.rules import Failure, Problem, problem_of_reply

TIMEOUT = 20  # seconds per step of the SMTP conversation
ONE_CLICK = "List-Unsubscribe=One-Click"  # RFC 8058

# Errors that concern one email; all others, a refused sender too, concern the mail server or the settings.
REFUSED = (smtplib.SMTPDataError, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError, ValueError)


class Folding(EmailPolicy):
    """Folds subjects without losing a blank, which the standard library does where two encoded words meet; and leaves
    addresses of pages in one piece.
    """

    def fold(self, name: str, value: Any) -> str:
        if name.lower() == "subject" and not str(value).isascii():
            words = Header(str(value), "utf-8", header_name=name, maxlinelen=76)
            return f"{name}: {words.encode(linesep=self.linesep)}{self.linesep}"
        return f"{name}: {value}{self.linesep}" if name == "List-Unsubscribe" else super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("utf-8" if self.utf8 else "ascii", "surrogateescape")


FOLDING = Folding()


def problem_of(error: Exception) -> Problem:
    """Why an email, or all of them, could not be sent."""
    match error:
        case smtplib.SMTPAuthenticationError():
            return Problem(Failure.LOGIN, _told(error))
        case smtplib.SMTPSenderRefused():
            return Problem(Failure.SENDER, _told(error))
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return problem_of_reply(code, words.decode("utf-8", "replace"))
        case smtplib.SMTPDataError():
            return problem_of_reply(error.smtp_code, _words(error))
        case smtplib.SMTPResponseException():
            return Problem(Failure.LATER, _told(error))
        case smtplib.SMTPNotSupportedError() | ValueError():
            return Problem(Failure.IMPOSSIBLE, str(error))
    return Problem(Failure.UNREACHABLE, str(error))


def reason(error: Exception) -> str:
    """Why an email could not be sent, for the log: words of servers repeat addresses, their numbers do not."""
    refused = getattr(error, "recipients", {})
    codes = [code for code, _words in refused.values()] if isinstance(refused, dict) else []
    told = getattr(error, "smtp_code", None) or getattr(error, "strerror", None) or (codes and codes[0])
    return f"{type(error).__name__} {told or ''}".strip()


def compose(email: ClaimedEmail, sender: str) -> EmailMessage:
    """The email as a message, with the same Message-ID at every attempt; a line break in a header raises ValueError."""
    message = EmailMessage(policy=FOLDING)
    typed = parseaddr(sender)[1]
    address = deliverable(typed)
    message["From"] = sender.replace(typed, address)
    message["To"] = deliverable(email.recipient)
    message["Subject"] = email.subject
    message["Date"] = format_datetime(email.created_at)
    domain = address.rpartition("@")[2]
    message["Message-ID"] = f"<letter-{email.id}-{email.created_at:%Y%m%d%H%M%S}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if email.unsubscribe:
        message["List-Unsubscribe"], message["List-Unsubscribe-Post"] = f"<{email.unsubscribe}>", ONE_CLICK
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


def _told(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_words(error)}"


def _words(error: smtplib.SMTPResponseException) -> str:
    words = error.smtp_error
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
