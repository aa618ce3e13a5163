"""Writes what was said and done into the history of a request."""

from dataclasses import dataclass

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.rules import DeclineReason, Period, Status, Step


@dataclass(frozen=True)
class Message:
    """What somebody writes, in a language, and ready reasons by their codes."""

    text: str = ""
    language: str = ""
    reasons: tuple[DeclineReason, ...] = ()


NO_MESSAGE = Message()


def add_entry(
    request: PartnerRequest,
    step: Step | None,
    by: Person | None,
    message: Message = NO_MESSAGE,
    period: Period | None = None,
) -> Entry:
    """A step with what was said about it, or a message alone; without a person it is the portal's own."""
    starts_on, ends_on = period or (None, None)
    entry = Entry(
        request_id=request.id,
        step=step or "",
        by_id=by.id if by else None,
        reasons=list(message.reasons),
        text=message.text,
        language=message.language if message.text else "",
        starts_on=starts_on,
        ends_on=ends_on,
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def close(request: PartnerRequest, step: Step, to: Status, by: Person | None) -> Entry:
    """A step that needs no message; the request must be locked."""
    request.status, request.status_since = to, now()
    return add_entry(request, step, by)
