"""Emails to people whose address is proven, for all features above, at the times that they chose."""

from collections.abc import Sequence
from typing import Any

from portal.accounts.models import EmailChange, LastNotice, Person
from portal.accounts.queries.notices import choice_of, find_told, unsubscribe_link
from portal.accounts.queries.people import administrators
from portal.accounts.rules.notices import Choice, News, Told, Topic, is_due, next_morning
from portal.core.claims import add_if_new, change_if
from portal.core.clock import now
from portal.core.mail.actions import hold_for, render_email, write_email
from portal.core.mail.models import Email


def email_person(to: Person | None, template: str, event: str, /, *, topic: Topic | None = None, **facts: Any) -> None:
    """In the person's language, once per event; templates know `name`. Without a topic it is a duty, and always comes.

    Nothing is written to nobody, without a proven address, or to somebody suspended who can't act on it.
    """
    if to is None or not _may_be_written_to(to):
        return
    choice = choice_of(to, topic) if topic else Choice.EACH
    if choice == Choice.EACH:
        _write(to, topic, template, event, facts)
    elif choice == Choice.DAILY:
        _hold(to, template, event, facts)


def announce(to: Person | None, news: News, template: str, /, **facts: Any) -> None:
    """One email about all that waits at one place, when it is time for it."""
    if to is None or not _may_be_written_to(to):
        return
    told, moment = find_told(to, news.about), now()
    if not is_due(news, told, choice_of(to, news.topic), moment):
        return
    until = max(news.moments)
    if _claim(to, news.about, told, Told(until, moment, None)):
        _write(to, news.topic, template, f"{news.about}:{to.id}:{moment.isoformat()}", facts)


def send_daily(person: Person | None, held: Sequence[Email]) -> None:
    """Everything that came since yesterday; nothing when the account was suspended or deleted meanwhile."""
    if person and _may_be_written_to(person):
        # Only in a letter of its own does a German text go on in small letters after the salutation.
        parts = [(each.subject, each.text[:1].upper() + each.text[1:]) for each in held]
        _write(person, None, "accounts/mail/daily.txt", f"daily:{held[-1].id}", {"parts": parts, "is_daily": True})


def notify_of_new_address(person: Person, change: EmailChange) -> None:
    """The invitation of a coordinator or an administrator went to the old address: every other administrator hears."""
    for administrator in administrators():
        if administrator.id != person.id:
            event = f"new address {change.id} {administrator.id}"
            template = "accounts/mail/invited_changed.txt"
            email_person(administrator, template, event, person=person, change=change)


def _may_be_written_to(person: Person) -> bool:
    return bool(person.email) and not person.suspended_at


def _write(to: Person, topic: Topic | None, template: str, event: str, facts: dict[str, Any]) -> None:
    link = unsubscribe_link(to, topic) if topic or facts.get("is_daily") else ""
    write_email(
        event=event, to=to.email, language=to.language, template=template, name=to.name, unsubscribe=link, **facts
    )


def _hold(to: Person, template: str, event: str, facts: dict[str, Any]) -> None:
    subject, text = render_email(template, to.language, {**facts, "name": to.name, "is_part": True})
    email = {"event": event, "recipient": to.email or "", "language": to.language, "subject": subject, "text": text}
    hold_for(to.id, next_morning(), **email)


def _claim(to: Person, about: str, before: Told | None, told: Told) -> bool:
    """Of two processes that tell somebody the same at once, one does."""
    values = {"until": told.until, "at": told.at, "read_at": None}
    if before:
        is_row = (LastNotice.person_id == to.id, LastNotice.about == about, LastNotice.at == before.at)
        return change_if(LastNotice, *is_row, **values)
    return add_if_new(LastNotice, person_id=to.id, about=about, **values)
