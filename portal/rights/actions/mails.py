"""What the outbox knows of a person: emails to her go, and so do those that were sent and tell of her or her works."""

from collections.abc import Collection, Sequence

from flask import current_app
from sqlalchemy import ColumnElement, delete, or_, select

from portal.accounts.models import EmailChange, Person
from portal.contributions.models import Contribution, ContributionEntry, OpinionRequest
from portal.contributions.notifications import event_of
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.mail.rules import only_own_links
from portal.rights.rules.redaction import GAP, Traces


def addresses_of(person: Person) -> list[str]:
    """Every address of hers that the portal has seen; the longest first."""
    query = select(EmailChange.old_email, EmailChange.new_email).filter_by(person_id=person.id)
    former = [address for row in db.session.execute(query) for address in row]
    known = {address for address in (person.email, person.claimed_email, *former) if address}
    return sorted(known, key=lambda address: (-len(address), address))


def forget_emails(person: Person, works: Sequence[Contribution], traces: Traces, *, but: str = "") -> None:
    """`works` go with her; `but` is the event of an email that she still has to get."""
    mine = or_(Email.recipient.in_(traces.addresses), Email.held_for == person.id)
    traces = Traces(traces.name, [*traces.addresses, *map(_as_words, traces.addresses)])
    db.session.execute(delete(Email).where(mine, Email.event != but))
    db.session.execute(delete(Email).where(_is_about(works)))
    titles = {work.title for work in works if work.title}
    for email in db.session.scalars(select(Email).where(_tells_of([*traces.parts, *titles]), Email.event != but)):
        languages = (email.language, person.language)
        _leave_out(email, *(_without(part, languages, traces, titles) for part in (email.subject, email.text)))


def _as_words(address: str) -> str:
    """How an address that somebody has typed stands in an email."""
    return only_own_links(address, current_app.config["BASE_URL"])


def _leave_out(email: Email, subject: str, text: str) -> None:
    """What was sent is needed no more; what still waits is sent without it."""
    if (subject, text) == (email.subject, email.text):
        return
    if email.sent_at or email.given_up_at:
        db.session.delete(email)
    else:
        email.subject, email.text = subject, text


def _without(text: str, languages: Collection[str], traces: Traces, titles: Collection[str]) -> str:
    for title in sorted(titles, key=len, reverse=True):
        text = text.replace(title, GAP)
    return traces.taken_out_of(text, languages)


def _tells_of(parts: Sequence[str]) -> ColumnElement[bool]:
    columns = (Email.subject, Email.text)
    return or_(*(column.icontains(part, autoescape=True) for column in columns for part in parts))


def _is_about(works: Sequence[Contribution]) -> ColumnElement[bool]:
    """Emails about steps of these works and opinions of them, by their events."""
    numbers = [work.id for work in works]
    steps = db.session.scalars(select(ContributionEntry).where(ContributionEntry.contribution_id.in_(numbers))).all()
    opinions = db.session.scalars(select(OpinionRequest.id).where(OpinionRequest.contribution_id.in_(numbers)))
    events = [event_of(step) for step in steps]
    starts = [*(f"{event}:" for event in events), *(f"handed-over:{number}:" for number in numbers)]
    for number in opinions:
        events.append(f"opinion-given:{number}")
        starts.append(f"opinion-wanted:{number}:")
    return or_(Email.event.in_(events), *(Email.event.startswith(start, autoescape=True) for start in starts))
